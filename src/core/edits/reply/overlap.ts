/** The length of the longest end of one list that another list begins with. Linear (Knuth, Morris and Pratt). */
export function overlap(list: readonly string[], start: readonly string[]): number {
  const pattern = start.slice(0, list.length);
  const borders = bordersOf(pattern);
  let length = 0;
  for (const text of list.slice(-pattern.length)) length = advance(pattern, borders, length, text);
  return length;
}

/** Whether a list holds the wanted lines one after the other, somewhere. */
export function holds(list: readonly string[], wanted: readonly string[]): boolean {
  const borders = bordersOf(wanted);
  let length = 0;
  for (const text of list) {
    length = advance(wanted, borders, length, text);
    if (length === wanted.length) return true;
  }
  return false;
}

function bordersOf(pattern: readonly string[]): readonly number[] {
  const borders = [0];
  let length = 0;
  for (const text of pattern.slice(1)) {
    length = advance(pattern, borders, length, text);
    borders.push(length);
  }
  return borders;
}

function advance(pattern: readonly string[], borders: readonly number[], from: number, text: string): number {
  let length = from;
  while (length > 0 && pattern[length] !== text) length = borders[length - 1] ?? 0;
  return pattern[length] === text ? length + 1 : length;
}
