import { isProseLanguage } from './languages.ts';
import { countTexts, firstText } from './lines.ts';
import type { ReplyLines } from './replyLines.ts';

/** A number in front of a line, as editors, `cat -n` and compilers print it. */
const numbered = /^ {0,8}(\d{1,6})(: ?|\. | ?[|│] ?|\t)(.*)$/;

/** What a reply is without the numbers of its lines, or whether it may yet turn out to have them. */
export type Unnumbered = readonly string[] | 'unsure';

/**
 * Takes away the numbers that a model put in front of every line, counting up by one. Left alone where the selection has
 * such lines itself or where they can be code: keys of an object, of YAML, a number and an operator.
 */
export function withoutLineNumbers(lines: readonly string[], input: Omit<ReplyLines, 'reply'>): Unnumbered {
  const { languageId, selection } = input;
  if (selection.some((line) => numbered.test(line))) return lines;
  const matches: RegExpExecArray[] = [];
  const bare: string[] = [];
  for (const line of lines) {
    const match = line.trim() === '' ? undefined : (numbered.exec(line) ?? 'code');
    if (match === 'code') return lines;
    if (match) matches.push(match);
    bare.push(match?.[3] ?? '');
  }
  if (matches.length === 0) return lines;
  if (matches.length === 1) return isSameStart(bare, selection) ? aligned(matches, bare) : 'unsure';
  if (!countsUp(matches) || new Set(matches.map(([, , mark = '']) => mark.trim())).size > 1) return lines;
  const mark = matches[0]?.[2]?.trim() ?? '';
  return canBeCode(bare, mark, languageId, selection) ? lines : aligned(matches, bare);
}

/** One line with a number is the selection's when it begins with the same word. */
function isSameStart(bare: readonly string[], selection: readonly string[]): boolean {
  const wordOf = (lines: readonly string[]): string => /[\w$]+/.exec(firstText(lines))?.[0] ?? '';
  return wordOf(bare) !== '' && wordOf(bare) === wordOf(selection) && countTexts(selection) === 1;
}

function countsUp(matches: readonly RegExpExecArray[]): boolean {
  return matches.every((match, index) => {
    const previous = matches[index - 1];
    if (!previous) return true;
    const step = Number(match[1]) - Number(previous[1]);
    return step === 1 || step === 2;
  });
}

function canBeCode(
  lines: readonly string[],
  mark: string,
  languageId: string,
  selection: readonly string[],
): boolean {
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  const sent = new Set(selection.map((line) => line.trim()));
  if (mark === '.') return isProseLanguage(languageId) || languageId === 'yaml';
  if (isProseLanguage(languageId)) return !texts.some((line) => sent.has(line));
  if (mark !== ':') return false;
  if (languageId === 'yaml') return !texts.some((line) => /:(?: |$)/.test(line) || sent.has(line));
  return texts.length > 1 && texts.slice(0, -1).every((line) => line.endsWith(','));
}

/** With `12:x` some lines have the space after the mark and some do not: then none of it is the mark's. */
function aligned(matches: readonly RegExpExecArray[], bare: readonly string[]): readonly string[] {
  const isSpaced = matches.every(([, , mark = '', text = '']) => text === '' || mark.endsWith(' '));
  const hasTab = matches.every(([, , mark]) => mark === '\t');
  if (isSpaced || hasTab) return bare;
  let next = 0;
  return bare.map((line) => {
    if (line === '' && matches[next]?.[3] !== '') return line;
    const mark = matches[next]?.[2] ?? '';
    next += 1;
    return mark.length > 1 && mark.endsWith(' ') ? ` ${line}` : line;
  });
}
