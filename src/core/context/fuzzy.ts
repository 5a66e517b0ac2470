/**
 * How well typed letters fit a path: undefined when they do not stand in it in that order, else more for letters side by
 * side, at the start of a word, in the file's name, and for what is short. The case of letters does not matter.
 */
export function fuzzyScore(query: string, path: string): number | undefined {
  const wanted = query.toLowerCase();
  if (wanted === '') return 0;
  const text = path.toLowerCase();
  const nameStart = text.lastIndexOf('/') + 1;
  const score = scoreInName(wanted, text, path, nameStart) ?? scoreFrom(wanted, text, path, 0);
  return score === undefined ? undefined : score - Math.min(path.length, 200) / 20;
}

/** The best fitting of some things, best first; those that fit as well keep their order. */
export function bestFitting<T>(
  query: string,
  things: Iterable<T>,
  pathOf: (thing: T) => string,
  most: number,
): readonly T[] {
  const scored: { thing: T; score: number }[] = [];
  for (const thing of things) {
    const score = fuzzyScore(query, pathOf(thing));
    if (score !== undefined) scored.push({ thing, score });
  }
  return scored
    .sort((one, other) => other.score - one.score)
    .slice(0, most)
    .map(({ thing }) => thing);
}

/** What fits in the file's name, and, before a slash that was typed, in its folders. */
function scoreInName(wanted: string, text: string, original: string, nameStart: number): number | undefined {
  const split = wanted.lastIndexOf('/') + 1;
  const name = scoreFrom(wanted.slice(split), text, original, nameStart);
  const folders = scoreFrom(wanted.slice(0, split), text.slice(0, nameStart), original, 0);
  return name === undefined || folders === undefined ? undefined : name + folders + 40;
}

function scoreFrom(wanted: string, text: string, original: string, from: number): number | undefined {
  if (wanted === '') return 0;
  const whole = text.indexOf(wanted, from);
  if (whole !== -1) return 60 + wanted.length * 4 + (startsWord(original, whole) ? 20 : 0);
  let score = 0;
  let position = from;
  let last = -2;
  for (const letter of wanted) {
    const found = text.indexOf(letter, position);
    if (found === -1) return undefined;
    score += found === last + 1 ? 4 : startsWord(original, found) ? 3 : 0;
    last = found;
    position = found + letter.length;
  }
  return score;
}

function startsWord(text: string, index: number): boolean {
  const before = text.charAt(index - 1);
  const letter = text.charAt(index);
  return before === '' || /[^\p{L}\p{N}]/u.test(before) || (/\p{Lu}/u.test(letter) && /\p{Ll}/u.test(before));
}
