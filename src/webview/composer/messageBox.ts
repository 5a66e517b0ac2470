import { element } from '../dom.ts';
import { longestPageText } from '../../protocol.ts';

/** Milliseconds after the end of a composition in which a key may still belong to it. */
const compositionTail = 100;

/**
 * Line breaks up to which Chromium inserts text so that it can undo it. Its time grows with the square of their number:
 * measured, 0.2 s for 50 and 40 s for 2,500. What has more is put in at once, and undone by this class.
 */
const mostUndoableBreaks = 20;

/**
 * The text box: grows with its text, knows when an input method has the keys, and takes text from the program in a way
 * that the person can undo.
 */
export class MessageBox {
  readonly root: HTMLTextAreaElement;
  readonly #onFull: () => void;
  #byProgram = false;
  /** The last text that was put in at once. */
  #undoable:
    | {
        readonly before: string;
        readonly selectionStart: number;
        readonly selectionEnd: number;
        readonly after: string;
      }
    | undefined;
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
    this.root.addEventListener('keydown', (event) => {
      this.#undo(event);
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
    if (isLong(text) || !this.#insertUndoably(text)) this.#insertAtOnce(text);
    this.#byProgram = false;
  }

  /** The same for a part of the text. */
  replace(start: number, end: number, text: string): void {
    this.root.setSelectionRange(start, end);
    this.insert(text);
  }

  /** False where the browser would not do it, or elsewhere: a box that cannot be seen has no focus. */
  #insertUndoably(text: string): boolean {
    if (document.activeElement !== this.root) return false;
    /* eslint-disable @typescript-eslint/no-deprecated -- nothing else changes a text box so that the person can undo it */
    return text === '' ? document.execCommand('delete') : document.execCommand('insertText', false, text);
    /* eslint-enable @typescript-eslint/no-deprecated */
  }

  #insertAtOnce(text: string): void {
    const { value: before, selectionStart, selectionEnd } = this.root;
    this.root.setRangeText(text, selectionStart, selectionEnd, 'end');
    this.#undoable = { before, selectionStart, selectionEnd, after: this.root.value };
    this.#changed();
  }

  #undo(event: KeyboardEvent): void {
    const undoable = this.#undoable;
    const asked = event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!asked || undoable?.after !== this.root.value) return;
    event.preventDefault();
    // VS Code hears of keys at the window and would undo once more.
    event.stopPropagation();
    this.#undoable = undefined;
    this.root.value = undoable.before;
    this.root.setSelectionRange(undoable.selectionStart, undoable.selectionEnd);
    this.#changed();
  }

  #changed(): void {
    this.root.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

function isLong(text: string): boolean {
  return (text.match(/\n/g)?.length ?? 0) > mostUndoableBreaks;
}
