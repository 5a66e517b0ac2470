// What a proposal of 200 lines costs the window while it streams at 100 tokens a second and a person types above it, in the
// real VS Code: frames and tasks of the page, the way of a token to the screen, how long the extension host was blocked,
// and whether every keystroke arrived. The same typing without a proposal is measured in the same run, and what is claimed
// is the difference: other work of the machine and of VS Code itself falls on both.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { lastLine } from '../../src/core/edits/reply/lastLine.ts';
import { activeCode, goToLine, selectLines } from '../e2e/support/code.ts';
import { openEditor, type Editor } from '../e2e/support/editor.ts';
import { answerBox, openFile, quickInput } from '../e2e/support/quickInput.ts';
import { claim, finish, median } from '../support/bench.ts';
import { Gate } from '../support/workersAi/gate.ts';
import { startService, type Service } from '../support/workersAi/server.ts';

const lineCount = 200;
const tokenInterval = 10;
const keyInterval = 90;
const pause = 1000;

const now = (): number => performance.timeOrigin + performance.now();
const original = Array.from({ length: 20 }, (_, index) => `v${index} = c(${index})`);
/** Lines that were there and new ones, five tokens each. */
const tokens = Array.from({ length: lineCount }, (_, index) => [
  'v',
  String(index),
  index % 40 === 0 ? ' = c(' : ' = m(',
  String(index),
  ')\n',
]).flat();

/** What the page saw, each with its moment in milliseconds since 1970. */
interface Seen {
  readonly lines: readonly (readonly [number, string])[];
  readonly longTasks: readonly number[];
  readonly frames: readonly number[];
}

interface Phase extends Seen {
  readonly start: number;
  readonly end: number;
}

const scratch = await mkdtemp(join(tmpdir(), 'edgewise-typing-'));
const workspace = join(scratch, 'workspace');
const delays = join(scratch, 'delays.txt');
await mkdir(workspace);
await writeFile(join(workspace, 'values.lua'), `-- \n\n${original.join('\n')}\n`);
await writeFile(delays, '');

const service = await startService();
const editor = await openEditor({
  service,
  signedIn: true,
  workspace,
  environment: { EDGEWISE_LOOP_DELAY: delays },
  preload: join(import.meta.dirname, '../support/loopDelay.cjs'),
});
let typed = '';
try {
  await openFile(editor, 'values.lua');
  const keys = 'the quick brown fox jumps over the lazy dog '.repeat(3).slice(0, 110);
  const alone = await phase(editor, () => typeKeys(editor, keys));
  const sent: number[] = [];
  const gate = new Gate();
  await ask(editor, service, gate);
  const together = await phase(editor, async () => {
    await Promise.all([stream(gate, sent), typeKeys(editor, keys)]);
    gate.open();
    await editor.page.locator('.review-widget', { hasText: 'ready' }).first().waitFor();
  });
  const latencies = latenciesOf(sent, together.lines);
  const blocked = await readDelays(delays);
  const during = ({ start, end }: Phase): number[] =>
    blocked.filter(({ at }) => at >= start && at <= end).map(({ longest }) => longest);

  report('frames, ms', alone.frames, together.frames);
  report('extension host blocked, longest in each 0.1 s, ms', during(alone), during(together));
  console.log(
    `tasks over 50 ms in the page: ${alone.longTasks.length} alone, ${together.longTasks.length} with the proposal (${together.longTasks.map((task) => Math.round(task)).join(', ')})`,
  );
  console.log(
    `token to screen: median ${median(latencies).toFixed(1)} ms, 95th percentile ${percentile(latencies, 0.95).toFixed(1)} ms of ${latencies.length}`,
  );
  claim('token to screen, 95th percentile, ms', percentile(latencies, 0.95), '<=', 120);
  claim(
    'tasks of the page over 50 ms because of the proposal',
    Math.max(0, together.longTasks.length - alone.longTasks.length),
    '<=',
    0,
  );
  claim(
    'extension host blocked for more than 16 ms because of the proposal, times',
    Math.max(0, over(during(together), 16) - over(during(alone), 16)),
    '<=',
    0,
  );
  const code = await savedText(editor);
  claim('keystrokes missing or out of order', code.startsWith(`-- ${typed}\n`) ? 0 : 1, '<=', 0);
  claim('lines of the file that changed', code.endsWith(`\n\n${original.join('\n')}\n`) ? 0 : 1, '<=', 0);
} finally {
  await editor.close();
  await service.close();
  await rm(scratch, { recursive: true, force: true });
}
finish();

async function ask(window: Editor, standIn: Service, gate: Gate): Promise<void> {
  standIn.enqueue({ tokens: ['```lua\n', ...tokens, '```'], gate });
  await selectLines(window, 3, original.length + 2);
  await window.page.keyboard.press('Alt+Shift+R');
  await quickInput(window).locator('input.input').waitFor();
  await answerBox(window, 'measure them');
  await window.page.locator('.review-widget').waitFor();
}

/** Lets a token go every 10 ms, late ones at once, and notes when. */
async function stream(gate: Gate, sent: number[]): Promise<void> {
  await gate.waiting();
  gate.release();
  const start = now();
  for (let index = 0; index < tokens.length; index += 1) {
    const wait = start + index * tokenInterval - now();
    if (wait > 0) await sleep(wait);
    sent.push(now());
    gate.release();
  }
}

async function typeKeys(window: Editor, keys: string): Promise<void> {
  await goToLine(window, 1);
  await window.page.keyboard.press('End');
  for (const key of keys) {
    await window.page.keyboard.press(key === ' ' ? 'Space' : key);
    typed += key;
    await sleep(keyInterval);
  }
}

/** Runs something while the page notes its frames, its long tasks and what stands in the line that the model writes. */
async function phase(window: Editor, work: () => Promise<void>): Promise<Phase> {
  await sleep(pause);
  const start = now();
  const watch = await activeCode(window).evaluateHandle((root) => {
    const lines: [number, string][] = [];
    const longTasks: number[] = [];
    const frames: number[] = [];
    const observer = new PerformanceObserver((list) => {
      longTasks.push(...list.getEntries().map(({ duration }) => duration));
    });
    observer.observe({ type: 'longtask' });
    let last = '';
    let before = performance.now();
    let isOver = false;
    const look = (): void => {
      const moment = performance.now();
      frames.push(moment - before);
      before = moment;
      for (const span of root.querySelectorAll('.view-lines span[class*="ced-"]')) {
        const content = getComputedStyle(span, '::after').content;
        if (content === 'none' || content === 'normal' || content === last) continue;
        last = content;
        lines.push([performance.timeOrigin + moment, content]);
      }
      if (!isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return {
      end: () => {
        isOver = true;
        observer.disconnect();
        return { lines, longTasks, frames };
      },
    };
  });
  await work();
  const seen = await watch.evaluate((handle) => handle.end());
  return { ...seen, start, end: now() };
}

/** For each token the time until a frame showed it, or a later one. The letter that begins every line tells none from another. */
function latenciesOf(sent: readonly number[], lines: Seen['lines']): readonly number[] {
  const indices = new Map<string, number>();
  let text = '';
  for (const [index, token] of tokens.entries()) {
    text += token;
    if (token !== 'v') indices.set(lastLine(text), index);
  }
  const latencies: number[] = [];
  let next = 0;
  for (const [moment, content] of lines) {
    const index = indices.get(JSON.parse(content) as string);
    if (index === undefined) continue;
    for (; next <= index; next += 1) latencies.push(moment - (sent[next] ?? NaN));
  }
  return latencies;
}

async function readDelays(file: string): Promise<readonly { at: number; longest: number }[]> {
  const text = await readFile(file, 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [at = NaN, longest = NaN] = line.split(' ').map(Number);
      return { at, longest };
    });
}

async function savedText(window: Editor): Promise<string> {
  await window.page.keyboard.press('Control+S');
  await window.page.locator('.tab.active:not(.dirty)').waitFor();
  return readFile(join(window.folder, 'values.lua'), 'utf8');
}

function report(what: string, alone: readonly number[], together: readonly number[]): void {
  const show = (values: readonly number[]): string =>
    `median ${median(values).toFixed(1)}, 99th percentile ${percentile(values, 0.99).toFixed(1)}, longest ${Math.max(...values).toFixed(1)}`;
  console.log(`${what}: alone ${show(alone)}; with the proposal ${show(together)}`);
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;
}

function over(values: readonly number[], limit: number): number {
  return values.filter((value) => value > limit).length;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
