import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import * as v from 'valibot';

const origin = 'http://bench.test';
const projectFolder = new URL('../../../', import.meta.url);

export type PeerName = 'ours' | 'streamingMarkdown' | 'fullRedraw';

/** Milliseconds of the page's main thread. */
export interface MainThreadTime {
  /** Everything that ran there, painting and idle frames included. */
  readonly tasks: number;
  /** Script, style and layout alone. */
  readonly work: number;
}

/** A browser whose frames follow each other at once, so that a token a frame takes no longer than it must. */
export function launchBenchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  return chromium.launch({
    executablePath,
    args: [...quiet, '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
}

/** The page of test/bench/panel/page.ts with the panel's stylesheet. */
export class BenchPage {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  /** Opens an empty page that draws with a peer. */
  static async open(browser: Browser, peer: PeerName): Promise<BenchPage> {
    const script = await bundle();
    const style = await readFile(new URL('media/panel.css', projectFolder), 'utf8');
    const page = await browser.newPage({ viewport: { width: 400, height: 800 } });
    page.on('pageerror', (error) => {
      console.error(error);
    });
    const body = `<!doctype html><meta charset="utf-8"><style>${style}</style><body class="vscode-dark">`;
    await page.route(`${origin}/**`, (route) => route.fulfill({ body, contentType: 'text/html' }));
    await page.goto(`${origin}/`);
    await page.addScriptTag({ content: script });
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    await page.evaluate(`bench.begin(${JSON.stringify(peer)})`);
    return new BenchPage(page, session);
  }

  /** Adds pieces, one a frame, and returns what that took. */
  async append(pieces: readonly string[]): Promise<MainThreadTime> {
    const before = await this.#metrics();
    await this.#page.evaluate(`bench.append(${JSON.stringify(pieces)})`);
    const after = await this.#metrics();
    return { tasks: after.tasks - before.tasks, work: after.work - before.work };
  }

  /** Waits until the page has nothing left to do. */
  async settle(): Promise<void> {
    await this.#page.evaluate('bench.settle()');
  }

  async finish(): Promise<MainThreadTime> {
    const before = await this.#metrics();
    await this.#page.evaluate('bench.finish()');
    await this.#page.evaluate('bench.append([])');
    const after = await this.#metrics();
    return { tasks: after.tasks - before.tasks, work: after.work - before.work };
  }

  /** {@link longestTaskWhile} of this page. */
  longestTaskWhile(action: () => Promise<void>): Promise<number> {
    return longestTaskWhile(this.#page, action);
  }

  async close(): Promise<void> {
    await this.#page.context().close();
  }

  async #metrics(): Promise<MainThreadTime> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const seconds = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    const work = seconds('ScriptDuration') + seconds('LayoutDuration') + seconds('RecalcStyleDuration');
    return { tasks: seconds('TaskDuration') * 1000, work: work * 1000 };
  }
}

/**
 * Runs something and finds the longest task of a page's main thread meanwhile, in milliseconds by the clock. A browser
 * has pages of its own, such as that of its address bar: a mark tells the thread of ours.
 */
export async function longestTaskWhile(page: Page, action: () => Promise<void>): Promise<number> {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page has no browser.');
  const session = await browser.newBrowserCDPSession();
  const longest = new Map<string, number>();
  let ours: string | undefined;
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value.map((each) => v.parse(traceEvent, each))) {
      const thread = `${event.pid} ${event.tid}`;
      if (event.name === mark) ours = thread;
      if (event.name !== 'RunTask') continue;
      longest.set(thread, Math.max((event.dur ?? 0) / 1000, longest.get(thread) ?? 0));
    }
  });
  const includedCategories = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories, excludedCategories: ['*'] },
  });
  await page.evaluate(`performance.mark('${mark}')`);
  await action();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const result = longest.get(ours ?? '');
  if (result === undefined) throw new Error('The trace has no task of the page.');
  return result;
}

const mark = 'tasks of this page';

const traceEvent = v.object({
  name: v.string(),
  pid: v.number(),
  tid: v.number(),
  /** Microseconds by the clock. */
  dur: v.optional(v.number()),
});

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL('page.ts', import.meta.url).pathname],
    bundle: true,
    minify: true,
    write: false,
    platform: 'browser',
    target: 'es2024',
    format: 'iife',
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}
