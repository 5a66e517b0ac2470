import type { Completion, PageMessage } from '../../protocol.ts';
import type { Texts } from '../text.ts';
import { CompletionList, listId } from './completionList.ts';
import type { MessageBox } from './messageBox.ts';
import { queryAt, queryFrom, termOf, type Query } from './query.ts';

/** What the completion asks for. */
export interface CompleterActions {
  readonly complete: (message: Omit<Extract<PageMessage, { type: 'complete' }>, 'type'>) => void;
  readonly attach: (completionId: string) => void;
  /** Says something to screen readers, politely. */
  readonly announce: (text: string) => void;
}

/**
 * Completes what is typed behind `@` or `/`. It begins when a person types the trigger, or asks for it, and ends when the
 * query does, with a pick, or with Escape; text that comes in otherwise begins nothing.
 */
export class Completer {
  readonly list: CompletionList;
  readonly #box: MessageBox;
  readonly #texts: Texts;
  readonly #actions: CompleterActions;
  /** What is being completed; kept while the focus is elsewhere. */
  #query: Query | undefined;
  #request = 0;
  /** Whether the last request has no answer yet. */
  #pending = false;
  /** A pick was asked for before the answer came. */
  #pickFirst = false;
  #frame = 0;

  constructor(box: MessageBox, texts: Texts, actions: CompleterActions) {
    this.#box = box;
    this.#texts = texts;
    this.#actions = actions;
    this.list = new CompletionList(texts, {
      pick: (item) => {
        this.#pick(item);
      },
      highlighted: () => {
        this.#showState();
      },
    });
    box.root.addEventListener('input', (event) => {
      if (event instanceof InputEvent && !box.byProgram) this.#typed(event);
    });
    document.addEventListener('selectionchange', () => {
      if (this.#active && !box.byProgram) this.#follow();
    });
    box.root.addEventListener('blur', () => {
      this.#hide();
    });
    // HTML allows no other role than that of a text box with several lines, and so no `aria-expanded`: that the list is
    // there is announced instead.
    box.root.setAttribute('aria-autocomplete', 'list');
    box.root.setAttribute('aria-haspopup', 'listbox');
    box.root.setAttribute('aria-controls', listId);
  }

  /** Opens the list for the query at the caret; types an `@` first where there is none. */
  open(): void {
    const { root } = this.#box;
    root.focus();
    root.selectionStart = root.selectionEnd;
    if (this.openAtCaret()) return;
    const before = root.value[root.selectionEnd - 1];
    this.#box.insert(before === undefined || /\s/.test(before) ? '@' : ' @');
    this.openAtCaret();
  }

  /** Opens the list where the caret stands in a query; false where it does not. */
  openAtCaret(): boolean {
    const { text, caret } = this.#box;
    const query = caret === undefined ? undefined : queryAt(text, caret);
    if (query) this.#ask(query);
    return query !== undefined;
  }

  /** Takes the extension's answer; one to an older request is dropped. */
  receive(request: number, items: readonly Completion[]): void {
    if (request !== this.#request || !this.#query) return;
    this.#pending = false;
    const first = items[0];
    if (this.#pickFirst && first) {
      this.#pick(first);
      return;
    }
    this.#pickFirst = false;
    this.list.show(items, termOf(this.#query));
    this.#actions.announce(first ? this.#texts.suggestionCount(items.length) : this.#texts.noResults);
  }

  /** Acts on a key that is meant for the list; false when the key is meant for the text. */
  takeKey(event: KeyboardEvent): boolean {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key === ' ' && ctrlKey) return this.openAtCaret();
    if (!this.#active || ctrlKey || metaKey || altKey || shiftKey) return false;
    if (key === 'Escape') {
      this.close();
      return true;
    }
    if (key === 'Enter' || key === 'Tab') return this.#takePick();
    return this.list.move(key);
  }

  close(): void {
    this.#query = undefined;
    this.#hide();
  }

  get #active(): boolean {
    return this.#query !== undefined && (this.#pending || this.list.visible);
  }

  #typed({ inputType, data }: InputEvent): void {
    const { text, caret } = this.#box;
    const byHand = inputType === 'insertText' || inputType === 'insertCompositionText';
    const opening = byHand && caret !== undefined && (data === '@' || data === '/');
    const fresh = opening ? queryFrom(text, caret - 1, caret) : undefined;
    if (fresh) this.#ask(fresh);
    else if (this.#query) this.#follow();
  }

  /** Goes with the caret: asks again for another query, and ends where there is none. */
  #follow(): void {
    const { text, caret } = this.#box;
    const start = this.#query?.start;
    const query = start === undefined || caret === undefined ? undefined : queryFrom(text, start, caret);
    if (!query) this.close();
    else if (query.text !== this.#query?.text || !this.#active) this.#ask(query);
  }

  #ask(query: Query): void {
    this.#query = query;
    this.#request += 1;
    this.#pending = true;
    this.#pickFirst = false;
    const { trigger, text } = query;
    const request = this.#request;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#actions.complete({ request, trigger, query: text });
    });
  }

  /** What is shown may belong to an older query: a pick waits for the answer, once. */
  #takePick(): boolean {
    if (this.#pending) {
      const waits = !this.#pickFirst;
      this.#pickFirst = true;
      if (!waits) this.close();
      return waits;
    }
    const item = this.list.highlighted;
    if (item) this.#pick(item);
    else this.close();
    return item !== undefined;
  }

  #pick(item: Completion): void {
    if (!this.#query) return;
    const { start, end } = this.#query;
    this.close();
    this.#box.replace(start, end, item.insertText);
    if (item.insertText === '') this.#actions.attach(item.id);
    else if (item.continues) this.openAtCaret();
  }

  #hide(): void {
    cancelAnimationFrame(this.#frame);
    // What is still on its way is too late.
    this.#request += 1;
    this.#pending = false;
    this.#pickFirst = false;
    this.list.hide();
    this.#showState();
  }

  #showState(): void {
    const { root } = this.#box;
    const { highlightedId } = this.list;
    if (highlightedId === undefined) root.removeAttribute('aria-activedescendant');
    else root.setAttribute('aria-activedescendant', highlightedId);
  }
}
