import { isCommon } from '../reply/commonLines.ts';
import type { OutlineEntry } from './outline.ts';

/** Lines as they are compared: what they are known by, and how much it says that a line was found. */
export interface KeyedLines {
  /** '' for a blank line. The same for lines that differ in white space alone, or that define the same name. */
  readonly keys: readonly string[];
  /** 0 for blank lines and for those that stand in any code. */
  readonly weights: readonly number[];
}

/** A definition's name says more than a line that is the same. */
const weightOfDefinition = 3;

/**
 * Makes the lines of a document and of some code comparable. A line that stands often in the document says little: each
 * time it weighs less.
 */
export function keyLines(
  document: readonly string[],
  code: readonly string[],
  outlines: { readonly document: readonly OutlineEntry[]; readonly code: readonly OutlineEntry[] },
): { readonly document: KeyedLines; readonly code: KeyedLines } {
  const shared = sharedNames(outlines.document, outlines.code);
  const keysOf = (lines: readonly string[], outline: readonly OutlineEntry[]): readonly string[] => {
    const keys = lines.map((line) => line.trim().replace(/\s+/g, ' '));
    for (const { name, line } of outline) if (shared.has(name)) keys[line] = definitionKey(name);
    return keys;
  };
  const documentKeys = keysOf(document, outlines.document);
  const frequencies = countsOf(documentKeys);
  const weighed = (keys: readonly string[]): KeyedLines => ({
    keys,
    weights: keys.map((key) => {
      if (isDefinitionKey(key)) return weightOfDefinition;
      return key === '' || isCommon(key) ? 0 : 1 / (frequencies.get(key) ?? 1);
    }),
  });
  return { document: weighed(documentKeys), code: weighed(keysOf(code, outlines.code)) };
}

/** How often each text is in a list. */
export function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** Whether a key stands for the definition of a name that document and code define once each. */
export function isDefinitionKey(key: string): boolean {
  return key.startsWith('\0');
}

function definitionKey(name: string): string {
  return `\0${name}`;
}

function sharedNames(document: readonly OutlineEntry[], code: readonly OutlineEntry[]): ReadonlySet<string> {
  const inDocument = countsOf(document.map(({ name }) => name));
  const inCode = countsOf(code.map(({ name }) => name));
  return new Set([...inCode.keys()].filter((name) => inCode.get(name) === 1 && inDocument.get(name) === 1));
}

/** The share of words that two lines have in common, from 0 to 1. */
export function similarity(one: string, other: string): number {
  const words = wordsOf(one);
  const others = wordsOf(other);
  if (words.length === 0 || others.length === 0) return 0;
  const left = new Map(countsOf(others));
  let shared = 0;
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared += 1;
  }
  return (2 * shared) / (words.length + others.length);
}

/** No line has more that is looked at, in UTF-16 units. */
const longestCompared = 400;

function wordsOf(line: string): readonly string[] {
  return line.slice(0, longestCompared).match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]+/gu) ?? [];
}
