import { readComments, type CommentLine } from './comments.ts';
import { isCommon } from './commonLines.ts';
import { depthOf } from './depth.ts';
import { isProseLanguage } from './languages.ts';
import { countTexts } from './lines.ts';
import { dotsOnly, readOmission } from './omissionPhrases.ts';

/**
 * Finds a line of a reply that stands for code that was left out, such as `// … rest of the code`. Without dots it may be
 * a comment like any other, so unless it says so outright, it counts only when the reply has fewer lines than the
 * selection; and when it names things that this function does not know, only where it is no heading over other code.
 * @returns the first such line, trimmed, that the selection does not have; undefined where there is none.
 */
export function findOmission(
  languageId: string,
  selection: readonly string[],
  reply: readonly string[],
): string | undefined {
  const sent = new Set(selection.map((line) => line.trim()));
  const bareDots = bareDotsAreAnOmission(languageId, selection, reply);
  const isShorter = countTexts(reply) - 1 < countTexts(selection);
  const comments = readComments(reply, languageId);
  const isHeading = headingsIn(languageId, selection, reply, comments);
  const found = reply.findIndex((line, index) => {
    const text = line.trim();
    if (text === '' || sent.has(text)) return false;
    if (bareDots && dotsOnly.test(text)) return true;
    const { texts = [], isWhole = false } = comments[index] ?? {};
    const read = texts.map((comment) => readOmission(comment, isShorter));
    if (read.includes('said')) return true;
    return (isWhole || text.includes('<!--')) && read.includes('sounds') && !isHeading(index);
  });
  return reply[found]?.trim();
}

/** Tells the comments that stand over code that is new, or that follows upon the same line as before. */
function headingsIn(
  languageId: string,
  selection: readonly string[],
  reply: readonly string[],
  comments: readonly CommentLine[],
): (index: number) => boolean {
  const texts = codeOf(selection, readComments(selection, languageId)).map(({ text }) => text);
  const places = new Map(texts.map((text, place) => [text, place]));
  const code = codeOf(reply, comments);
  const after = reply.map(() => 0);
  let seen = 0;
  for (const index of reply.keys()) {
    if (code[seen]?.index === index) seen += 1;
    after[index] = seen;
  }
  return (index) => {
    const next = code[after[index] ?? 0];
    if (!next || isCommon(next.text) || next.depth < depthOf(reply[index] ?? '')) return false;
    const place = places.get(next.text);
    return place === undefined || texts[place - 1] === code[(after[index] ?? 0) - 1]?.text;
  };
}

interface CodeLine {
  readonly text: string;
  readonly index: number;
  readonly depth: number;
}

function codeOf(lines: readonly string[], comments: readonly CommentLine[]): readonly CodeLine[] {
  return lines.flatMap((line, index) => {
    const text = line.trim();
    return text === '' || comments[index]?.isWhole === true ? [] : [{ text, index, depth: depthOf(line) }];
  });
}

/** `...` is a statement in Python, an end mark in YAML and plain text in prose; elsewhere it is no code. */
function bareDotsAreAnOmission(
  languageId: string,
  selection: readonly string[],
  reply: readonly string[],
): boolean {
  if (languageId === 'yaml' || isProseLanguage(languageId)) return false;
  return languageId !== 'python' || countTexts(reply) < countTexts(selection);
}
