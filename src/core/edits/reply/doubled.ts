import { readComments } from './comments.ts';
import { siblingsIn } from './definitions.ts';
import { depthOf, leastDepth } from './depth.ts';
import { signatureOf, type Signature } from './signature.ts';

const wished =
  /\b(?:again|both|clon|copy|copies|duplicat|keep\b.*\b(?:old|original)|overload|repeat|second|twice)/i;

/** Languages in which a name can be declared once more in the same place. */
const shadowing: ReadonlySet<string> = new Set(['rust', 'fsharp', 'ocaml', 'haskell', 'elixir', 'swift']);
const keys: ReadonlySet<string> = new Set([
  'yaml',
  'dockercompose',
  'json',
  'jsonc',
  'toml',
  'ini',
  'properties',
]);

/** A section, a document, a branch for the compiler: the same names can stand in each. */
const anotherPart = /^\s*(?:\[[^\]]*\]\s*$|---|#\s*(?:if|el|end))/;
/** Languages in which a function begins with no more than its name. */
const withoutKeyword = /^(?:javascript|typescript)(?:react)?$|^(?:java|csharp|c|cpp|dart|shellscript)$/;

const declaration = /^(?:export\s+)?(?:const|let|var|val)\s+([\w$]+)/;
const key = /^["']?([\w$./-]+)["']?\s*[:=]/;
const assignment = /^([\w$.]+)\s*:?=(?!=)/;

/**
 * Whether code is the selection as it was and then a new version of it, or the other way round, rather than the selection
 * and more. Told by names that nothing may define twice.
 */
export function isDoubled(
  languageId: string,
  selection: readonly string[],
  code: readonly string[],
  wish = '',
): boolean {
  if (wished.test(wish)) return false;
  const sent = codeOf(selection, languageId);
  const came = codeOf(code, languageId);
  if (sent.length === 0 || came.length <= sent.length) return false;
  const rests = [
    startsWith(came, sent) ? came.slice(sent.length) : [],
    startsWith(came.slice(-sent.length), sent) ? came.slice(0, -sent.length) : [],
  ];
  return rests.some((rest) => rest.length > 0 && isVersion(rest, sent, languageId));
}

/** Lines with something other than comments. */
function codeOf(lines: readonly string[], languageId: string): readonly string[] {
  const comments = readComments(lines, languageId);
  return lines.filter((line, index) => line.trim() !== '' && comments[index]?.isWhole !== true);
}

function startsWith(lines: readonly string[], start: readonly string[]): boolean {
  return start.every((line, index) => line.trim() === lines[index]?.trim());
}

function isVersion(rest: readonly string[], sent: readonly string[], languageId: string): boolean {
  if (leastDepth(rest) !== leastDepth(sent) || rest.some((line) => anotherPart.test(line))) return false;
  const functions = signaturesIn(sent, languageId);
  if (functions.length > 0) return holdsAll(functions, signaturesIn(rest, languageId));
  const named = shadowing.has(languageId) ? [] : namesIn(sent, declaration);
  if (named.length > 0) return holdsAll(named, namesIn(rest, declaration));
  if (keys.has(languageId)) {
    const own = namesIn(sent, key);
    return own.length > 0 && holdsAll(own, namesIn(rest, key));
  }
  return endsAlike(rest, sent);
}

function holdsAll(wanted: readonly Signature[], present: readonly Signature[]): boolean {
  const all = new Set(present);
  return wanted.every((signature) => all.has(signature));
}

/** A head without a body: one of several forms of a function. */
const isDeclared = /^[^={]*;$/;

/** What may be defined once only. One with a decorator above may be a part of another. */
function signaturesIn(lines: readonly string[], languageId: string): readonly Signature[] {
  if (/^(?:css|scss|less)$/.test(languageId)) return [];
  return siblingsIn(lines)
    .filter(
      ({ name, line }) => withoutKeyword.test(languageId) || lines[line]?.trim().startsWith(name) !== true,
    )
    .filter(({ line }) => lines[line - 1]?.trim().startsWith('@') !== true)
    .filter(({ line }) => !isDeclared.test(lines[line]?.trim() ?? ''))
    .map(({ name, line }) => signatureOf(lines[line]?.trim() ?? '', name, languageId));
}

/** Names in the outermost lines. */
function namesIn(lines: readonly string[], pattern: RegExp): readonly string[] {
  const depth = leastDepth(lines);
  return lines.flatMap((line) => (depthOf(line) === depth ? (pattern.exec(line.trim())?.[1] ?? []) : []));
}

/** Fewer statements can be the same by chance. */
const fewest = 3;

/** Whether statements come to the same end, having begun with the same variable. */
function endsAlike(rest: readonly string[], sent: readonly string[]): boolean {
  const last = sent.at(-1)?.trim() ?? '';
  if (sent.length < fewest || rest.length < 2 || rest.at(-1)?.trim() !== last || !/\w/.test(last))
    return false;
  const [first, other] = [sent[0], rest[0]].map((line = '') => assignment.exec(line.trim())?.[1]);
  return /^return\b/.test(last) || (first !== undefined && first === other);
}
