import { element, iconButton } from './dom.ts';
import type { Texts } from './text.ts';

/** The button that brings the reader back to the bottom. It says when there is something new. */
export class ScrollButton {
  readonly root: HTMLButtonElement;
  readonly #texts: Texts;
  readonly #news: HTMLElement;

  constructor(texts: Texts, onClick: () => void) {
    this.#texts = texts;
    this.#news = element('span', { class: 'news' }, texts.newTextBelow);
    this.root = iconButton('arrow-down', texts.scrollToBottom, onClick);
    this.root.classList.add('to-bottom');
    this.root.append(this.#news);
    this.setFollowing(true);
  }

  /** Hides the button while the reader is at the bottom. */
  setFollowing(following: boolean): void {
    this.root.hidden = following;
    if (following) this.#showNews(false);
  }

  /** Something was written below what the reader sees. */
  addNews(): void {
    if (!this.root.hidden) this.#showNews(true);
  }

  #showNews(news: boolean): void {
    const { scrollToBottom, newTextBelow } = this.#texts;
    this.#news.hidden = !news;
    this.root.classList.toggle('with-news', news);
    this.root.setAttribute('aria-label', news ? `${newTextBelow}. ${scrollToBottom}` : scrollToBottom);
  }
}
