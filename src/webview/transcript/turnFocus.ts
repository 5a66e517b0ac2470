import type { TurnView } from './turnView.ts';

/** The focus inside a turn: the turn's id, and which of its parts has it ('' for none that has a name). */
export interface TurnFocus {
  readonly id: string;
  readonly part: string;
}

/** Where in these turns the focus is; undefined when it is elsewhere. */
export function focusIn(views: readonly Pick<TurnView, 'id' | 'root'>[]): TurnFocus | undefined {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return undefined;
  const view = views.find(({ root }) => root?.contains(focused));
  return view && { id: view.id, part: focused.dataset['part'] ?? '' };
}

/** Puts the focus on the same part of a turn's article, and on the article itself where there is no such part. */
export function focusPart(article: HTMLElement | undefined, part: string): void {
  const same = part === '' ? undefined : article?.querySelector<HTMLElement>(`[data-part="${part}"]`);
  (same ?? article)?.focus({ preventScroll: true });
}
