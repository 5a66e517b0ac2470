import type { Attachment, CodeReference } from '../../core/conversation/attachment.ts';
import { element, icon } from '../dom.ts';
import type { Texts } from '../text.ts';

/** What a question is about: where it stands, which a click opens, and the code that was sent, folded. */
export function createAttachment(attachment: Attachment, texts: Texts, onOpen: () => void): HTMLElement {
  const { directory, name } = attachment.reference
    ? splitPlace(attachment.reference)
    : { directory: '', name: attachment.label };
  const place = directory + name;
  const button = element(
    'button',
    { class: 'reference', title: texts.goToReference(place), attributes: { type: 'button' } },
    icon(attachment.kind === 'symbol' ? 'symbol-method' : 'file-code'),
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
