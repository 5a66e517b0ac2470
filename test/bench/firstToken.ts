// How much later the first character is on the screen than a loop that only reads the same bytes has it: in the panel and
// in a proposal, in the real VS Code. Both sides ask the same stand-in service, which lets the first token go at a known
// moment; what is compared is the time from that moment.
import { performance } from 'node:perf_hooks';
import type { Locator } from 'playwright-core';
import { selectLines } from '../e2e/support/code.ts';
import { openEditor, type Editor } from '../e2e/support/editor.ts';
import { openPanel, panel } from '../e2e/support/panel.ts';
import { openFile, quickInput, runCommand } from '../e2e/support/quickInput.ts';
import { claim, finish, median } from '../support/bench.ts';
import { Gate } from '../support/workersAi/gate.ts';
import { startService, type Service } from '../support/workersAi/server.ts';

const rounds = 15;
/** The first rounds load what every later one has. */
const warmUp = 3;
const limit = 50;

/** Milliseconds since 1970, with fractions, comparable between processes of one machine. */
const now = (): number => performance.timeOrigin + performance.now();

/** A question on its way: `ready` when the person sees that, `seen` with the moment at which the text was there. */
interface Asked {
  readonly ready?: Promise<unknown>;
  readonly seen: Promise<number>;
}

type Ask = (text: string) => Promise<Asked>;

/** Milliseconds from the release of the first token to the moment it is seen. */
async function measure(service: Service, ask: Ask, index: number): Promise<number> {
  const gate = new Gate();
  const text = `mark${index}of${Math.round(now())}`;
  service.enqueue({ tokens: [`\`\`\`typescript\nconst ${text} = 1;\n`, 'const end = 2;\n', '```'], gate });
  const { ready, seen } = await ask(text);
  await Promise.all([ready, gate.waiting()]);
  const released = now();
  gate.release();
  const milliseconds = (await seen) - released;
  gate.open();
  return milliseconds;
}

/** The peer: reads the same bytes with fetch and does nothing with them but look for the text. */
function askByFetch(service: Service): Ask {
  return async (text) => {
    const url = `${service.url}/client/v4/accounts/${service.accountId}/ai/run/@cf/meta/llama-3.1-8b-instruct-fp8`;
    const body = JSON.stringify({
      messages: [{ role: 'user', content: 'x' }],
      max_tokens: 500,
      stream: true,
    });
    const headers = { authorization: `Bearer ${service.token}`, 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', body, headers });
    const find = async (): Promise<number> => {
      const decoder = new TextDecoder();
      let all = '';
      let seen: number | undefined;
      for await (const bytes of response.body!) {
        all += decoder.decode(bytes, { stream: true });
        if (seen === undefined && all.includes(text)) seen = now();
        if (seen !== undefined) return seen;
      }
      throw new Error('The text never came.');
    };
    return { seen: find() };
  };
}

/** Resolves with the moment at which the frame is drawn that first shows the text inside the element. */
async function watch(element: Locator, text: string): Promise<Asked> {
  const handle = await element.evaluateHandle((root, wanted) => {
    const { promise, resolve } = Promise.withResolvers<number>();
    const observer = new MutationObserver(() => {
      if (!root.textContent.includes(wanted)) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        resolve(performance.timeOrigin + performance.now());
      });
    });
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    return { promise };
  }, text);
  return { seen: handle.evaluate(({ promise }) => promise) };
}

function askInPanel(editor: Editor): Ask {
  return async (text) => {
    const message = panel(editor).getByRole('textbox');
    await message.fill('What is this?');
    const watched = await watch(panel(editor).locator('body'), text);
    await message.press('Enter');
    return watched;
  };
}

function askInProposal(editor: Editor): Ask {
  return async (text) => {
    await selectLines(editor, 27, 33);
    await editor.page.keyboard.press('Alt+Shift+R');
    await quickInput(editor).locator('.quick-input-list .monaco-list-row').first().waitFor();
    const watched = await watch(editor.page.locator('.monaco-workbench'), text);
    await editor.page.keyboard.press('Enter');
    return { ...watched, ready: editor.page.locator('.review-widget').waitFor() };
  };
}

const service = await startService();
const editor = await openEditor({ service, signedIn: true });
try {
  await openPanel(editor);
  await panel(editor).getByRole('textbox').waitFor();
  await openFile(editor, 'src/orders.ts');
  const plain: number[] = [];
  const inPanel: number[] = [];
  const inProposal: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const times = [
      await measure(service, askByFetch(service), round),
      await measure(service, askInPanel(editor), round),
      await measure(service, askInProposal(editor), round),
    ] as const;
    await panel(editor).getByRole('button', { name: /Stop/ }).waitFor({ state: 'detached' });
    await runCommand(editor, 'Edgewise: Reject Proposal');
    await editor.page.locator('.review-widget').waitFor({ state: 'detached' });
    if (round < 0) continue;
    for (const [index, list] of [plain, inPanel, inProposal].entries()) list.push(times[index] ?? NaN);
  }
  const base = median(plain);
  console.log(
    `from release to: fetch loop ${base.toFixed(1)} ms, panel ${median(inPanel).toFixed(1)} ms, proposal ${median(inProposal).toFixed(1)} ms (medians of ${rounds})`,
  );
  claim('extra time to the first character in the panel, ms', median(inPanel) - base, '<=', limit);
  claim('extra time to the first character in the proposal, ms', median(inProposal) - base, '<=', limit);
} finally {
  await editor.close();
  await service.close();
}
finish();
