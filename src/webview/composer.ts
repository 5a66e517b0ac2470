import { element, icon, iconButton, relabelIconButton, textButton } from './dom.ts';
import { longestPageText } from '../protocol.ts';
import type { Texts } from './text.ts';

/** What the composer asks for. */
export interface ComposerActions {
  readonly send: (text: string) => void;
  readonly stop: () => void;
  readonly signIn: () => void;
  readonly draftChanged: (draft: string) => void;
}

/** Where the person writes: a growing text box, Send or Stop, the model's name; or the way to sign in. */
export class Composer {
  readonly root: HTMLElement;
  readonly #texts: Texts;
  readonly #actions: ComposerActions;
  readonly #input: HTMLTextAreaElement;
  readonly #button: HTMLButtonElement;
  readonly #model = element('span', { class: 'model-name' });
  readonly #inputBox: HTMLElement;
  readonly #signIn: HTMLElement;
  #answering = false;
  #signedIn = true;

  constructor(texts: Texts, actions: ComposerActions, draft: string) {
    this.#texts = texts;
    this.#actions = actions;
    this.#input = element('textarea', {
      attributes: {
        rows: '1',
        placeholder: texts.composerPlaceholder,
        'aria-label': texts.composerPlaceholder,
        maxlength: String(longestPageText),
      },
    });
    this.#input.value = draft;
    this.#button = iconButton('arrow-up', texts.send, () => {
      this.#pressButton();
    });
    this.#inputBox = element(
      'div',
      { class: 'input-box' },
      this.#input,
      element('div', { class: 'input-toolbar' }, this.#model, this.#button),
    );
    this.#signIn = element(
      'div',
      { class: 'sign-in' },
      element('p', {}, icon('account'), texts.signInHint),
      textButton(texts.signIn, 'primary', actions.signIn),
    );
    this.root = element('div', { class: 'composer' }, this.#inputBox, this.#signIn);
    this.#listen();
    this.#showButton();
  }

  /** Shows the text box with the model's name, or the way to sign in. A draft is kept. */
  setAccount(signedIn: boolean, model: string): void {
    this.#signedIn = signedIn;
    this.#showButton();
    this.#model.textContent = model;
    this.#model.title = this.#texts.model(model);
  }

  /**
   * While an answer is on its way the button stops it, and Enter sends nothing.
   *
   * @returns What the call changed.
   */
  setAnswering(answering: boolean): 'began' | 'ended' | 'unchanged' {
    if (answering === this.#answering) return 'unchanged';
    this.#answering = answering;
    this.#showButton();
    return answering ? 'began' : 'ended';
  }

  focus(): void {
    if (this.#inputBox.hidden) this.#signIn.querySelector('button')?.focus();
    else this.#input.focus();
  }

  #listen(): void {
    this.#input.addEventListener('input', () => {
      this.#draftChanged();
    });
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
      event.preventDefault();
      if (!this.#answering) this.#send();
    });
    // A click anywhere in the box is meant for the text.
    this.#inputBox.addEventListener('mousedown', (event) => {
      if (event.target instanceof Element && event.target.closest('textarea, button')) return;
      event.preventDefault();
      this.#input.focus();
    });
  }

  #pressButton(): void {
    if (this.#answering) this.#actions.stop();
    else this.#send();
  }

  #send(): void {
    const text = this.#input.value.trim();
    if (text === '') return;
    this.#actions.send(text);
    this.#input.value = '';
    this.#draftChanged();
  }

  #draftChanged(): void {
    this.#actions.draftChanged(this.#input.value);
    this.#showButton();
  }

  #showButton(): void {
    // Stop stays in reach, whoever signed out meanwhile.
    this.#inputBox.hidden = !this.#signedIn && !this.#answering;
    this.#signIn.hidden = this.#signedIn;
    if (this.#answering) relabelIconButton(this.#button, 'stop-circle', this.#texts.stop);
    else relabelIconButton(this.#button, 'arrow-up', this.#texts.send);
    // aria-disabled instead of disabled: the button keeps the focus when it turns from Send into Stop and back.
    const idle = !this.#answering && this.#input.value.trim() === '';
    this.#button.setAttribute('aria-disabled', String(idle));
  }
}

/** Whether Enter belongs to an input method that is still composing a word. */
function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Safari ends the composition before this key arrives; only its code 229 tells
  return event.isComposing || event.keyCode === 229;
}
