import { fillIn, type Sentence } from '../workersAi/sentence.ts';
import { redact } from '../workersAi/redact.ts';
import type { Attachment } from './attachment.ts';
import { shownTurns } from './branches.ts';
import type { Conversation } from './conversation.ts';
import { commentJson, exportVersion, headStart, unusedMark } from './markdownMarks.ts';
import { openFenceOf } from './openFence.ts';
import { oneLine, titleOf } from './title.ts';
import { settled } from './tree.ts';
import type { Answer, AnswerState, Turn } from './turn.ts';

export interface ExportOptions {
  /** What must not leave with the file, such as the token. */
  readonly secrets?: readonly string[];
  /** Puts what Edgewise itself says into the person's language. Default: English. */
  readonly translate?: (sentence: Sentence) => string;
}

/**
 * A conversation as a Markdown file: the branch that is shown, then the turns of the others; in comments all that a text
 * does not tell. `importMarkdown` reads it.
 */
export function exportMarkdown(conversation: Conversation, options: ExportOptions = {}): string {
  const kept = withoutSecrets(settled(conversation), options.secrets ?? []);
  const { translate = fillIn } = options;
  const writer = new Writer(translate, unusedMark(kept));
  const { turns, ...rest } = kept;
  const heading = headingOf(kept, translate);
  const head = { version: exportVersion, mark: writer.mark, heading, turns: turns.length, ...rest };
  const shown = new Set(shownTurns(kept).map(({ id }) => id));
  const parts = turns.map((turn, index) => ({ isShown: shown.has(turn.id), text: writer.turn(turn, index) }));
  const others = parts.filter(({ isShown }) => !isShown).map(({ text }) => text);
  const folded = `<details>\n<summary>${translate({ text: 'Other branches', values: [] })}</summary>`;
  return [
    `${headStart}${commentJson(head)} -->`,
    `# ${heading}`,
    ...parts.filter(({ isShown }) => isShown).map(({ text }) => text),
    ...(others.length === 0 ? [] : [folded, ...others, '</details>']),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The branch that is shown as Markdown, without anything that only `importMarkdown` would read. */
export function plainMarkdown(conversation: Conversation, options: ExportOptions = {}): string {
  const kept = withoutSecrets(conversation, options.secrets ?? []);
  const { translate = fillIn } = options;
  const writer = new Writer(translate, undefined);
  const turns = shownTurns(kept).map((turn, index) => writer.turn(turn, index));
  return [`# ${headingOf(kept, translate)}`, ...turns].join('\n\n').concat('\n');
}

function headingOf(conversation: Conversation, translate: (sentence: Sentence) => string): string {
  return titleOf(conversation) || translate({ text: 'New Conversation', values: [] });
}

class Writer {
  readonly #translate: (sentence: Sentence) => string;
  readonly mark: string | undefined;

  /** @param mark of the comments; undefined for a text without any. */
  constructor(translate: (sentence: Sentence) => string, mark: string | undefined) {
    this.#translate = translate;
    this.mark = mark;
  }

  turn(turn: Turn, index: number): string {
    const open = openFenceOf(turn.text)?.marker;
    const text = open === undefined ? turn.text : `${turn.text}\n${open}`;
    const heading = turn.role === 'user' ? this.#say('Question') : this.#say('Answer');
    // What is undefined is not in the JSON.
    const data = { index, closed: open, ...turn, text: undefined, attachments: undefined };
    return [
      `## ${heading}`,
      this.#part('turn', data, text),
      ...(turn.role === 'assistant'
        ? [`*${this.#about(turn)}*`]
        : turn.attachments.map((attachment) => this.#attachment(attachment))),
    ].join('\n\n');
  }

  #attachment({ code, ...rest }: Attachment): string {
    const longest = Math.max(2, ...(code.match(/`{3,}/g) ?? []).map((run) => run.length));
    const fence = '`'.repeat(longest + 1);
    const language = /^[\w+#.-]+$/.test(rest.languageId) ? rest.languageId : '';
    const body = `**${placeOf(rest)}**\n\n${fence}${language}\n${code}\n${fence}`;
    return this.#part('attachment', rest, body);
  }

  #part(kind: 'turn' | 'attachment', data: object, body: string): string {
    if (this.mark === undefined) return body;
    return `<!-- ${this.mark} ${kind} ${commentJson(data)} -->\n\n${body}\n\n<!-- ${this.mark} end -->`;
  }

  /** Which model said it, how it was asked, what it cost. */
  #about({ model, seed, temperature, maxTokens, usage, dollars, state }: Answer): string {
    return [
      oneLine(model),
      ...(seed === undefined
        ? []
        : [
            // A name more than an amount: no separators in it.
            this.#say('seed {0}', String(seed)),
          ]),
      ...(temperature === undefined ? [] : [this.#say('temperature {0}', temperature)]),
      ...(maxTokens === undefined ? [] : [this.#say('at most {0} tokens', maxTokens)]),
      ...(usage === undefined
        ? []
        : [this.#say('{0} tokens in, {1} out', usage.promptTokens, usage.completionTokens)]),
      ...(dollars === undefined ? [] : [`$${dollars.toFixed(6)}`]),
      ...this.#outcome(state),
    ].join(' · ');
  }

  #outcome(state: AnswerState): readonly string[] {
    switch (state.kind) {
      case 'stopped':
        return [this.#say('stopped')];
      case 'cut':
        return [
          state.reason === 'length'
            ? this.#say('cut at its token limit')
            : this.#say('cut by the connection'),
        ];
      case 'failed':
        return [this.#say('failed: {0}', oneLine(state.problem.message))];
      case 'waiting':
      case 'streaming':
        return [this.#say('under way')];
      case 'done':
        return [];
    }
  }

  #say(text: string, ...values: readonly (string | number)[]): string {
    return this.#translate({ text, values });
  }
}

function placeOf({ label, reference, symbol }: Omit<Attachment, 'code'>): string {
  const name = symbol === undefined ? '' : ` ${symbol}`;
  if (!reference) return oneLine(label + name);
  const { path, startLine, endLine } = reference;
  const lines = startLine === endLine ? String(startLine) : `${startLine}-${endLine}`;
  return oneLine(`${path}:${lines}${name}`);
}

function withoutSecrets(conversation: Conversation, secrets: readonly string[]): Conversation {
  const hide = (text: string): string =>
    secrets.reduce(
      (result, secret) => (secret === '' ? result : result.replaceAll(secret, '[hidden]')),
      text,
    );
  const { title, turns } = conversation;
  return {
    ...conversation,
    ...(title === undefined ? {} : { title: hide(title) }),
    turns: turns.map((turn) => hideIn(turn, hide)),
  };
}

function hideIn(turn: Turn, hide: (text: string) => string): Turn {
  if (turn.role === 'user')
    return {
      ...turn,
      text: hide(turn.text),
      ...(turn.sentText === undefined ? {} : { sentText: hide(turn.sentText) }),
      attachments: turn.attachments.map((attachment) => ({
        ...attachment,
        code: hide(attachment.code),
        before: hide(attachment.before),
        after: hide(attachment.after),
      })),
    };
  const { state } = turn;
  if (state.kind !== 'failed') return { ...turn, text: hide(turn.text) };
  const problem = { ...state.problem, message: redact(hide(state.problem.message)) };
  return { ...turn, text: hide(turn.text), state: { kind: 'failed', problem } };
}
