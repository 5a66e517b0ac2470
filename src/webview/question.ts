import type { CodeAttachment, CodeReference, Question } from '../core/conversation/turn.ts';
import { element, icon } from './dom.ts';
import type { Texts } from './text.ts';

/** A question as it stands in the transcript: the code it is about, if any, and the person's words. */
export function createQuestion(question: Question, texts: Texts, onOpenReference: () => void): HTMLElement {
  const headingId = `question-${question.id}`;
  const article = element(
    'article',
    { class: 'question', attributes: { 'aria-labelledby': headingId } },
    element('h2', { class: 'visually-hidden', attributes: { id: headingId } }, texts.question),
  );
  if (question.attachment) article.append(createAttachment(question.attachment, texts, onOpenReference));
  article.append(element('p', { class: 'question-text' }, question.text));
  return article;
}

function createAttachment(attachment: CodeAttachment, texts: Texts, onOpen: () => void): HTMLElement {
  const { directory, name } = splitPlace(attachment.reference);
  const place = directory + name;
  const button = element(
    'button',
    { class: 'reference', title: texts.goToReference(place), attributes: { type: 'button' } },
    icon(attachment.scope === 'symbol' ? 'symbol-method' : 'file-code'),
    element(
      'span',
      { class: 'reference-place' },
      element('span', { class: 'reference-directory' }, directory),
      element('span', { class: 'reference-name' }, name),
    ),
  );
  if (attachment.symbol !== undefined) {
    button.append(element('span', { class: 'reference-symbol' }, attachment.symbol));
  }
  button.addEventListener('click', onOpen);
  return element('div', { class: 'attachment' }, button, createCodeSent(attachment.code, texts));
}

function createCodeSent(code: string, texts: Texts): HTMLElement {
  return element(
    'details',
    { class: 'code-sent' },
    element('summary', {}, icon('chevron-right'), texts.codeSent),
    element(
      'pre',
      { attributes: { tabindex: '0', role: 'group', 'aria-label': texts.codeSent } },
      element('code', {}, code),
    ),
  );
}

/** The folder, which may be shortened when room is short, and the file with its lines, which may not. */
function splitPlace({ path, startLine, endLine }: CodeReference): { directory: string; name: string } {
  const nameStart = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  const lines = startLine === endLine ? String(startLine) : `${startLine}-${endLine}`;
  return { directory: path.slice(0, nameStart), name: `${path.slice(nameStart)}:${lines}` };
}
