/**
 * Opening a conversation of 500 messages in the panel, in a real Chromium: from the arrival of the snapshot to the first
 * paint of the last message, the longest task until all of it is drawn, and what stays in memory after ten such
 * conversations were closed again.
 */
import type { Browser, CDPSession } from 'playwright-core';
import { longConversation } from '../e2e/page/conversations.ts';
import { launchBrowser, PanelPage, snapshot } from '../e2e/page/harness.ts';
import { claim, finish, median } from '../support/bench.ts';

const messages = 500;
const runs = 7;
const opened = 10;

const [mostToPaint, longestTask, mostMemory] = [200, 50, 1.1];

/** In the page: hands over the snapshot and waits until what came of it is painted. Milliseconds. */
const openAndPaint = `new Promise((done) => {
  const begin = performance.now();
  harness.receive([harness.next]);
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now() - begin);
    port2.postMessage(0);
  });
})`;

const observeTasks = `
  harness.tasks = [];
  new PerformanceObserver((list) => harness.tasks.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ type: 'longtask' });
`;

interface Opening {
  readonly paint: number;
  readonly first: number;
  readonly later: number;
}

async function open(browser: Browser): Promise<Opening> {
  const panel = await PanelPage.openWith(browser, []);
  await prepare(panel, 'long', messages);
  await panel.settle();
  await panel.page.evaluate(observeTasks);
  const paint: number = await panel.page.evaluate(openAndPaint);
  const last = panel.page.locator('article').last();
  if (!(await last.isVisible())) throw new Error('The last message is not there.');
  await untilDrawn(panel);
  const tasks: readonly number[] = await panel.page.evaluate('harness.tasks');
  await panel.page.context().close();
  return { paint, first: tasks[0] ?? 0, later: Math.max(0, ...tasks.slice(1)) };
}

async function prepare(panel: PanelPage, id: string, count: number): Promise<void> {
  const message = { ...snapshot(longConversation(count)), conversationId: id };
  await panel.page.evaluate(`harness.next = ${JSON.stringify(message)}; undefined`);
}

/** Waits until every message and every colour is there, and the page has nothing more to do. */
async function untilDrawn(panel: PanelPage): Promise<void> {
  await panel.waitFor(`document.querySelectorAll('article').length === ${messages}`);
  await panel.waitFor(
    `[...document.querySelectorAll('.code-block code')].every((code) => code.childElementCount > 0)`,
  );
  await panel.settle();
}

interface Memory {
  /** Bytes. */
  readonly heap: number;
  readonly nodes: number;
}

async function memory(cdp: CDPSession): Promise<Memory> {
  for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { heap: value('JSHeapUsedSize'), nodes: value('Nodes') };
}

/** Memory before and after ten conversations; one is opened before, so that code and caches are there. */
async function closeTen(browser: Browser): Promise<{ readonly before: Memory; readonly after: Memory }> {
  const panel = await PanelPage.openWith(browser, []);
  const cdp = await panel.page.context().newCDPSession(panel.page);
  await cdp.send('Performance.enable');
  const openAndClose = async (id: string): Promise<void> => {
    await prepare(panel, id, messages);
    await panel.page.evaluate('harness.receive([harness.next]); harness.next = undefined; undefined');
    await untilDrawn(panel);
    await panel.send({ ...snapshot([]), conversationId: `${id}-empty` });
    await panel.settle();
  };
  await openAndClose('warm-up');
  const before = await memory(cdp);
  for (let index = 0; index < opened; index += 1) await openAndClose(`c${index}`);
  return { before, after: await memory(cdp) };
}

const browser = await launchBrowser();
const openings: Opening[] = [];
for (let run = 0; run < runs; run += 1) openings.push(await open(browser));
const paints = openings.map(({ paint }) => paint);
console.log(`     ${messages} messages, ms to paint: ${paints.map((paint) => paint.toFixed(0)).join(', ')}`);
claim('ms from the snapshot to the paint of the last message, median', median(paints), '<=', mostToPaint);
claim(
  'ms of the longest task afterwards, median',
  median(openings.map(({ later }) => later)),
  '<=',
  longestTask,
);

const { before, after } = await closeTen(browser);
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);
console.log(
  `     heap ${megabytes(before.heap)} MB before, ${megabytes(after.heap)} MB after; nodes ${before.nodes}, ${after.nodes}`,
);
claim('heap after closing ten, times the heap before', after.heap / before.heap, '<=', mostMemory);
claim('nodes after closing ten, times the nodes before', after.nodes / before.nodes, '<=', mostMemory);
await browser.close();
finish();
