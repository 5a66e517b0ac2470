import { element, icon, iconButton, relabelIconButton, textButton } from '../dom.ts';
import { mostDropped, type Completion, type Draft, type PageMessage } from '../../protocol.ts';
import type { Status } from '../status.ts';
import type { Texts } from '../text.ts';
import { ChipRow } from './chipRow.ts';
import { Completer } from './completion.ts';
import type { WaitingText } from './drafts.ts';
import { listenForFiles } from './fileDrop.ts';
import { MessageBox } from './messageBox.ts';
import { Recall } from './recall.ts';

/** Where the composer is to say what happens. */
export interface ComposerServices {
  readonly texts: Texts;
  readonly status: Status;
  readonly post: (message: PageMessage) => void;
  /** Keeps unsent text for when the page is built anew. */
  readonly keep: (waiting: WaitingText) => void;
}

/** Line breaks from which on what is pasted goes to the extension, which may know it as code from an editor. */
const severalLines = 2;

/**
 * Where the person writes: a growing text box, over it what goes along, beneath it the model's name and Send or Stop; or
 * the way to sign in.
 */
export class Composer {
  readonly root: HTMLElement;
  readonly #services: ComposerServices;
  readonly #box: MessageBox;
  readonly #completer: Completer;
  readonly #chips: ChipRow;
  readonly #recall = new Recall();
  readonly #notice = element('p', { class: 'composer-notice' });
  readonly #button: HTMLButtonElement;
  readonly #model = element('span', { class: 'model-name' });
  readonly #inputBox: HTMLElement;
  readonly #signIn: HTMLElement;
  #conversationId = '';
  #answering = false;
  #signedIn = true;

  constructor(services: ComposerServices) {
    this.#services = services;
    const { texts, post } = services;
    this.#box = new MessageBox(texts.composerLabel, texts.composerPlaceholder, () => {
      this.#notify(texts.messageFull);
    });
    this.#completer = this.#createCompleter();
    this.#chips = this.#createChips();
    this.#button = iconButton('arrow-up', texts.send, () => {
      if (this.#answering) post({ type: 'stop' });
      else this.#send();
    });
    this.#notice.hidden = true;
    this.#inputBox = element(
      'div',
      { class: 'input-box' },
      this.#completer.list.root,
      this.#chips.root,
      this.#box.root,
      this.#notice,
      element(
        'div',
        { class: 'input-toolbar' },
        iconButton('mention', texts.addContext, () => {
          this.#completer.open();
        }),
        this.#model,
        this.#button,
      ),
      element('div', { class: 'drop-hint' }, icon('attach'), texts.dropHere),
    );
    this.#signIn = element(
      'div',
      { class: 'sign-in' },
      element('p', {}, icon('account'), texts.signInHint),
      textButton(texts.signIn, 'primary', () => {
        post({ type: 'signIn' });
      }),
    );
    this.root = element('div', { class: 'composer' }, this.#inputBox, this.#signIn);
    this.#listen();
    this.#showButton();
  }

  /**
   * Shows the message box of a conversation. That of the one shown already keeps its text.
   *
   * @param waiting What was not sent in it, when the page was built or the conversation was left.
   * @param recall Earlier messages, the newest last.
   */
  showConversation(waiting: WaitingText, recall: readonly string[]): void {
    if (waiting.conversationId === this.#conversationId) return;
    this.#conversationId = waiting.conversationId;
    this.#recall.begin(waiting.aside === '' ? recall : [...recall, waiting.aside]);
    this.#completer.close();
    this.#box.text = waiting.text;
    this.#showButton();
  }

  /** Shows what goes along with the message. */
  showDraft(draft: Draft): void {
    this.#chips.show(draft);
  }

  showCompletions(request: number, items: readonly Completion[]): void {
    this.#completer.receive(request, items);
  }

  insertText(text: string): void {
    this.#box.insert(text);
  }

  /** Shows the text box with the model's name, or the way to sign in. A draft is kept. */
  setAccount(signedIn: boolean, model: string): void {
    this.#signedIn = signedIn;
    this.#showButton();
    this.#model.textContent = model;
    this.#model.title = this.#services.texts.model(model);
  }

  /**
   * While an answer is on its way the button stops it, and Enter sends nothing.
   *
   * @returns What the call changed.
   */
  setAnswering(answering: boolean): 'began' | 'ended' | 'unchanged' {
    if (answering === this.#answering) return 'unchanged';
    this.#answering = answering;
    const { texts } = this.#services;
    // Not with every letter: to Chromium an element that comes while a person types ends what it undoes as one step.
    if (answering) relabelIconButton(this.#button, 'stop-circle', texts.stop);
    else relabelIconButton(this.#button, 'arrow-up', texts.send);
    this.#showButton();
    return answering ? 'began' : 'ended';
  }

  focus(): void {
    if (this.#inputBox.hidden) this.#signIn.querySelector('button')?.focus();
    else this.#box.root.focus();
  }

  #createCompleter(): Completer {
    const { texts, status, post } = this.#services;
    return new Completer(this.#box, texts, {
      complete: (query) => {
        post({ type: 'complete', ...query });
      },
      attach: (completionId) => {
        post({ type: 'attach', completionId });
      },
      announce: (text) => {
        status.announce(text);
      },
    });
  }

  #createChips(): ChipRow {
    const { texts, post } = this.#services;
    const toText = (): void => {
      this.#box.root.focus();
    };
    return new ChipRow(
      texts,
      {
        open: (chipId) => {
          post({ type: 'openChip', chipId });
        },
        refresh: (chipId) => {
          post({ type: 'refreshChip', chipId });
        },
        detach: (chipId, byPointer) => {
          post({ type: 'detach', chipId });
          if (byPointer) toText();
        },
        attachOffered: (byPointer) => {
          post({ type: 'attachOffered' });
          if (byPointer) toText();
        },
      },
      toText,
    );
  }

  #listen(): void {
    const { texts, post } = this.#services;
    const input = this.#box.root;
    input.addEventListener('input', () => {
      this.#notice.hidden = true;
      this.#textChanged();
    });
    input.addEventListener('keydown', (event) => {
      this.#keyPressed(event);
    });
    input.addEventListener('paste', (event) => {
      this.#pasted(event);
    });
    // A click anywhere in the box is meant for the text.
    this.#inputBox.addEventListener('mousedown', (event) => {
      if (event.target instanceof Element && event.target.closest('textarea, button')) return;
      event.preventDefault();
      input.focus();
    });
    listenForFiles({
      drop: (uris) => {
        post({ type: 'drop', uris: uris.slice(0, mostDropped) });
        if (uris.length > mostDropped) this.#notify(texts.tooManyDropped(mostDropped));
        this.focus();
      },
      refuse: () => {
        this.#notify(texts.nothingToDrop);
      },
      hover: (over) => {
        this.#inputBox.classList.toggle('dropping', over);
      },
    });
  }

  #keyPressed(event: KeyboardEvent): void {
    if (this.#box.isComposing(event)) {
      // Escape takes back the composition; it must not stop an answer as well.
      event.stopPropagation();
    } else if (this.#completer.takeKey(event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      if (!this.#answering) this.#send();
    } else if (event.key === 'Backspace' && this.#box.text === '' && !event.repeat) {
      if (this.#chips.focusLast()) event.preventDefault();
    } else if (hasNoModifiers(event) && this.#recallBy(event.key)) event.preventDefault();
  }

  /** Brings back an earlier message, or goes on to a later one; false when the key is meant for the caret. */
  #recallBy(key: string): boolean {
    const { caret, text } = this.#box;
    const upwards = key === 'ArrowUp' && caret === 0;
    const downwards = key === 'ArrowDown' && this.#recall.browsing && (caret === 0 || caret === text.length);
    if (!upwards && !downwards) return false;
    const recalled = this.#recall.step(upwards ? -1 : 1, text);
    if (recalled === undefined) return false;
    this.#box.replace(0, text.length, recalled);
    // At the beginning the next press goes on.
    if (upwards) this.#box.root.setSelectionRange(0, 0);
    this.#textChanged();
    return true;
  }

  #pasted(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const breaks = text.match(/\r\n|\r|\n/g)?.length ?? 0;
    if (!this.#box.hasRoomFor(text)) this.#notify(this.#services.texts.messageFull);
    else if (breaks >= severalLines) this.#services.post({ type: 'paste', text });
    else return;
    event.preventDefault();
  }

  #send(): void {
    const text = this.#box.text.trim();
    if (text === '') return;
    this.#completer.close();
    this.#services.post({ type: 'send', text });
    this.#box.text = this.#recall.sent(text);
    this.#textChanged();
  }

  #textChanged(): void {
    const waiting = this.#recall.toKeep(this.#box.text);
    this.#services.keep({ conversationId: this.#conversationId, ...waiting });
    this.#showButton();
  }

  /** Says what did not work where it did not, and to screen readers; gone with the next letter. */
  #notify(text: string): void {
    this.#notice.textContent = text;
    this.#notice.hidden = false;
    this.#services.status.announce(text);
  }

  #showButton(): void {
    // Stop stays in reach, whoever signed out meanwhile.
    this.#inputBox.hidden = !this.#signedIn && !this.#answering;
    this.#signIn.hidden = this.#signedIn;
    // aria-disabled instead of disabled: the button keeps the focus when it turns from Send into Stop and back.
    const idle = !this.#answering && this.#box.text.trim() === '';
    this.#button.setAttribute('aria-disabled', String(idle));
  }
}

function hasNoModifiers({ shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return !shiftKey && !ctrlKey && !altKey && !metaKey;
}
