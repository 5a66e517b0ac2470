import { element } from '../dom.ts';
import type { Texts } from '../text.ts';

/** What an empty conversation shows: how to begin. */
export function createWelcome(texts: Texts): HTMLElement {
  return element(
    'div',
    { class: 'welcome' },
    element('h2', {}, texts.welcomeTitle),
    element('p', {}, texts.welcomeExplain),
    element('p', {}, texts.welcomeRefactor),
    element('p', {}, texts.welcomeAsk),
  );
}
