import { undecided, type Undecided } from './undecided.ts';

/** Longest line that is looked at, in UTF-16 units. */
const longestLine = 160;

/** How models begin when they talk about going on, in lower case. */
const openers = [
  'absolutely',
  'apologies',
  'certainly',
  'continuation',
  'continued',
  'continuing',
  'here are',
  'here is',
  "here's",
  'i apologize',
  'i will continue',
  "i'll continue",
  'let me continue',
  "let's continue",
  'of course',
  'ok',
  'picking up',
  'resuming',
  'sorry',
  'sure',
  'the remaining',
  'the rest',
] as const;

const goingOn = /contin|left off|cut off|pick(?:ing)? up|resum/i;
const restOfIt = /the rest|remain|complete|where i/i;
const politeness = /^(?:absolutely|apologies|certainly|of course|okay|ok|sorry|sure)[^\p{L}]*$/iu;

/**
 * How much at the beginning of a continuation is talk about going on ("Continuing from where I left off:"), in UTF-16
 * units, with the empty lines after it; 0 for none.
 * @param isWhole nothing follows it.
 * @param isMidway it goes on from the middle of a line or of a code block, where nobody would say such a thing.
 */
export function talkLength(text: string, isWhole: boolean, isMidway: boolean): number | Undecided {
  let length = 0;
  // Two lines at most: "Sure!" and then the announcement.
  for (let count = 0; count < 2; count += 1) {
    const line = lineLength(text.slice(length), isWhole, isMidway);
    if (line === undecided) return undecided;
    if (line === 0) break;
    length += line;
  }
  return length;
}

function lineLength(text: string, isWhole: boolean, isMidway: boolean): number | Undecided {
  const start = /^[\s*_(#]*/.exec(text)?.[0].length ?? 0;
  const begun = text.slice(start, start + longestLine);
  const lower = begun.toLowerCase().replaceAll('’', "'");
  const mayOpen = openers.some((opener) => opener.startsWith(lower) || lower.startsWith(opener));
  if (!mayOpen) return 0;
  const sentence = /^[^\n:]*(?::[)*_]*|(?=\n))/.exec(begun)?.[0];
  if (sentence === undefined) return isWhole || begun.length >= longestLine ? 0 : undecided;
  if (!openers.some((opener) => lower.startsWith(opener)) || !isTalk(sentence, isMidway)) return 0;
  const after = text.slice(start + sentence.length);
  const white = /^\s*/.exec(after)?.[0] ?? '';
  if (white.length === after.length && !isWhole) return undecided;
  const lineEnd = white.lastIndexOf('\n') + 1;
  // What follows on the same line is only meant for this place when a line was cut.
  if (lineEnd === 0 && !isMidway) return 0;
  return start + sentence.length + (lineEnd === 0 ? white.length : lineEnd);
}

function isTalk(sentence: string, isMidway: boolean): boolean {
  if (!/[:.!…)*_]$/.test(sentence.trimEnd())) return false;
  return goingOn.test(sentence) || (isMidway && (restOfIt.test(sentence) || politeness.test(sentence)));
}
