import { longestPageText } from '../../protocol.ts';
import { element, textButton } from '../dom.ts';
import { isComposing } from '../inputMethod.ts';
import type { Texts } from '../text.ts';

/** What the editor of a question tells. */
export interface QuestionEditorActions {
  readonly changed: (text: string) => void;
  /** With the text as it stands, trimmed; never empty. */
  readonly send: (text: string) => void;
  readonly cancel: () => void;
}

/** The box in which a question is put in other words. Enter sends, Shift+Enter breaks the line, Esc cancels. */
export class QuestionEditor {
  readonly root: HTMLElement;
  readonly #input: HTMLTextAreaElement;
  readonly #send: HTMLButtonElement;
  readonly #actions: QuestionEditorActions;
  #sent: string | undefined;

  constructor(text: string, texts: Texts, actions: QuestionEditorActions) {
    this.#actions = actions;
    this.#input = element('textarea', {
      attributes: {
        rows: '1',
        dir: 'auto',
        'aria-label': texts.editQuestion,
        'data-part': 'editor',
        'data-vscode-context': '{"webviewSection":"questionEditor","preventDefaultContextMenuItems":false}',
        maxlength: String(longestPageText),
      },
    });
    this.#input.value = text;
    this.#send = textButton(texts.sendQuestion, 'primary', () => {
      this.#submit();
    });
    const cancel = textButton(texts.cancel, 'secondary', actions.cancel);
    this.root = element(
      'div',
      { class: 'question-editor' },
      element('div', { class: 'input-box' }, this.#input),
      element('div', { class: 'question-editor-buttons' }, this.#send, cancel),
    );
    this.#input.addEventListener('input', () => {
      this.#changed();
    });
    this.root.addEventListener('keydown', (event) => {
      this.#pressed(event);
    });
    this.#showSend();
  }

  /** Puts the cursor behind the text. */
  focus(): void {
    this.#input.focus();
    this.#input.setSelectionRange(this.#input.value.length, this.#input.value.length);
  }

  #pressed(event: KeyboardEvent): void {
    if (isComposing(event)) {
      event.stopPropagation();
      return;
    }
    if (event.key === 'Escape') {
      // This Esc is meant for the edit, not for an answer under way.
      event.stopPropagation();
      this.#actions.cancel();
    } else if (event.key === 'Enter' && !event.shiftKey && event.target === this.#input) {
      event.preventDefault();
      this.#submit();
    }
  }

  #changed(): void {
    this.#sent = undefined;
    this.#showSend();
    this.#actions.changed(this.#input.value);
  }

  // The box stays until the new question takes its place, so that the words are never nowhere. They are sent once.
  #submit(): void {
    const text = this.#input.value.trim();
    if (text === '' || text === this.#sent) return;
    this.#sent = text;
    this.#actions.send(text);
  }

  #showSend(): void {
    this.#send.setAttribute('aria-disabled', String(this.#input.value.trim() === ''));
  }
}
