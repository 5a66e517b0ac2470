/**
 * Focuses the code of the next block after the focus, or of the one before it, and round again past the last.
 *
 * @param root What holds the blocks.
 * @param focused What has the focus, or had it last.
 */
export function focusCodeBlock(root: HTMLElement, direction: 'next' | 'previous', focused: Element): void {
  const blocks = [...root.querySelectorAll<HTMLElement>('.code-block pre')];
  const after = (block: HTMLElement): boolean =>
    block !== focused && (focused.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const before = (block: HTMLElement): boolean =>
    block !== focused && (focused.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  const target =
    direction === 'next' ? (blocks.find(after) ?? blocks[0]) : (blocks.findLast(before) ?? blocks.at(-1));
  target?.focus({ preventScroll: true });
  target?.closest('.code-block')?.scrollIntoView({ block: 'nearest' });
}
