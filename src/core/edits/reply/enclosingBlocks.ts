import { isCommon } from './commonLines.ts';
import { definitionsIn } from './definitions.ts';
import { depthOf } from './depth.ts';

const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** Whether a reply puts the brackets around it that stand around the selection. */
export function isInSameBrackets(
  reply: readonly string[],
  selection: readonly string[],
  before: readonly string[],
  after: readonly string[],
): boolean {
  const open = reply[0] ?? '';
  const close = closers[open];
  if (close === undefined || reply.length < 3 || selection[0] === open) return false;
  const stands = (line = ''): boolean => line.replace(/[,;]$/, '') === close;
  return (
    stands(reply.at(-1)) && before.at(-1)?.endsWith(open) === true && after[0]?.startsWith(close) === true
  );
}

/** How far from its start a reply is searched for the head of a block around. */
const lengthOfHead = 6;

/** Whether a reply begins with a function or class around the selection that it has changed: what is inside is not certain. */
export function redefinesHead(
  reply: readonly string[],
  selection: readonly string[],
  before: readonly string[],
): boolean {
  const defined = definitionsIn(reply.slice(0, lengthOfHead));
  if (defined.length === 0) return false;
  const heads = new Set(
    definitionsIn(ancestorsOf(selection, before).flatMap((head) => [head, '{'])).map(({ name }) => name),
  );
  const own = new Set(definitionsIn(selection).map(({ name }) => name));
  return defined.some(({ name }) => heads.has(name) && !own.has(name));
}

/** The heads of the blocks around the selection, outermost first: each line above that stands further out than the next. */
export function ancestorsOf(selection: readonly string[], before: readonly string[]): readonly string[] {
  const heads: string[] = [];
  let depth = depthOf(selection.find((line) => line.trim() !== '') ?? '');
  for (let index = before.length - 1; index >= 0 && depth > 0; index -= 1) {
    const line = before[index] ?? '';
    if (line.trim() === '' || depthOf(line) >= depth || isCommon(line.trim())) continue;
    depth = depthOf(line);
    heads.unshift(line.trim());
  }
  return heads;
}
