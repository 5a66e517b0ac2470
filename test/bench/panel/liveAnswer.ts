import type { Browser } from 'playwright-core';
import { PanelPage } from '../../e2e/page/harness.ts';
import { longestTaskWhile } from './benchPage.ts';

/** How an answer that streams at a steady rate looked to its reader. Milliseconds. */
export interface LiveAnswer {
  readonly longestTask: number;
  /** The longest time from one frame to the next. */
  readonly longestFrame: number;
  /** From a token's arrival to the end of the frame that shows it, at the 95th percentile. */
  readonly latency95: number;
}

/**
 * Streams tokens into the real panel at 100 a second, at the browser's own frame rate.
 *
 * @param shown What is on the screen before.
 */
export async function watchLiveAnswer(
  browser: Browser,
  shown: readonly string[],
  tokens: readonly string[],
): Promise<LiveAnswer> {
  const model = 'Llama 3.1 8B';
  const place = { id: 'a', parentId: null, time: 0 } as const;
  const turn = { role: 'assistant', ...place, text: '', state: { kind: 'streaming' }, model } as const;
  const panel = await PanelPage.openWith(browser, [turn], { width: 400, height: 800 });
  for (let index = 0; index < shown.length; index += 500) {
    const text = shown.slice(index, index + 500).join('');
    await panel.change({ type: 'textAppended', id: 'a', text });
    await panel.settle();
  }
  const longestTask = await longestTaskWhile(panel.page, async () => {
    await panel.page.evaluate(`(${watch.toString()})(${JSON.stringify(tokens)})`);
    await panel.waitFor('harness.live !== undefined');
  });
  const { frames, latencies }: { frames: number[]; latencies: number[] } =
    await panel.page.evaluate('harness.live');
  await panel.page.context().close();
  latencies.sort((a, b) => a - b);
  return {
    longestTask,
    longestFrame: Math.max(...frames),
    latency95: latencies[Math.floor(latencies.length * 0.95)] ?? NaN,
  };
}

declare const harness: {
  receive: (messages: readonly unknown[]) => void;
  live?: { frames: number[]; latencies: number[] };
};

/** Runs in the page. A token that is white space may change nothing that is seen, so its way is not measured. */
function watch(tokens: readonly string[]): void {
  const frames: number[] = [];
  const latencies: number[] = [];
  let waiting: number[] = [];
  let drawn: number[] = [];
  let sent = 0;
  let lastFrame = performance.now();
  const start = performance.now();
  const markdown = document.querySelector('.markdown');
  if (!markdown) throw new Error('The page has no answer.');
  new MutationObserver(() => {
    drawn.push(...waiting);
    waiting = [];
  }).observe(markdown, { childList: true, characterData: true, subtree: true });
  const afterFrame = new MessageChannel();
  afterFrame.port1.onmessage = () => {
    const now = performance.now();
    latencies.push(...drawn.map((arrival) => now - arrival));
    drawn = [];
  };
  const onFrame = (time: number): void => {
    frames.push(time - lastFrame);
    lastFrame = time;
    afterFrame.port2.postMessage(null);
    if (sent < tokens.length || waiting.length > 0) requestAnimationFrame(onFrame);
    else harness.live = { frames: frames.slice(1), latencies };
  };
  requestAnimationFrame(onFrame);
  const timer = setInterval(() => {
    const due = Math.min(tokens.length, Math.floor((performance.now() - start) / 10));
    for (; sent < due; sent++) {
      const text = tokens[sent] ?? '';
      if (text.trim() !== '') waiting.push(performance.now());
      harness.receive([
        { type: 'change', conversationId: 'c1', change: { type: 'textAppended', id: 'a', text } },
      ]);
    }
    if (sent === tokens.length) clearInterval(timer);
  }, 4);
}
