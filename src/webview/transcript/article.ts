import { element } from '../dom.ts';

/** Which native context menu a turn has: see `webview/context` in package.json. */
export type TurnContext =
  | { readonly webviewSection: 'question'; readonly questionId: string }
  | { readonly webviewSection: 'answer'; readonly answerId: string; readonly canContinue: boolean };

/**
 * The element of a question or an answer, with a heading that only screen readers meet.
 *
 * @param id Unique on the page; the heading's.
 */
export function createArticle(id: string, heading: string, context: TurnContext): HTMLElement {
  const article = element(
    'article',
    { class: context.webviewSection, attributes: { 'aria-labelledby': id, tabindex: '-1' } },
    element('h2', { class: 'visually-hidden', attributes: { id } }, heading),
  );
  setTurnContext(article, context);
  return article;
}

/** Tells the native context menu what the turn is now. */
export function setTurnContext(article: HTMLElement, context: TurnContext): void {
  article.dataset['vscodeContext'] = JSON.stringify({ ...context, preventDefaultContextMenuItems: true });
}

/**
 * Lets a context menu inside `root` have VS Code's own Copy where text is selected, and only there: elsewhere it would
 * copy nothing, and the menu has a Copy for the whole. VS Code reads the attribute after this.
 */
export function offerCopyOfSelection(root: HTMLElement): void {
  root.addEventListener('contextmenu', ({ target }) => {
    const owner = target instanceof Element ? target.closest<HTMLElement>('[data-vscode-context]') : null;
    if (!owner) return;
    const selected = getSelection()?.isCollapsed === false || target instanceof HTMLTextAreaElement;
    owner.dataset['vscodeContext'] = (owner.dataset['vscodeContext'] ?? '').replace(
      /("preventDefaultContextMenuItems":)\w+/,
      `$1${String(!selected)}`,
    );
  });
}
