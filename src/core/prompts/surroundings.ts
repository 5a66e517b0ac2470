import { estimateTokens } from '../tokens/estimate.ts';

/** Text around a piece of code, whole lines, each ending as in the file. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

const mostLinesBefore = 60;
const mostLinesAfter = 40;

/**
 * Keeps the lines nearest to the code: at most 60 before and 40 after, and together within a number of tokens. A line
 * is kept whole or not at all. What comes before is worth more to a model, so it gets what it wants of two thirds first.
 */
export function trimSurroundings(surroundings: Surroundings, tokens: number): Surroundings {
  const nearestBefore = splitLines(surroundings.before).slice(-mostLinesBefore).reverse();
  const nearestAfter = splitLines(surroundings.after).slice(0, mostLinesAfter);
  const before = takeLines(nearestBefore, Math.floor((tokens * 2) / 3));
  const after = takeLines(nearestAfter, tokens - before.tokens);
  return { before: before.lines.reverse().join(''), after: after.lines.join('') };
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function takeLines(lines: readonly string[], most: number): { lines: string[]; tokens: number } {
  let tokens = 0;
  const end = lines.findIndex((line) => {
    const cost = estimateTokens(line);
    if (tokens + cost > most) return true;
    tokens += cost;
    return false;
  });
  return { lines: lines.slice(0, end === -1 ? lines.length : end), tokens };
}
