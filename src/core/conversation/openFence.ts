import { readFence, type FenceLine } from '../edits/reply/fences.ts';

/** The fence of the code block that a text ends in; undefined when it ends outside of one. */
export function openFenceOf(text: string): FenceLine | undefined {
  let open: FenceLine | undefined;
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const fence = readFence(line);
    if (!fence) continue;
    if (open && fence.info === '' && isAsLong(fence, open)) open = undefined;
    // The last line may still be the beginning of another.
    else if (!open && index < lines.length - 1) open = fence;
  }
  return open;
}

/** Whether a fence can stand where another is open: the same marks, as many or more. */
export function isAsLong(fence: FenceLine, open: FenceLine): boolean {
  return fence.marker.startsWith(open.marker);
}
