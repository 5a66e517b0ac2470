import type { Attachment } from './attachment.ts';
import type { Conversation } from './conversation.ts';
import type { Question } from './turn.ts';

/** Most characters of a title that is taken from a question. */
export const longestTitle = 60;

/**
 * How a conversation is called: as the person named it, or by the first line of its first question, with what that is
 * about where the words do not say it. '' when nothing has been asked.
 */
export function titleOf({ title, turns }: Pick<Conversation, 'title' | 'turns'>): string {
  const named = oneLine(title ?? '');
  if (named !== '') return named;
  const question = turns.find((turn): turn is Question => turn.role === 'user');
  if (!question) return '';
  const [attachment] = question.attachments;
  const line = oneLine(/\S[^\n\r]*/.exec(question.text)?.[0] ?? '');
  const subject = attachment ? nameOf(attachment) : '';
  if (line === '') return shorten(subject);
  if (question.action !== 'explain' || subject === '' || line.includes(subject)) return shorten(line);
  const room = longestTitle - subject.length - 2;
  return `${shorten(line.replace(/[.…]$/, ''), Math.max(room, 20))}: ${subject}`;
}

/** A text without line breaks, as it fits a line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nameOf({ symbol, reference, label }: Attachment): string {
  const path = reference?.path ?? label;
  return oneLine(symbol ?? path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
}

/** At the end of a word, where there is one in its second half. Characters are counted, not halves of them. */
function shorten(text: string, most = longestTitle): string {
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const kept = characters.slice(0, most - 1).join('');
  const space = kept.lastIndexOf(' ');
  const word = space > kept.length / 2 ? kept.slice(0, space) : kept;
  return `${word.replace(/[\s,;:–-]+$/, '')}…`;
}
