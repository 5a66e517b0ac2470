import * as v from 'valibot';
import { parseJson } from '../workersAi/json.ts';
import type { Sentence } from '../workersAi/sentence.ts';
import type { Conversation } from './conversation.ts';
import { exportVersion, headStart } from './markdownMarks.ts';
import { attachmentSchema, idSchema, turnSchema } from './schemas.ts';
import { faultOf, settled } from './tree.ts';
import type { Attachment } from './attachment.ts';
import type { Turn } from './turn.ts';

/** What a file holds, or why it cannot be read: the line, counted from 1, and the reason. */
export type ImportedMarkdown =
  | { readonly kind: 'conversation'; readonly conversation: Conversation }
  | { readonly kind: 'unreadable'; readonly line: number; readonly reason: Sentence };

const headSchema = v.object({
  mark: v.pipe(v.string(), v.regex(/^edgewise-\d+$/)),
  heading: v.string(),
  turns: v.number(),
  id: idSchema,
  title: v.exactOptional(v.string()),
  createdAt: v.number(),
  updatedAt: v.number(),
  chosen: v.record(v.string(), idSchema),
});
const versionSchema = v.object({ version: v.number() });
const turnHeadSchema = v.looseObject({ index: v.number(), closed: v.exactOptional(v.string()) });

/** A part of the file: what its comment says, and the text up to its end. */
interface Part {
  readonly kind: 'turn' | 'attachment';
  readonly data: unknown;
  readonly body: string;
  readonly line: number;
}

interface ReadTurn {
  readonly index: number;
  readonly turn: Turn;
  readonly line: number;
}

class Unreadable extends Error {
  readonly line: number;
  readonly reason: Sentence;

  constructor(line: number, text: string, ...values: readonly (string | number)[]) {
    super(text);
    this.line = line;
    this.reason = { text, values };
  }
}

/**
 * Reads a file of `exportMarkdown`, all branches. Texts may have been changed by hand, and the heading, which then is the
 * conversation's title; what was changed of the comments is an error.
 */
export function importMarkdown(file: string): ImportedMarkdown {
  try {
    return { kind: 'conversation', conversation: read(file) };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', line: error.line, reason: error.reason };
    throw error;
  }
}

function read(file: string): Conversation {
  const start = file.startsWith('\uFEFF') ? file.slice(1) : file;
  const [first = ''] = start.split('\n', 1);
  // An editor or Git may have given every line the other ending; a text with such lines of its own has a head without.
  const text = first.endsWith('\r') ? start.replaceAll('\r\n', '\n') : start;
  const { mark, heading, turns: count, ...rest } = readHead(first.trimEnd());
  const read = readTurns(partsOf(text, mark));
  if (read.length !== count)
    throw new Unreadable(
      text.split('\n').length,
      'There should be {0} messages, but there are {1}.',
      count,
      read.length,
    );
  const ordered = read.toSorted((one, other) => one.index - other.index);
  const fault = faultOf(ordered.map(({ turn }) => turn));
  if (fault) throw faultAt(ordered, fault.turn, fault.reason);
  const shown = /^# (.*)$/m.exec(text.slice(first.length, text.indexOf(`<!-- ${mark} `, first.length)))?.[1];
  const renamed = shown !== undefined && shown !== heading ? { title: shown } : {};
  return settled({ ...rest, ...renamed, turns: ordered.map(({ turn }) => turn) });
}

function faultAt(turns: readonly ReadTurn[], turn: Turn, { text, values }: Sentence): Unreadable {
  return new Unreadable(turns.find((each) => each.turn === turn)?.line ?? 1, text, ...values);
}

function readHead(line: string): v.InferOutput<typeof headSchema> {
  if (!line.startsWith(headStart) || !line.endsWith('-->'))
    throw new Unreadable(
      1,
      'This is no conversation that Edgewise exported: its first line should begin with {0}.',
      headStart.trim(),
    );
  const json = parseJson(line.slice(headStart.length, -'-->'.length));
  const version = v.safeParse(versionSchema, json);
  if (version.success && version.output.version > exportVersion)
    throw new Unreadable(1, 'A newer Edgewise wrote this file. Update Edgewise to import it.');
  const head = v.safeParse(headSchema, json);
  if (!head.success)
    throw new Unreadable(1, 'The comment in this line was changed: {0}', issueOf(head.issues[0]));
  return head.output;
}

function partsOf(text: string, mark: string): readonly Part[] {
  const parts: Part[] = [];
  let open: Omit<Part, 'body'> | undefined;
  let bodyStart = 0;
  let line = 1;
  let place = 0;
  for (const content of text.split('\n')) {
    const start = place;
    place += content.length + 1;
    line += 1;
    // The head names the mark too.
    if (start === 0 || !content.includes(mark)) continue;
    const comment = new RegExp(`^<!-- ${mark} (turn|attachment|end)(?: (\\{.*\\}))? -->[ \\t]*$`, 's').exec(
      content,
    );
    const at = line - 1;
    if (!comment) throw new Unreadable(at, 'The comment in this line was changed.');
    const [, kind, json = ''] = comment;
    if (kind === 'end') {
      if (!open) throw new Unreadable(at, 'Nothing begins that could end here.');
      parts.push({ ...open, body: unframed(text.slice(bodyStart, start)) });
      open = undefined;
      continue;
    }
    if (open) throw new Unreadable(open.line, 'What begins here has no end.');
    const data = parseJson(json);
    if (data === undefined) throw new Unreadable(at, 'The comment in this line was changed.');
    open = { kind: kind === 'turn' ? 'turn' : 'attachment', data, line: at };
    bodyStart = place;
  }
  if (open) throw new Unreadable(open.line, 'What begins here has no end.');
  return parts;
}

/** Without the empty line after the comment that begins a part, and the one before the comment that ends it. */
function unframed(body: string): string {
  const text = body.startsWith('\n') ? body.slice(1) : body;
  return text.replace(/\n{1,2}$/, '');
}

function readTurns(parts: readonly Part[]): readonly ReadTurn[] {
  const groups: { readonly part: Part; readonly attachments: Attachment[] }[] = [];
  for (const part of parts) {
    if (part.kind === 'turn') groups.push({ part, attachments: [] });
    else {
      const group = groups.at(-1);
      if (!group) throw new Unreadable(part.line, 'This attachment belongs to no message.');
      group.attachments.push(readAttachment(part));
    }
  }
  return groups.map(({ part, attachments }) => readTurn(part, attachments));
}

function readTurn({ data, body, line }: Part, attachments: readonly Attachment[]): ReadTurn {
  const head = v.safeParse(turnHeadSchema, data);
  if (!head.success)
    throw new Unreadable(line, 'The comment in this line was changed: {0}', issueOf(head.issues[0]));
  const { index, closed, ...rest } = head.output;
  const fence = `\n${closed ?? ''}`;
  const text = closed !== undefined && body.endsWith(fence) ? body.slice(0, -fence.length) : body;
  const turn = v.safeParse(turnSchema, { attachments, ...rest, text });
  if (!turn.success)
    throw new Unreadable(line, 'The comment in this line was changed: {0}', issueOf(turn.issues[0]));
  return { index, turn: turn.output, line };
}

function readAttachment({ data, body, line }: Part): Attachment {
  const code = /(?:^|\n)(`{3,})[^\n]*\n(?:([^]*)\n)?\1[ \t]*$/.exec(body);
  if (!code) throw new Unreadable(line, 'The code of this attachment should stand in a fence of backticks.');
  const head = v.safeParse(v.looseObject({}), data);
  const attachment = v.safeParse(attachmentSchema, {
    ...(head.success ? head.output : {}),
    code: code[2] ?? '',
  });
  if (!attachment.success)
    throw new Unreadable(line, 'The comment in this line was changed: {0}', issueOf(attachment.issues[0]));
  return attachment.output;
}

function issueOf(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? ''}: ${issue.message}`;
}
