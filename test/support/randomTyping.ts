/** What a person does to a text: they replace what stands between two places. */
export interface Typing {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Something that a person may do, mostly at the edges of lines.
 * @param chance numbers that choose what and where.
 * @param token what is typed: a statement that stands nowhere else.
 */
export function typingAt(
  document: string,
  chance: { readonly one: number; readonly other: number; readonly how: number },
  token: string,
): Typing {
  const lines = document.split('\n');
  const line = chance.one % lines.length;
  const start = lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0);
  const end = start + (lines[line]?.length ?? 0);
  const within = start + (chance.other % (end - start + 1));
  const more = Math.min(lines.length, line + 1 + (chance.other % 4));
  const farEnd = lines.slice(0, more).reduce((sum, { length }) => sum + length + 1, -1);
  const afterEnding = Math.min(document.length, farEnd + 1);
  const ways: readonly Typing[] = [
    { from: within, to: within, text: token },
    { from: start, to: start, text: token },
    { from: end, to: end, text: token },
    { from: end, to: end, text: '\n' },
    { from: start, to: start, text: '\n' },
    { from: within, to: within, text: '\n' },
    { from: start, to: start, text: `${token}\n` },
    { from: end, to: end, text: `\n${token}` },
    { from: start, to: end, text: token },
    { from: start, to: end, text: '' },
    { from: start, to: farEnd, text: '' },
    { from: start, to: afterEnding, text: '' },
    { from: start, to: afterEnding, text: `${token}\n` },
    { from: Math.max(0, start - 1), to: farEnd, text: '' },
    { from: Math.max(0, start - 1), to: farEnd, text: `\n${token}` },
    { from: Math.max(0, start - 1), to: start, text: '' },
    { from: Math.max(0, within - 1), to: within, text: '' },
    { from: within, to: Math.min(document.length, within + 1), text: '' },
    { from: end, to: Math.min(document.length, end + 1), text: '' },
    { from: within, to: farEnd, text: '' },
    { from: within, to: farEnd, text: `${token}\n` },
  ];
  return ways[chance.how % ways.length] ?? { from: end, to: end, text: token };
}
