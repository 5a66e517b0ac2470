import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser, PanelPage } from './harness.ts';
import { hostileAnswers, hugeAnswers, type HostileAnswer } from './hostileAnswers.ts';

/** What an answer may become. Anything else would be markup of the answer's own. */
const ours =
  'a, blockquote, br, button, code, del, s, div, em, h3, h4, h5, h6, hr, li, ol, p, pre, span, strong, table, tbody, td, th, thead, tr, ul';
const ourAttributes =
  '^(aria-.*|class|data-block|data-vscode-context|dir|role|start|tabindex|title|type|hidden)$';

describe('the panel: hostile answers', () => {
  let browser: Browser;
  let panel: PanelPage;
  let requests: string[] = [];

  before(async () => {
    browser = await launchBrowser();
    panel = await PanelPage.openWith(browser, [], { manualFrames: true });
    panel.page.on('request', (request) => requests.push(request.url()));
    // Each element and attribute that the page does not make by itself, each link that leads elsewhere than to the web.
    await panel.page.evaluate(`
      harness.strangers = () => {
        const all = [...harness.bodyOf('a').querySelectorAll('*')];
        const attribute = new RegExp(${JSON.stringify(ourAttributes)});
        return [
          ...all.filter((each) => !each.matches(${JSON.stringify(ours)})).map((each) => each.localName),
          ...all.flatMap((each) => each.getAttributeNames()).filter((name) => !attribute.test(name)),
        ];
      };
      harness.clickAll = () => {
        const links = [...harness.bodyOf('a').querySelectorAll('.link')].slice(0, 50);
        for (const link of links) link.click();
      };
      harness.shows = (words) => harness.bodyOf('a').textContent.includes(words);
    `);
  });

  beforeEach(() => {
    requests = [];
  });

  after(async () => {
    await browser.close();
  });

  async function meet({ name, text, words }: HostileAnswer, pieces: readonly string[]): Promise<void> {
    const problem = `${name}: ${JSON.stringify(text.slice(0, 200))}`;
    await panel.stream('a', pieces);
    const seen: unknown = await panel.page.evaluate(
      `harness.clickAll(); [harness.shows(${JSON.stringify(words)}), harness.strangers(), harness.violations, typeof fired]`,
    );
    assert.deepEqual(seen, [true, [], 0, 'undefined'], problem);
    assert.deepEqual(requests, [], problem);
    assert.deepEqual(panel.faults, [], problem);
  }

  async function finishSafely(): Promise<void> {
    for (const { href } of await panel.postedOfType('openLink')) assert.match(href, /^https?:\/\//i);
    assert.equal(await panel.page.title(), 'Edgewise');
    await panel.stream('a', ['still *here*']);
    assert.ok(await panel.page.evaluate('harness.shows("still here")'));
  }

  it('are more than 100', () => {
    assert.ok(hostileAnswers.length + hugeAnswers.length > 100);
  });

  it('do nothing and can be read when they come at once', async () => {
    for (const answer of hostileAnswers) await meet(answer, [answer.text]);
    await finishSafely();
  });

  it('do nothing and can be read when they come in small pieces', async () => {
    for (const answer of hostileAnswers) await meet(answer, answer.text.match(/[^]{1,3}/g) ?? []);
    await finishSafely();
  });

  for (const answer of hugeAnswers) {
    it(`hang nothing: ${answer.name}`, async () => {
      await meet(answer, [answer.text]);
      await finishSafely();
      const length = Math.ceil(answer.text.length / 60);
      await meet(answer, answer.text.match(new RegExp(`[^]{1,${length}}`, 'g')) ?? []);
      await finishSafely();
    });
  }
});
