/** Numbers from 0 to below 1, the same for the same seed (Marsaglia's xorshift with 32 bits). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const words = [
  'item',
  'total',
  'user',
  'order',
  'price',
  'state',
  'index',
  'result',
  'cache',
  'entry',
  'node',
  'path',
];

/** A text ten times as long has ten times the names, so that its lines repeat as often. */
function namesIn(lines: number): number {
  return Math.ceil(lines / 40);
}

/**
 * Lines like those of a program: functions with their comments, and many lines that repeat (blank ones, braces).
 * @param names how many names there are of each kind.
 */
export function codeLines(count: number, random: () => number, names = namesIn(count)): string[] {
  const word = (): string => words[Math.floor(random() * words.length)]!;
  const name = (): string => `${word()}${word()[0]!.toUpperCase()}${Math.floor(random() * names)}`;
  const statements: readonly (() => readonly string[])[] = [
    () => [`  const ${name()} = ${name()}(${word()});`],
    () => [`  ${word()}.push(${word()});`],
    () => [`  if (!${word()}) return;`],
    () => [`  if (${name()} > ${Math.floor(random() * 50)}) {`, `    ${word()} += ${name()};`, '  }'],
    () => [`  for (const ${word()} of ${word()}s) {`, `    ${name()}(${word()});`, '  }'],
    () => ['  try {', `    await ${name()}();`, '  } catch (error) {', '    log.error(error);', '  }'],
    () => [''],
  ];
  const lines: string[] = [];
  while (lines.length < count) {
    lines.push('/**', ` * Returns the ${word()} of a ${word()}.`, ' */');
    lines.push(`export function ${name()}(${word()}: ${word()}): void {`);
    for (let left = 2 + Math.floor(random() * 8); left > 0; left -= 1)
      lines.push(...statements[Math.floor(random() * statements.length)]!());
    lines.push('  return result;', '}', '');
  }
  return lines.slice(0, count);
}

/**
 * The same lines with a share of them changed, counted in lines replaced, put in and taken out, which are a third each:
 * single lines, and as often blocks of up to 30.
 */
export function changeLines(lines: readonly string[], share: number, random: () => number): string[] {
  const changed: string[] = [];
  const meanLength = (1 + 15.5) / 2;
  // A change that puts lines in takes none of the lines it is chosen from.
  const chance = share / (meanLength - (share * meanLength * 2) / 3 + share);
  for (let index = 0; index < lines.length;) {
    if (random() >= chance) {
      changed.push(lines[index]!);
      index += 1;
      continue;
    }
    const length = random() < 0.5 ? 1 : 1 + Math.floor(random() * 30);
    const kind = Math.floor(random() * 3);
    if (kind === 0)
      for (const line of lines.slice(index, index + length)) changed.push(variant(line, random));
    if (kind === 1) changed.push(...codeLines(length, random, namesIn(lines.length)));
    else index += length;
  }
  return changed;
}

/** A line with another name in it; a line without one stays. */
function variant(line: string, random: () => number): string {
  return line.replace(/\w+\d+|\b[a-z]{4,}\b/, () => `renamed${Math.floor(random() * 10_000)}`);
}
