import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import MarkdownIt from 'markdown-it';
import type { Browser, Page } from 'playwright-core';
import * as v from 'valibot';
import { launchBrowser, PanelPage } from './harness.ts';
import { normalForm } from './markdownNormalForm.ts';

/** The specification writes tabs as arrows. */
const text = v.pipe(
  v.string(),
  v.transform((written) => written.replaceAll('→', '\t')),
);
const suiteSchema = v.object({
  tests: v.array(v.object({ markdown: text, html: text, number: v.number() })),
});

/** The examples of the CommonMark specification 0.31.2, as its own package reads them. */
const suite = v.parse(suiteSchema, createRequire(import.meta.url)('commonmark-spec')).tests;

describe('the panel: the CommonMark suite', () => {
  let browser: Browser;
  let panel: PanelPage;
  /** A page without the panel's policy, which may read HTML. */
  let reader: Page;

  before(async () => {
    browser = await launchBrowser();
    panel = await PanelPage.openWith(browser, [], { manualFrames: true });
    reader = await browser.newPage();
  });

  after(async () => {
    assert.deepEqual(panel.faults, []);
    await browser.close();
  });

  it('has 652 cases', () => {
    assert.equal(suite.length, 652);
  });

  it('looks the same a character at a time as at once, in every case', async () => {
    for (const { markdown, number } of suite) {
      const atOnce = await panel.stream('a', [markdown]);
      assert.equal(await panel.stream('a', Array.from(markdown)), atOnce, `case ${number}: ${markdown}`);
    }
  });

  it('gives the result of the suite in every case without raw HTML', async () => {
    const wrong: string[] = [];
    let checked = 0;
    for (const { markdown, html, number } of suite) {
      if (hasRawHtml(markdown)) continue;
      checked += 1;
      const drawn = await panel.stream('a', Array.from(markdown));
      const [ours, theirs]: [string, string] = await reader.evaluate(
        `[${JSON.stringify(drawn)}, ${JSON.stringify(html)}].map(${normalForm.toString()})`,
      );
      if (ours !== theirs) wrong.push(`case ${number}: ${markdown}\nours:   ${ours}\nsuite's: ${theirs}`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(checked > 550, `${checked} cases`);
  });
});

function hasRawHtml(markdown: string): boolean {
  const tokens = new MarkdownIt('commonmark').parse(markdown, {});
  return tokens.some(({ type, children }) =>
    [type, ...(children ?? []).map((child) => child.type)].some((each) => each.startsWith('html_')),
  );
}
