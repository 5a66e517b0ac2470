import { readComments } from './comments.ts';
import { definitionsIn } from './definitions.ts';
import { depthOf } from './depth.ts';
import { leaveOf } from './wishes.ts';
import type { Rewrite } from './deletion.ts';

/** A statement that stands where a body is still to be written. */
const stub =
  /^(?:pass|\.\.\.|raise NotImplementedError\b.*|throw new (?:NotImplemented|UnsupportedOperation)\w*\(.*\);?|throw new Error\((["'`])(?:not (?:yet )?implemented|todo)\b.*|(?:todo|unimplemented)!\(.*\);?|TODO\(.*\)|panic\("(?:not implemented|todo|unimplemented)"?.*|fatalError\(.*\))$/i;
/** What every stub has. */
const word = /\bpass\b|\.\.\.|implemented|todo|unsupported|fatalError/i;
/** What closes a block, or opens it on a line of its own. */
const bracket = /^[{})\];,]+$|^end$/;
const stubWish =
  /\b(?:abstract|stub\w*|interface|protocol|skeleton|scaffold\w*|placeholder|signatures?|not ?implemented|todo|overloads?|pass|type hints? only|empty)\b/i;

/**
 * Whether the body of a function is gone and a word such as `pass` stands in its place, or whether nothing but such a word
 * came for all of the code. A function that gets a stub beside it and keeps its body is sound.
 */
export function emptiesBodies({ languageId, selection, code, wish }: Rewrite): boolean {
  if (wish !== undefined && (stubWish.test(wish) || leaveOf(wish) === 'any')) return false;
  const sent = withoutComments(selection, languageId);
  const came = withoutComments(code, languageId);
  if (!came.some((line) => word.test(line))) return false;
  if (came.every((line) => stub.test(statementOf(line)) || bracket.test(line.trim())))
    return sent.some((line) => !stub.test(statementOf(line)));
  const had = bodiesIn(sent);
  const has = bodiesIn(came);
  const isEmptied = [...has.values()].every(({ real }) => real === 0);
  return [...has].some(
    ([name, { stubs, real, isContainer }]) =>
      (!isContainer || isEmptied) && stubs > (had.get(name)?.stubs ?? 0) && real < (had.get(name)?.real ?? 0),
  );
}

interface Bodies {
  readonly stubs: number;
  readonly real: number;
  readonly isContainer: boolean;
}

/** How many functions and classes of each name have a body, and how many have a stub. */
function bodiesIn(lines: readonly string[]): ReadonlyMap<string, Bodies> {
  const bodies = new Map<string, Bodies>();
  for (const { name, line, depth, isContainer } of definitionsIn(lines)) {
    const statements = bodyOf(lines, line, depth);
    const isStub = statements.length > 0 && statements.every((statement) => stub.test(statement));
    const { stubs, real } = bodies.get(name) ?? { stubs: 0, real: 0 };
    const isReal = statements.length > 0 && !isStub;
    bodies.set(name, { stubs: stubs + Number(isStub), real: real + Number(isReal), isContainer });
  }
  return bodies;
}

/** Two statements tell as much as all of a body. */
const enough = 2;
/** No head of a function has more lines. */
const longestHead = 40;

/** The first statements of a function: what stands after the end of its head. */
function bodyOf(lines: readonly string[], start: number, depth: number): readonly string[] {
  const inLine = /(?:\)|->[^:]{1,80}):\s*(\S.*)$/.exec(lines[start] ?? '')?.[1];
  if (inLine !== undefined) return [statementOf(inLine)];
  const statements: string[] = [];
  let isHead = !endsHead(lines[start] ?? '');
  for (let index = start + 1; index <= start + longestHead && statements.length < enough; index += 1) {
    const line = lines[index] ?? '';
    const text = line.trim();
    if (depthOf(line) <= depth && !bracket.test(text) && !(isHead && text.startsWith(')'))) break;
    if (text === '}' || text === 'end') break;
    if (isHead) isHead = !endsHead(line);
    else if (!bracket.test(text)) statements.push(statementOf(line));
  }
  return statements;
}

/** Whether the first line of a body follows. */
function endsHead(line: string): boolean {
  return /[:{)]$|\bdo$|=>$|=$/.test(line.trimEnd());
}

/** A line without the comment at its end. */
function statementOf(line: string): string {
  const text = line.trim();
  const end = text.search(/\s(?:#|\/\/)/);
  return end === -1 ? text : text.slice(0, end).trimEnd();
}

/** Lines with something other than comments; in Python, documentation is a comment. */
function withoutComments(lines: readonly string[], languageId: string): readonly string[] {
  const comments = readComments(lines, languageId);
  return lines.filter((line, index) => line.trim() !== '' && comments[index]?.isWhole !== true);
}
