import { readComments } from './comments.ts';
import { definitionsIn, siblingsIn, type Definition } from './definitions.ts';
import { isProseLanguage } from './languages.ts';
import { leaveOf, type Leave } from './wishes.ts';

/** A rewritten selection, as lines. */
export interface Rewrite {
  readonly languageId: string;
  readonly selection: readonly string[];
  readonly code: readonly string[];
  readonly wish?: string | undefined;
}

/**
 * Whether most of the selection is gone although nobody asked for that: half of several functions or more, most lines with
 * none in their place, or nearly everything. A strong simplification is none of these: it writes other code, and keeps the
 * names that others use. Comments do not count. A wish to remove lets everything through.
 */
export function deletesMost({ languageId, selection, code, wish }: Rewrite): boolean {
  const leave = leaveOf(wish);
  if (leave === 'any') return false;
  const sent = codeOf(selection, languageId);
  const came = codeOf(code, languageId);
  if (sent.length === 0) return false;
  if (isProseLanguage(languageId)) return lengthOf(code) < lengthOf(selection) * share(leave, 0.2, 0.1);
  return losesDefinitions(sent, came) || losesLines(sent, came, leave, isData(languageId) ? 2.5 : 1);
}

function share(leave: Leave, strict: number, tidy: number): number {
  return leave === 'tidy' ? tidy : strict;
}

/** Lines with something other than comments, as they are. */
function codeOf(lines: readonly string[], languageId: string): readonly string[] {
  const comments = readComments(lines, languageId);
  return lines.filter((line, index) => line.trim() !== '' && comments[index]?.isWhole !== true);
}

/** Methods that other forms of the same class do without. */
const replaceable =
  /^(?:constructor|__\w+__|initialize|init|get\w*|set\w*|is[A-Z]\w*|toString|equals|hashCode|clone)$/;

/**
 * Whether half of the functions side by side are gone, or more. One that only others of the selection called, and that
 * nothing calls now, was put into its callers.
 */
function losesDefinitions(sent: readonly string[], came: readonly string[]): boolean {
  const siblings = siblingsIn(sent);
  if (siblings.length < 2 || siblingsIn(came).length >= siblings.length) return false;
  const defined = new Set([...definitionsIn(came).map(({ name }) => name), ...symbolsIn(came)]);
  const isKept = ({ name }: Definition): boolean => defined.has(name);
  const called = wordsIn(
    siblings.flatMap((sibling, index) =>
      isKept(sibling) ? sent.slice(sibling.line, siblings[index + 1]?.line) : [],
    ),
  );
  const words = wordsIn(came);
  const gone = siblings.filter((sibling) => {
    const { name } = sibling;
    if (isKept(sibling) || replaceable.test(name)) return false;
    return !called.has(name) || words.has(name);
  });
  return gone.length * 2 >= siblings.length;
}

/** Names in quotes or after a colon: keys of a table, `attr_reader :name` of Ruby. */
function symbolsIn(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => Array.from(line.matchAll(/[:'"]([\w$]+)/g), ([, name = '']) => name));
}

function wordsIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.match(/[\w$]+/g) ?? []));
}

/** Shorter selections have not much to lose, and much of it can become one line. */
const shortest = { ofLines: 4, ofCode: 10 };

/** In files of data each line says something of its own, so few lines hardly do the work of many. */
function isData(languageId: string): boolean {
  return /^(?:html|xml|xsl|css|scss|less|json[cl]?|yaml|ini|properties|toml)$/.test(languageId);
}

function losesLines(
  sent: readonly string[],
  came: readonly string[],
  leave: Leave,
  strictness: number,
): boolean {
  const had = new Set(sent.map((line) => line.trim()));
  const fresh = came.filter((line) => !had.has(line.trim()) && /[\p{L}\p{N}]/u.test(line));
  const isOnlyLess = fresh.length === 0;
  if (isOnlyLess && sent.length >= shortest.ofLines)
    return came.length < sent.length * share(leave, 0.67, 0.4);
  const has = new Set(came.map((line) => line.trim()));
  const gone = sent.filter((line) => !has.has(line.trim()));
  if (sent.length < shortest.ofCode || gone.length < sent.length * 0.7) return false;
  return lengthOf(fresh) < lengthOf(gone) * share(leave, 0.06, 0.03) * strictness;
}

/** In UTF-16 units, without white space. */
function lengthOf(lines: readonly string[]): number {
  return lines.reduce((length, line) => length + line.replace(/\s+/g, '').length, 0);
}
