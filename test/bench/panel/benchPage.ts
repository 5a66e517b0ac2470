import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import type { Browser, CDPSession, Page } from 'playwright-core';

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

/** The page of test/bench/panel/page.ts with the panel's stylesheet. */
export class BenchPage {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async open(browser: Browser): Promise<BenchPage> {
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
    return new BenchPage(page, session);
  }

  async begin(peer: PeerName): Promise<void> {
    await this.#page.evaluate(`bench.begin(${JSON.stringify(peer)})`);
  }

  /** Adds pieces, one a frame, and returns what that took. */
  async append(pieces: readonly string[]): Promise<MainThreadTime> {
    const before = await this.#metrics();
    await this.#page.evaluate(`bench.append(${JSON.stringify(pieces)})`);
    const after = await this.#metrics();
    return { tasks: after.tasks - before.tasks, work: after.work - before.work };
  }

  async finish(): Promise<MainThreadTime> {
    const before = await this.#metrics();
    await this.#page.evaluate('bench.finish()');
    await this.#page.evaluate('bench.append([])');
    const after = await this.#metrics();
    return { tasks: after.tasks - before.tasks, work: after.work - before.work };
  }

  /** The longest task since `begin`, in milliseconds; 0 when none took over 50. */
  async longestTask(): Promise<number> {
    const durations: number[] = await this.#page.evaluate('bench.longTasks()');
    return Math.max(0, ...durations);
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
