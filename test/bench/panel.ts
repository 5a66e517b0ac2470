/**
 * The panel's Markdown while it streams, in a real Chromium: our renderer, `streaming-markdown` and markdown-it that
 * redraws all with every token, side by side, a token a frame. Time is that of the page's main thread with layout.
 */
import { launchBrowser } from '../e2e/page/harness.ts';
import { claim, finish, median } from '../support/bench.ts';
import { codeAnswer, listAnswer, mixedAnswer } from './panel/answers.ts';
import { BenchPage, launchBenchBrowser, type MainThreadTime, type PeerName } from './panel/benchPage.ts';
import { watchLiveAnswer, type LiveAnswer } from './panel/liveAnswer.ts';
import { pathologicalTexts } from './panel/pathologicalTexts.ts';

const parts = process.argv.slice(2);

/** Runs a part unless others are named on the command line. */
async function part(name: string, title: string, measure: () => Promise<void>): Promise<void> {
  if (parts.length > 0 && !parts.includes(name)) return;
  console.log(`\n${title}`);
  await measure();
}

const browser = await launchBenchBrowser();

function sum(times: readonly MainThreadTime[]): MainThreadTime {
  return times.reduce((total, { tasks, work }) => ({ tasks: total.tasks + tasks, work: total.work + work }), {
    tasks: 0,
    work: 0,
  });
}

function describe(name: string, { tasks, work }: MainThreadTime): void {
  const seconds = (value: number): string => (value / 1000).toFixed(2);
  console.log(`     ${name}: ${seconds(work)} s of script, style and layout; ${seconds(tasks)} s in all`);
}

/**
 * Streams the same answer to several peers, a stretch to each in turn, so that other load falls on all alike.
 *
 * @param share How much of each stretch is measured, a token a frame; the rest comes at once, and is reckoned.
 */
async function streamSideBySide<Name extends PeerName>(
  tokens: readonly string[],
  names: readonly Name[],
  share = 1,
): Promise<Record<Name, MainThreadTime>> {
  const runs = await Promise.all(
    names.map(async (name) => ({
      name,
      page: await BenchPage.open(browser, name),
      times: [] as MainThreadTime[],
    })),
  );
  const stretch = 500;
  for (let index = 0; index < tokens.length; index += stretch) {
    const middle = index + stretch * share;
    for (const { page, times } of runs) {
      times.push(await page.append(tokens.slice(index, middle)));
      if (share < 1) await page.append([tokens.slice(middle, index + stretch).join('')]);
      await page.settle();
    }
  }
  const totals: Partial<Record<PeerName, MainThreadTime>> = {};
  for (const { name, page, times } of runs) {
    if (share === 1) times.push(await page.finish());
    const { tasks, work } = sum(times);
    totals[name] = { tasks: tasks / share, work: work / share };
    await page.close();
  }
  return totals as Record<Name, MainThreadTime>;
}

/** What redrawing all with every token would take, from a share of the tokens: all of them take a quarter of an hour. */
async function estimateFullRedraw(tokens: readonly string[]): Promise<MainThreadTime> {
  const stretch = 1000;
  const measured = 3;
  const page = await BenchPage.open(browser, 'fullRedraw');
  const times: MainThreadTime[] = [];
  let shown = 0;
  for (let middle = stretch / 2; middle < tokens.length; middle += stretch) {
    await page.append([tokens.slice(shown, middle).join('')]);
    times.push(await page.append(tokens.slice(middle, middle + measured)));
    shown = middle + measured;
  }
  await page.close();
  const { tasks, work } = sum(times);
  return { tasks: (tasks * stretch) / measured, work: (work * stretch) / measured };
}

await part('mixed', 'A mixed answer, a token a frame', async () => {
  const short: MainThreadTime[] = [];
  const measureShort = async (): Promise<void> => {
    const { ours } = await streamSideBySide(mixedAnswer(2000), ['ours']);
    short.push(ours);
  };
  await measureShort();
  const long = await streamSideBySide(mixedAnswer(20_000), ['ours', 'streamingMarkdown']);
  await measureShort();
  const redraw = await estimateFullRedraw(mixedAnswer(20_000));
  await measureShort();
  const shortWork = median(short.map(({ work }) => work));
  describe('ours, 2,000 tokens', { work: shortWork, tasks: median(short.map(({ tasks }) => tasks)) });
  describe('ours, 20,000 tokens', long.ours);
  describe('streaming-markdown, 20,000 tokens', long.streamingMarkdown);
  describe('redrawing all, 20,000 tokens (60 of them measured, the rest reckoned from these)', redraw);
  claim('20,000 tokens, times the time of 2,000', long.ours.work / shortWork, '<=', 12);
  claim('times less than redrawing all', redraw.work / long.ours.work, '>=', 30);
  claim('times streaming-markdown', long.ours.work / long.streamingMarkdown.work, '<=', 2);
});

await part('code', 'One code block of 8,000 tokens, a token a frame (every tenth measured)', async () => {
  const code = await streamSideBySide(codeAnswer(8000), ['ours', 'streamingMarkdown'], 0.1);
  describe('ours', code.ours);
  describe('streaming-markdown', code.streamingMarkdown);
  claim('times less than streaming-markdown', code.streamingMarkdown.work / code.ours.work, '>=', 10);
});

await part('tasks', 'The longest task of 20,000 tokens, three tokens a frame, colours included', async () => {
  const answers = {
    'a mixed answer': mixedAnswer(20_000),
    'one single list': listAnswer(20_000),
    'one code block': codeAnswer(20_000),
  };
  for (const [name, tokens] of Object.entries(answers)) {
    const pieces = tokens.flatMap((_, index) =>
      index % 3 === 0 ? [tokens.slice(index, index + 3).join('')] : [],
    );
    const rounds: number[] = [];
    for (let round = 0; round < 3; round++) {
      const page = await BenchPage.open(browser, 'ours');
      const longest = await page.longestTaskWhile(async () => {
        await page.append(pieces);
        await page.finish();
      });
      rounds.push(longest);
      await page.close();
    }
    console.log(`     ${name}: ${rounds.map(Math.round).join(', ')} ms`);
    claim(`${name}, ms, median of three rounds`, median(rounds), '<=', 50);
  }
});

await part('pathological', '64,000 signs that look like nesting, at once', async () => {
  for (const [name, text] of Object.entries(pathologicalTexts)) {
    const rounds: number[] = [];
    for (let round = 0; round < 3; round++) {
      const page = await BenchPage.open(browser, 'ours');
      rounds.push((await page.append([text])).work);
      await page.close();
    }
    claim(`${name}, ms`, median(rounds), '<=', 1000);
  }
});
await browser.close();

await part('live', '100 tokens a second after 15,000 are on the screen, in the real panel', async () => {
  const ordinaryBrowser = await launchBrowser();
  const answer = mixedAnswer(16_000);
  const lives: LiveAnswer[] = [];
  for (let round = 0; round < 3; round++) {
    lives.push(await watchLiveAnswer(ordinaryBrowser, answer.slice(0, 15_000), answer.slice(15_000)));
  }
  await ordinaryBrowser.close();
  const frames = lives.map(({ longestFrame }) => Math.round(longestFrame));
  const latencies = lives.map(({ latency95 }) => latency95);
  console.log(`     longest frames ${frames.join(', ')} ms`);
  console.log(`     latencies ${latencies.map((each) => each.toFixed(1)).join(', ')} ms`);
  claim('longest frame, ms, median of three rounds', median(frames), '<=', 50);
  claim('longest task, ms', median(lives.map(({ longestTask }) => longestTask)), '<=', 50);
  claim('token to screen at the 95th percentile, ms', median(latencies), '<=', 35);
});
finish();
