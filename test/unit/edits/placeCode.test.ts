import assert from 'node:assert/strict';
import { isCommon } from '../../../src/core/edits/reply/commonLines.ts';
import { placeCode, type Placement } from '../../../src/core/edits/placeCode.ts';
import { codeLines, seededRandom } from '../../support/changedCode.ts';

const orders = `import { log } from './log.ts';

/** Adds up. */
export function total(items: readonly Item[]): number {
  let sum = 0;
  for (const item of items) sum += item.price;
  return sum;
}

export class Basket {
  readonly #items: Item[] = [];

  add(item: Item): void {
    this.#items.push(item);
  }

  total(): number {
    return total(this.#items);
  }
}

// Shown on the receipt.
export function label(item: Item): string {
  return item.name + ': ' + item.price;
}
`.split('\n');

const report = `import sys


def read(path):
    with open(path) as file:
        return file.read()


@cached
def count(text):
    words = text.split()
    result = {}
    for word in words:
        result[word] = result.get(word, 0) + 1
    return result
`.split('\n');

interface Case {
  readonly name: string;
  readonly document: readonly string[];
  readonly code: string;
  readonly languageId?: string;
  /** First line and the one after the last, counted from 0. */
  readonly expected: readonly [number, number] | Exclude<Placement['kind'], 'replace'>;
}

const cases: readonly Case[] = [
  {
    name: 'a function written anew, by its name',
    document: orders,
    code: 'export function label({ name, price }: Item): string {\n  return `${name}: ${price}`;\n}',
    expected: [22, 25],
  },
  {
    name: 'a function with another comment over it, with the old one',
    document: orders,
    code: '/** For the receipt. */\nexport function label({ name }: Item): string {\n  return name;\n}',
    expected: [21, 25],
  },
  {
    name: 'lines from inside of a function',
    document: orders,
    code: 'let sum = 0;\nfor (const item of items) sum += item.price * item.count;\nreturn sum;',
    expected: [4, 7],
  },
  {
    name: 'a method without its class',
    document: orders,
    code: 'add(item: Item): void {\n  if (this.#items.includes(item)) return;\n  this.#items.push(item);\n}',
    expected: [12, 15],
  },
  {
    name: 'a whole file',
    document: orders,
    code: [
      "import { warn } from './log.ts';",
      "import { tax } from './tax.ts';",
      '',
      ...orders.slice(2).map((line) => line.replace('item.price', 'item.price * tax')),
    ].join('\n'),
    expected: [0, 25],
  },
  {
    name: 'a Python function, under its decorator',
    document: report,
    languageId: 'python',
    code: 'def count(text):\n    return Counter(text.split())',
    expected: [9, 15],
  },
  {
    name: 'a Python function with its decorator',
    document: report,
    languageId: 'python',
    code: '@cached\ndef count(text):\n    return Counter(text.split())',
    expected: [8, 15],
  },
  {
    name: 'a function with a new helper after it',
    document: orders,
    code: 'export function label(item: Item): string {\n  return join(item);\n}\n\nfunction join(item: Item): string {\n  return item.name;\n}',
    expected: [22, 25],
  },
  {
    name: 'not a class without one of its methods',
    document: orders,
    code: 'export class Basket {\n  readonly #items: Item[] = [];\n\n  add(item: Item): void {\n    this.#items.push(item);\n    log(item);\n  }\n}',
    expected: 'ambiguous',
  },
  {
    name: 'not a function and how to use it',
    document: orders,
    code: 'export function label(item: Item): string {\n  return item.name;\n}\n\nconsole.log(label(first));',
    expected: 'ambiguous',
  },
  {
    name: 'not a function that breaks off',
    document: orders,
    code: 'export function total(items: readonly Item[]): number {\n  let sum = 0;',
    expected: 'ambiguous',
  },
  {
    name: 'not a name that is there twice',
    document: [...orders, ...orders],
    code: 'export function label({ name }: Item): string {\n  return item.name;\n}',
    expected: 'ambiguous',
  },
  {
    name: 'not lines that are there twice',
    document: [...orders, ...orders],
    code: 'let sum = 0;\nfor (const item of items) sum += item.price * item.count;\nreturn sum;',
    expected: 'ambiguous',
  },
  {
    name: 'a new function after all others',
    document: orders,
    code: 'export function discount(item: Item): number {\n  return item.price / 2;\n}',
    expected: 'insert',
  },
  { name: 'anything in an empty file', document: ['', ''], code: 'let a = 1;', expected: 'insert' },
  { name: 'not lines of something else', document: orders, code: 'npm install\nnpm test', expected: 'none' },
  { name: 'not braces', document: orders, code: '}\n}', expected: 'none' },
  { name: 'not nothing', document: orders, code: '\n', expected: 'none' },
];

describe('placing code in a document', () => {
  for (const { name, document, code, languageId = 'typescript', expected } of cases)
    it(name, () => {
      const placement = placeCode(document, code.split('\n'), languageId);
      const found = placement.kind === 'replace' ? [placement.startLine, placement.endLine] : placement.kind;
      assert.deepEqual(found, expected);
    });

  it('takes the word of the editor for where a definition ends', () => {
    const document = ['def a():', '  """', 'not the end', '  """', '  return 1', '', 'b = 2'];
    const placement = placeCode(document, ['def a():', '  return 2'], 'python', [
      { name: 'a', line: 0, end: 5, isContainer: false },
    ]);
    assert.deepEqual(placement, { kind: 'replace', startLine: 0, endLine: 5, confidence: 0.8 });
  });

  it('names every place that is as good', () => {
    const placement = placeCode([...orders, ...orders], orders.slice(3, 8), 'typescript');
    assert.ok(placement.kind === 'ambiguous');
    assert.deepEqual(
      placement.candidates.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [3, 8],
        [3 + orders.length, 8 + orders.length],
      ],
    );
  });

  it('goes to its origin or nowhere in silence, from any lines and with up to 40 % of them changed', () => {
    let placed = 0;
    for (let seed = 1; seed <= 1500; seed += 1) {
      const { document, code, origin, survivors } = excerpt(seed);
      const placement = placeCode(document, code, 'typescript');
      if (placement.kind !== 'replace') continue;
      placed += 1;
      const [first, last] = [Math.min(...survivors), Math.max(...survivors)];
      const place = [placement.startLine, placement.endLine];
      const where = `seed ${seed}: ${place.join('-')} for ${origin.join('-')}`;
      assert.ok(placement.startLine >= origin[0] && placement.endLine <= origin[1], where);
      assert.ok(placement.startLine <= first && placement.endLine > last, where);
    }
    assert.ok(placed > 300, `${placed} of 1,500 were placed.`);
  });

  it('places most functions whose bodies are changed up to 40 %', () => {
    let placed = 0;
    let all = 0;
    for (let seed = 1; seed <= 400; seed += 1) {
      const random = randomFor(seed);
      const document = codeLines(200, random);
      const heads = document.flatMap((line, index) => (line.startsWith('export function') ? [index] : []));
      const start = heads[1 + Math.floor(random() * (heads.length - 3))]!;
      const end = document.indexOf('}', start) + 1;
      const body = document.slice(start + 1, end - 1);
      const { code } = changed(body, random, random() * 0.4);
      const placement = placeCode(document, [document[start]!, ...code, '}'], 'typescript');
      all += 1;
      if (placement.kind !== 'replace') continue;
      assert.deepEqual([placement.startLine, placement.endLine], [start, end], `seed ${seed}`);
      placed += 1;
    }
    assert.ok(placed / all > 0.75, `${placed} of ${all} were placed.`);
  });
});

function randomFor(seed: number): () => number {
  const random = seededRandom(seed * 7919);
  // The first numbers of small seeds are alike.
  for (let index = 0; index < 5; index += 1) random();
  return random;
}

interface Excerpt {
  readonly document: readonly string[];
  readonly code: readonly string[];
  /** Its first line and the one after the last. */
  readonly origin: readonly [number, number];
  /** Lines of the document that are in the code as they were, without those that say nothing. */
  readonly survivors: readonly number[];
}

/** Some lines of a document, changed; in every fourth document some lines stand twice. */
function excerpt(seed: number): Excerpt {
  const random = randomFor(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  let document = codeLines(40 + below(200), random);
  if (seed % 4 === 0) {
    const start = below(document.length - 20);
    const twice = document.slice(start, start + 10 + below(20));
    document = document.toSpliced(below(document.length), 0, ...twice);
  }
  const length = 3 + below(40);
  const start = below(Math.max(1, document.length - length));
  const lines = document.slice(start, start + length);
  const { code, kept } = changed(lines, random, random() * 0.4);
  const survivors = kept
    .map((index) => start + index)
    .filter((line) => document[line]!.trim() !== '' && !isCommon(document[line]!.trim()));
  return { document, code, origin: [start, start + lines.length], survivors };
}

/** Lines with a share of them changed: renamed, replaced, taken out, or with a new line after them. */
function changed(
  lines: readonly string[],
  random: () => number,
  share: number,
): { readonly code: readonly string[]; readonly kept: readonly number[] } {
  const below = (limit: number): number => Math.floor(random() * limit);
  const fresh = (): string => `  quark${below(9999)}(zebra${below(999)}, 'x');`;
  const changes = new Map<number, number>();
  for (let left = Math.floor(share * lines.length); left > 0; left -= 1)
    changes.set(below(lines.length), below(4));
  const kept: number[] = [];
  const code = lines.flatMap((line, index) => {
    const change = changes.get(index);
    if (change === undefined || change === 3) kept.push(index);
    if (change === 0) return [line.replace(/\w+\d+|\b[a-z]{4,}\b/, () => `renamed${below(9999)}`)];
    if (change === 1) return [fresh()];
    if (change === 2) return [];
    return change === 3 ? [line, fresh()] : [line];
  });
  return { code, kept };
}
