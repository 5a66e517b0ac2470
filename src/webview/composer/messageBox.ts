import { element } from '../dom.ts';
import { longestPageText } from '../../protocol.ts';

/** Milliseconds after the end of a composition in which a key may still belong to it. */
const compositionTail = 100;

/**
 * The text box: grows with its text, knows when an input method has the keys, and takes text from the program in a way
 * that the person can undo.
 */
export class MessageBox {
  readonly root: HTMLTextAreaElement;
  readonly #onFull: () => void;
  #byProgram = false;
  #composedAt = Number.NEGATIVE_INFINITY;

  /**
   * @param label Its accessible name.
   * @param onFull Called when something does not fit in; it is not taken, not even in part.
   */
  constructor(label: string, placeholder: string, onFull: () => void) {
    this.#onFull = onFull;
    this.root = element('textarea', {
      attributes: {
        rows: '1',
        dir: 'auto',
        placeholder,
        'aria-label': label,
        maxlength: String(longestPageText),
      },
    });
    this.root.addEventListener('beforeinput', (event) => {
      const added = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
      if (!event.inputType.startsWith('insert') || event.isComposing || this.hasRoomFor(added)) return;
      event.preventDefault();
      onFull();
    });
    this.root.addEventListener('compositionend', ({ timeStamp }) => {
      this.#composedAt = timeStamp;
    });
    this.root.addEventListener('keyup', () => {
      this.#composedAt = Number.NEGATIVE_INFINITY;
    });
  }

  get text(): string {
    return this.root.value;
  }

  /** Shows another text. The steps to undo are gone: they were another text's. */
  set text(text: string) {
    this.root.value = text;
  }

  /** The caret's place; undefined while text is selected. */
  get caret(): number | undefined {
    const { selectionStart, selectionEnd } = this.root;
    return selectionStart === selectionEnd ? selectionStart : undefined;
  }

  /** Whether the `input` event that is being handled comes from this class and not from the person. */
  get byProgram(): boolean {
    return this.#byProgram;
  }

  /** Whether a key belongs to an input method that composes, or has only just composed, a word. */
  isComposing(event: KeyboardEvent): boolean {
    // Safari ends the composition before the key that ended it arrives. Only its code 229 and its haste tell.
    const justComposed = event.timeStamp - this.#composedAt < compositionTail;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else carries the code 229
    return event.isComposing || event.keyCode === 229 || justComposed;
  }

  hasRoomFor(added: string): boolean {
    const { value, selectionStart, selectionEnd } = this.root;
    return value.length - (selectionEnd - selectionStart) + added.length <= longestPageText;
  }

  /** Puts text in the place of the selection, or at the caret, and the caret behind it. */
  insert(text: string): void {
    if (!this.hasRoomFor(text)) {
      this.#onFull();
      return;
    }
    this.root.focus();
    if (text === '' && this.caret !== undefined) return;
    this.#byProgram = true;
    /* eslint-disable @typescript-eslint/no-deprecated -- nothing else changes a text box so that the person can undo it */
    const done =
      text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
    /* eslint-enable @typescript-eslint/no-deprecated */
    // It refuses a box that cannot be seen.
    if (!done && text !== '') {
      this.root.setRangeText(text, this.root.selectionStart, this.root.selectionEnd, 'end');
      this.root.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    this.#byProgram = false;
  }

  /** The same for a part of the text. */
  replace(start: number, end: number, text: string): void {
    this.root.setSelectionRange(start, end);
    this.insert(text);
  }
}
