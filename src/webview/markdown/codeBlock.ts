import { element, iconButton, relabelIconButton } from '../dom.ts';
import type { Texts } from '../text.ts';

/** What the buttons over a code block do. */
export interface CodeActions {
  readonly copy: (code: string) => void;
  readonly insertAtCursor: (code: string) => void;
}

/** A code block on the page. `text` is its only text node until it is highlighted. */
export interface CodeBlock {
  readonly root: HTMLElement;
  readonly code: HTMLElement;
  readonly text: Text;
  /** As written after the fence, lower case; '' when nothing was. */
  readonly language: string;
}

const copiedMilliseconds = 1500;

/** Builds code blocks: a header with the language, Copy and Insert at Cursor, and the code beneath. */
export class CodeBlockFactory {
  readonly #texts: Texts;
  readonly #actions: CodeActions;

  constructor(texts: Texts, actions: CodeActions) {
    this.#texts = texts;
    this.#actions = actions;
  }

  /**
   * @param info What stands after the opening fence; its first word is the language.
   * @param source The code; a line feed at its very end belongs to the fence and is left out.
   */
  create(info: string, source: string): CodeBlock {
    const language = /^[^\s{]*/.exec(info.trim())?.[0].toLowerCase() ?? '';
    const text = new Text(source.replace(/\n$/, ''));
    const code = element('code', {}, text);
    const label = language === '' ? this.#texts.code : this.#texts.codeIn(language);
    const pre = element('pre', { attributes: { tabindex: '0', role: 'group', 'aria-label': label } }, code);
    const root = element('div', { class: 'code-block' }, this.#header(language, code), pre);
    return { root, code, text, language };
  }

  #header(language: string, code: HTMLElement): HTMLElement {
    const texts = this.#texts;
    const readCode = (): string => code.textContent;
    const copy = iconButton('copy', texts.copy, () => {
      this.#actions.copy(readCode());
      relabelIconButton(copy, 'check', texts.copied);
      setTimeout(() => {
        relabelIconButton(copy, 'copy', texts.copy);
      }, copiedMilliseconds);
    });
    const insert = iconButton('insert', texts.insertAtCursor, () => {
      this.#actions.insertAtCursor(readCode());
    });
    return element(
      'div',
      { class: 'code-header' },
      element('span', { class: 'code-language' }, language === '' ? texts.code : language),
      element('span', { class: 'code-actions' }, copy, insert),
    );
  }
}
