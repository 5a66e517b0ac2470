import { element, iconButton, relabelIconButton } from '../dom.ts';
import type { Texts } from '../text.ts';
import { CodeText } from './codeText.ts';
import type { Highlighter } from './highlighter.ts';

/** What the buttons over a code block do. Each gets the code and its language, '' when that is not known. */
export interface CodeActions {
  readonly copy: (code: string, language: string) => void;
  readonly insertAtCursor: (code: string, language: string) => void;
  readonly newFile: (code: string, language: string) => void;
  readonly applyToFile: (code: string, language: string) => void;
  readonly runInTerminal: (code: string, language: string) => void;
}

const copiedMilliseconds = 1500;

/** Languages of what is typed into a terminal. */
const shellLanguages = new Set(
  'bash bat batch cmd console fish ksh powershell ps ps1 pwsh sh shell shellscript shell-session terminal zsh'.split(
    ' ',
  ),
);

const blocks = new WeakMap<Element, CodeBlock>();

/** The code block whose root this is, if it is one. */
export function codeBlockOf(root: Element): CodeBlock | undefined {
  return blocks.get(root);
}

/** A code block on the page: a header with the language and what can be done with the code, and the code beneath. */
export class CodeBlock {
  readonly root: HTMLElement;
  /** As written after the fence, lower case; '' when nothing was. */
  readonly language: string;
  readonly #code: CodeText;
  #index = -1;

  constructor(root: HTMLElement, language: string, code: CodeText) {
    this.root = root;
    this.language = language;
    this.#code = code;
    blocks.set(root, this);
  }

  /** The code as the model wrote it, whatever stands on the page in place of characters that would not be seen. */
  get source(): string {
    return this.#code.source;
  }

  show(source: string): void {
    this.#code.show(source);
  }

  append(addition: string): void {
    this.#code.append(addition);
  }

  /** Nothing follows: the code can get its colours. */
  finish(): void {
    this.#code.finish();
  }

  /**
   * Names the block within its answer, for the page and for the editor's own context menu, which reads
   * `data-vscode-context`: https://code.visualstudio.com/api/extension-guides/webview#context-menus
   *
   * @param index Counted from 0 in the order of the answer.
   */
  setIndex(index: number): void {
    if (index === this.#index) return;
    this.#index = index;
    const context = {
      webviewSection: 'codeBlock',
      block: index,
      isShell: shellLanguages.has(this.language),
      preventDefaultContextMenuItems: true,
    };
    this.root.dataset['block'] = String(index);
    this.root.dataset['vscodeContext'] = JSON.stringify(context);
  }
}

/** Builds code blocks. */
export class CodeBlockFactory {
  readonly #texts: Texts;
  readonly #actions: CodeActions;
  readonly #highlighter: Highlighter;

  constructor(texts: Texts, actions: CodeActions, highlighter: Highlighter) {
    this.#texts = texts;
    this.#actions = actions;
    this.#highlighter = highlighter;
  }

  /** @param info What stands after the opening fence; its first word is the language. */
  create(info: string): CodeBlock {
    const language = /^[^\s{]*/.exec(info.trim())?.[0].toLowerCase() ?? '';
    const code = new CodeText(language, this.#highlighter);
    const label = language === '' ? this.#texts.code : this.#texts.codeIn(language);
    const attributes = { tabindex: '0', role: 'group', 'aria-label': label, dir: 'ltr' };
    const pre = element('pre', { attributes }, code.root);
    const root = element('div', { class: 'code-block' }, this.#header(language, code, pre), pre);
    return new CodeBlock(root, language, code);
  }

  #header(language: string, code: CodeText, pre: HTMLElement): HTMLElement {
    const texts = this.#texts;
    const action = (iconName: string, label: string, act: CodeActions[keyof CodeActions]): HTMLElement =>
      iconButton(iconName, label, () => {
        act(code.source, language);
      });
    const actions = this.#actions;
    return element(
      'div',
      { class: 'code-header' },
      element('span', { class: 'code-language', title: language }, language === '' ? texts.code : language),
      element(
        'span',
        { class: 'code-actions' },
        this.#wrapSwitch(pre),
        this.#copyButton(language, code),
        action('insert', texts.insertAtCursor, actions.insertAtCursor),
        action('new-file', texts.newFile, actions.newFile),
        action('git-pull-request-go-to-changes', texts.applyToFile, actions.applyToFile),
        ...(shellLanguages.has(language)
          ? [action('terminal', texts.runInTerminal, actions.runInTerminal)]
          : []),
      ),
    );
  }

  #wrapSwitch(pre: HTMLElement): HTMLElement {
    const button = iconButton('word-wrap', this.#texts.wrapLines, () => {
      button.setAttribute('aria-pressed', String(pre.classList.toggle('wrapped')));
    });
    button.setAttribute('aria-pressed', 'false');
    return button;
  }

  #copyButton(language: string, code: CodeText): HTMLElement {
    const texts = this.#texts;
    const button = iconButton('copy', texts.copy, () => {
      this.#actions.copy(code.source, language);
      relabelIconButton(button, 'check', texts.copied);
      setTimeout(() => {
        relabelIconButton(button, 'copy', texts.copy);
      }, copiedMilliseconds);
    });
    return button;
  }
}
