import { element, iconButton } from './dom.ts';
import { isComposing } from './inputMethod.ts';
import type { Texts } from './text.ts';
import { findText } from './textSearch.ts';

/** Milliseconds without a change of the text after which it is searched again. */
const quietTime = 150;

/**
 * Finds text in the transcript. The editor has such a widget for webviews in its editor area only, so the panel brings
 * its own: the same place, keys and colours. Matches are marked by the CSS Custom Highlight API, which leaves the DOM as
 * it is: https://drafts.csswg.org/css-highlight-api-1/
 */
export class FindWidget {
  readonly root: HTMLElement;
  readonly #texts: Texts;
  readonly #content: HTMLElement;
  readonly #focusElsewhere: () => void;
  readonly #input: HTMLInputElement;
  readonly #count: HTMLElement;
  readonly #changes: MutationObserver;
  #matches: readonly Range[] = [];
  #current = -1;
  #returnFocusTo: HTMLElement | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param content What is searched.
   * @param focusElsewhere Moves the focus when what had it before is gone.
   */
  constructor(texts: Texts, content: HTMLElement, focusElsewhere: () => void) {
    this.#focusElsewhere = focusElsewhere;
    this.#texts = texts;
    this.#content = content;
    this.#input = element('input', {
      attributes: { type: 'text', placeholder: texts.find, 'aria-label': texts.find, spellcheck: 'false' },
    });
    this.#count = element('span', { class: 'find-count', attributes: { role: 'status' } });
    this.root = element(
      'div',
      { class: 'find-widget', attributes: { role: 'search' } },
      this.#input,
      this.#count,
      iconButton('arrow-up', texts.previousMatch, () => {
        this.#go(-1);
      }),
      iconButton('arrow-down', texts.nextMatch, () => {
        this.#go(1);
      }),
      iconButton('close', texts.closeFind, () => {
        this.close();
      }),
    );
    this.root.hidden = true;
    // An answer that streams moves matches about and brings new ones.
    this.#changes = new MutationObserver(() => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#search();
      }, quietTime);
    });
    this.#listen();
  }

  /**
   * Shows the widget with the cursor in it, looking for what is selected in the transcript.
   *
   * @param focused What has the focus, or had it last: it gets it back.
   */
  open(focused: HTMLElement | undefined): void {
    const selected = getSelection()?.toString() ?? '';
    if (this.root.hidden) this.#returnFocusTo = focused;
    if (selected !== '' && !selected.includes('\n')) this.#input.value = selected;
    this.root.hidden = false;
    this.#changes.observe(this.#content, { childList: true, characterData: true, subtree: true });
    this.#input.focus();
    this.#input.select();
    this.#search();
    this.#reveal();
  }

  /** Hides the widget; the focus goes back to where it was. */
  close(): void {
    this.#changes.disconnect();
    clearTimeout(this.#timer);
    this.root.hidden = true;
    this.#mark([], -1);
    if (this.#returnFocusTo?.isConnected) this.#returnFocusTo.focus();
    else this.#focusElsewhere();
  }

  #listen(): void {
    this.#input.addEventListener('input', () => {
      this.#current = -1;
      this.#search();
      this.#reveal();
    });
    this.root.addEventListener('keydown', (event) => {
      if (isComposing(event)) {
        event.stopPropagation();
        return;
      }
      if (event.key === 'Escape') this.close();
      else if (event.key === 'F3' || (event.key === 'Enter' && event.target === this.#input))
        this.#go(event.shiftKey ? -1 : 1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  #search(): void {
    const matches = findText(this.#content, this.#input.value);
    this.#mark(matches, Math.min(Math.max(this.#current, 0), matches.length - 1));
  }

  #go(step: 1 | -1): void {
    const { length } = this.#matches;
    if (length === 0) return;
    this.#mark(this.#matches, (this.#current + step + length) % length);
    this.#reveal();
  }

  #mark(matches: readonly Range[], current: number): void {
    this.#matches = matches;
    this.#current = current;
    const match = matches[current];
    CSS.highlights.set('find', new Highlight(...matches));
    CSS.highlights.set('find-current', new Highlight(...(match ? [match] : [])));
    const nothing = this.#input.value === '' ? '' : this.#texts.noResults;
    this.#count.textContent = match ? this.#texts.matchOf(current + 1, matches.length) : nothing;
    this.root.classList.toggle('nothing-found', nothing !== '' && !match);
  }

  #reveal(): void {
    this.#matches[this.#current]?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }
}
