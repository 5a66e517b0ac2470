import type { Chip, Draft } from '../../protocol.ts';
import { element } from '../dom.ts';
import type { Texts } from '../text.ts';
import { createChip, createOffer, createProblem, isSent, type ChipActions } from './chip.ts';

/** Where the focus is in the row, so that it can stay there when the chips change. */
interface FocusedPlace {
  readonly button: HTMLButtonElement;
  readonly key: string;
  readonly index: number;
}

/**
 * What goes along with the message, as a list over the text. To the Tab key it is one stop; arrows go from button to
 * button, Delete takes a chip away, and when the focused one goes its neighbour has the focus.
 */
export class ChipRow {
  readonly root: HTMLElement;
  readonly #texts: Texts;
  readonly #actions: ChipActions;
  readonly #leave: () => void;
  readonly #list: HTMLElement;
  readonly #total = element('span', { class: 'chips-total' });
  readonly #problems = element('div', { class: 'chip-problems' });
  /** The items by the chip's id, in the order shown, each with what it was made from. */
  #items = new Map<string, { readonly made: string; readonly root: HTMLElement }>();
  #chips: readonly Chip[] = [];

  /** @param leave Takes the focus when there is nothing left here to have it. */
  constructor(texts: Texts, actions: ChipActions, leave: () => void) {
    this.#texts = texts;
    this.#actions = actions;
    this.#leave = leave;
    this.#list = element('div', {
      class: 'chips-list',
      attributes: { role: 'list', 'aria-label': texts.context },
    });
    this.root = element(
      'div',
      { class: 'context' },
      element('div', { class: 'chips' }, this.#list, this.#total),
      this.#problems,
    );
    this.root.hidden = true;
    this.#list.addEventListener('keydown', (event) => {
      this.#keyPressed(event);
    });
    this.#list.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLButtonElement) this.#makeTheStop(target);
    });
  }

  show({ chips, offered }: Draft): void {
    const focused = this.#focusedPlace();
    this.#chips = chips;
    const entries = chips.map((chip) => ({ key: `chip ${chip.id}`, chip, create: createChip }));
    if (offered) entries.push({ key: 'offered', chip: offered, create: createOffer });
    const items = new Map<string, { made: string; root: HTMLElement }>();
    for (const { key, chip, create } of entries) {
      const made = JSON.stringify(chip);
      const before = this.#items.get(key);
      items.set(
        key,
        before?.made === made ? before : { made, root: create(chip, this.#texts, this.#actions) },
      );
    }
    this.#put([...items.values()].map(({ root }) => root));
    this.#items = items;
    this.#showTotal(chips.filter(isSent));
    const refused = chips.filter(({ state }) => state === 'refused');
    this.#problems.replaceChildren(...refused.map((chip) => createProblem(chip, this.#texts)));
    this.root.hidden = items.size === 0;
    this.#restoreFocus(focused);
  }

  /** @returns False when there is no chip that could have the focus. */
  focusLast(): boolean {
    const last = this.#chips.at(-1);
    const item = last && this.#items.get(`chip ${last.id}`);
    item?.root.querySelector('button')?.focus();
    return item !== undefined;
  }

  /** Moves only what is not in its place: an element that is moved loses the focus. */
  #put(roots: readonly HTMLElement[]): void {
    for (const { root } of this.#items.values()) if (!roots.includes(root)) root.remove();
    for (const [index, root] of roots.entries()) {
      const there = this.#list.children[index];
      if (there !== root) this.#list.insertBefore(root, there ?? null);
    }
  }

  #showTotal(sent: readonly Chip[]): void {
    const tokens = sent.reduce((sum, chip) => sum + chip.tokens, 0);
    this.#total.hidden = sent.length < 2;
    this.#total.textContent = this.#texts.estimateInTotal(tokens);
    this.#total.title = this.#texts.aboutTokens(tokens);
  }

  #keyPressed(event: KeyboardEvent): void {
    const buttons = this.#buttons();
    const focused = this.#focusedPlace();
    if (!focused || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = buttons.indexOf(focused.button);
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: Math.max(0, at - 1),
      ArrowRight: Math.min(buttons.length - 1, at + 1),
      Home: 0,
      End: buttons.length - 1,
    };
    const target = targets[event.key];
    const chip = this.#chips[focused.index];
    if (target !== undefined) buttons[target]?.focus();
    else if ((event.key === 'Delete' || event.key === 'Backspace') && chip) {
      // A key that is held down would take away everything.
      if (!event.repeat) this.#actions.detach(chip.id, false);
    } else return;
    event.preventDefault();
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.#list.querySelectorAll('button')];
  }

  #makeTheStop(stop: HTMLButtonElement | undefined): void {
    for (const button of this.#buttons()) button.tabIndex = button === stop ? 0 : -1;
  }

  #focusedPlace(): FocusedPlace | undefined {
    const button = document.activeElement;
    if (!(button instanceof HTMLButtonElement)) return undefined;
    const entries = [...this.#items];
    const index = entries.findIndex(([, { root }]) => root.contains(button));
    const key = entries[index]?.[0];
    return key === undefined ? undefined : { button, key, index };
  }

  #restoreFocus(focused: FocusedPlace | undefined): void {
    const buttons = this.#buttons();
    if (!focused) {
      this.#makeTheStop(buttons.find(({ tabIndex }) => tabIndex === 0) ?? buttons[0]);
      return;
    }
    if (focused.button.isConnected) {
      this.#makeTheStop(focused.button);
      return;
    }
    const items = [...this.#items.values()];
    const item = this.#items.get(focused.key) ?? items[Math.min(focused.index, items.length - 1)];
    const button = item?.root.querySelector('button');
    if (button) button.focus();
    else this.#leave();
  }
}
