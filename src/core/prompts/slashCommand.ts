/** A message that begins with `/name`. */
export interface SlashMessage {
  readonly name: string;
  /** What follows the name, without the blanks around it. */
  readonly rest: string;
}

/** What may stand behind the `/`: a prompt's name, with the place it is from before it where names clash. */
const message = /^\/([\p{L}\p{N}_:.-]+)(?:\s+([\s\S]*))?$/u;

/** The name and the rest of a message such as `/fix the loop`; undefined for others, such as one about `/usr/bin`. */
export function parseSlashMessage(text: string): SlashMessage | undefined {
  const [, name, rest = ''] = message.exec(text.trim()) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), rest: rest.trim() };
}

/** The built-in commands that ask something about code. */
export const codeCommands = ['explain', 'fix', 'tests', 'docs', 'refactor'] as const;
export type CodeCommand = (typeof codeCommands)[number];

/** The built-in commands that do something else; a message behind them is sent afterwards. */
export const chatCommands = ['new', 'clear', 'model'] as const;
export type ChatCommand = (typeof chatCommands)[number];

const oneBlock =
  'Answer with the whole changed code in one fenced code block that can take the place of the code above, with the same indentation and nothing left out; after it, say in at most three short points what changed.';

const texts: Readonly<Record<CodeCommand, string>> = {
  explain:
    'Explain what this code does: its purpose first, then how it works step by step, then anything surprising or risky in it.',
  fix: `Find what is wrong in this code and fix it. Change only what the fault needs. If nothing is wrong, say so and show no code. ${oneBlock}`,
  tests:
    'Write tests for this code in the test framework that its language and file suggest. Cover the usual case, the edges and what must fail. Answer with one fenced code block, and say before it in one sentence what it covers.',
  docs: `Write documentation comments for this code in the form that its language has for them, and change nothing else. ${oneBlock}`,
  refactor: `Refactor this code so that it is simpler and easier to read, and does exactly what it did. ${oneBlock}`,
};

/** What is sent for a built-in command. @param rest the person's own words behind it. */
export function codeCommandText(command: CodeCommand, rest: string): string {
  return rest === '' ? texts[command] : `${texts[command]}\n\nAbove all: ${rest}`;
}
