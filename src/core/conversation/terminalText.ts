/** What goes into a terminal as one line, or why it cannot. */
export type TerminalText =
  { readonly kind: 'line'; readonly text: string } | { readonly kind: 'empty' } | { readonly kind: 'script' };

/** A line of a transcript of a terminal that was typed there. */
const prompt = /^[$%] +/;
/** What a command goes on after. */
const unfinished = /(?:\||&&)$/;
/** What begins or ends a block, or what is read from the lines that follow. */
const block =
  /^(?:if|then|else|elif|fi|for|foreach|while|until|do|done|case|esac|select|function|try|catch|finally|begin|end|switch)\b|^[{}()]|[({]$|\b(?:do|then)$|<<|(?:^|\s)\w+\s*\(\)/;

/**
 * Makes commands of an answer one line that can be put into a terminal without any of it being run: there is no line feed
 * in it, nor anything else that a terminal acts upon. Comments and blank lines go; commands are joined.
 * @param separator what stands between two commands.
 * @returns `script` where the lines belong together in a way that one line does not have.
 */
export function terminalText(text: string, separator: string): TerminalText {
  const all = withoutControls(text)
    .split('\n')
    .map((line) => line.trim());
  const typed = all.some((line) => prompt.test(line))
    ? all.filter((line) => prompt.test(line)).map((line) => line.replace(prompt, ''))
    : all;
  const commands = joinContinued(typed.filter((line) => line !== '' && !/^(?:#|::|rem\s)/i.test(line)));
  const [first, ...others] = commands;
  if (first === undefined) return { kind: 'empty' };
  const isScript =
    commands.some(hasOpenQuote) || (others.length > 0 && commands.some((line) => block.test(line)));
  return isScript ? { kind: 'script' } : { kind: 'line', text: commands.join(separator) };
}

/**
 * Line feeds stay, tabs become blanks since a shell completes on them, and all other control characters go, those that turn
 * the direction of a text with them: what is read is what is run.
 */
function withoutControls(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '');
}

/** A line that ends with a backslash, or in a pipe, goes on with the next one. */
function joinContinued(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let open: string | undefined;
  for (const line of lines) {
    const whole = open === undefined ? line : `${open} ${line}`;
    const cut = /^(.*?)(?:\s*\\|\s[`^])$/s.exec(whole)?.[1];
    open = cut ?? (unfinished.test(whole) ? whole : undefined);
    if (open === undefined) joined.push(whole);
  }
  return open === undefined ? joined : [...joined, open];
}

/** Whether a quotation that a line begins does not end on it. */
function hasOpenQuote(line: string): boolean {
  let quote = '';
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    if (character === '\\' && quote !== "'") index += 1;
    else if (quote === '' && `'"`.includes(character)) quote = character;
    else if (character === quote) quote = '';
  }
  return quote !== '';
}
