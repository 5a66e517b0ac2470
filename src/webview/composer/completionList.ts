import type { Completion } from '../../protocol.ts';
import { element, icon } from '../dom.ts';
import type { Texts } from '../text.ts';
import { matchedPieces } from './query.ts';

/** Most lines shown; typing on finds the others. */
const mostShown = 100;

/** The id of the list, for the text box that controls it. */
export const listId = 'completions';

export interface CompletionListActions {
  /** A line was clicked. */
  readonly pick: (item: Completion) => void;
  /** Another line is highlighted. */
  readonly highlighted: () => void;
}

/** The list over the message box. The focus stays in the text; the list only shows which line a pick would take. */
export class CompletionList {
  readonly root: HTMLElement;
  readonly #list: HTMLElement;
  readonly #empty: HTMLElement;
  readonly #actions: CompletionListActions;
  #items: readonly Completion[] = [];
  #options: readonly HTMLElement[] = [];
  #at = 0;

  constructor(texts: Texts, actions: CompletionListActions) {
    this.#actions = actions;
    this.#list = element('div', {
      class: 'completion-lines',
      attributes: { id: listId, role: 'listbox', 'aria-label': texts.suggestions },
    });
    this.#empty = element('div', { class: 'no-completions' }, texts.noResults);
    this.root = element('div', { class: 'completions' }, this.#list, this.#empty);
    this.root.hidden = true;
    // A press must not take the focus from the text.
    this.root.addEventListener('mousedown', (event) => {
      event.preventDefault();
    });
    this.#list.addEventListener('click', ({ target }) => {
      const item = this.#items[this.#indexOf(target)];
      if (item) this.#actions.pick(item);
    });
    // Not `mouseover`: that also comes when lines move under a pointer that rests.
    this.#list.addEventListener('mousemove', ({ target }) => {
      const index = this.#indexOf(target);
      if (index !== -1 && index !== this.#at) this.#highlight(index);
    });
  }

  get visible(): boolean {
    return !this.root.hidden;
  }

  /** The line that a pick would take; undefined while none is shown. */
  get highlighted(): Completion | undefined {
    return this.visible ? this.#items[this.#at] : undefined;
  }

  /** The id of that line's element; undefined while none is shown. */
  get highlightedId(): string | undefined {
    return this.highlighted && this.#options[this.#at]?.id;
  }

  /** @param term What stands out in the labels. */
  show(items: readonly Completion[], term: string): void {
    this.#items = items.slice(0, mostShown);
    this.#options = this.#items.map((item, index) => createOption(item, index, term));
    this.#list.replaceChildren(...this.#options);
    this.#list.hidden = items.length === 0;
    this.#empty.hidden = items.length > 0;
    this.root.hidden = false;
    this.#highlight(0);
  }

  hide(): void {
    this.root.hidden = true;
    this.#items = [];
    this.#options = [];
    this.#list.replaceChildren();
  }

  /** Moves the highlight by a key; false when the key is not one that does. Arrows go round. */
  move(key: string): boolean {
    const { length } = this.#items;
    const last = length - 1;
    const lineHeight = this.#options[0]?.offsetHeight ?? 1;
    const page = Math.max(1, Math.floor(this.root.clientHeight / lineHeight) - 1);
    const targets: Readonly<Record<string, number>> = {
      ArrowUp: (this.#at + last) % length,
      ArrowDown: (this.#at + 1) % length,
      PageUp: Math.max(0, this.#at - page),
      PageDown: Math.min(last, this.#at + page),
      Home: 0,
      End: last,
    };
    const target = targets[key];
    if (length === 0 || target === undefined) return false;
    this.#highlight(target);
    return true;
  }

  #highlight(index: number): void {
    this.#options[this.#at]?.setAttribute('aria-selected', 'false');
    this.#at = index;
    this.#options[index]?.setAttribute('aria-selected', 'true');
    this.#options[index]?.scrollIntoView({ block: 'nearest' });
    this.#actions.highlighted();
  }

  #indexOf(target: EventTarget | null): number {
    return this.#options.findIndex((option) => target instanceof Node && option.contains(target));
  }
}

function createOption(item: Completion, index: number, term: string): HTMLElement {
  const pieces = matchedPieces(item.label, term).map(({ text, matched }) =>
    matched ? element('b', {}, text) : text,
  );
  return element(
    'div',
    {
      class: 'completion',
      title: [item.label, item.description].filter(Boolean).join('\n'),
      attributes: { id: `completion-${index}`, role: 'option', 'aria-selected': 'false' },
    },
    icon(item.icon),
    element('bdi', { class: 'completion-label' }, ...pieces),
    element('bdi', { class: 'completion-description' }, item.description),
  );
}
