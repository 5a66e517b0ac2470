import { readFile } from 'node:fs/promises';
import type { PanelPage } from './harness.ts';

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

const axe = readFile(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/** What axe objects to in the page as it stands: each rule's name with the elements that break it. */
export async function findViolations(panel: PanelPage): Promise<readonly [string, readonly string[]][]> {
  await panel.page.evaluate(await axe);
  const results: AxeResults = await panel.page.evaluate('axe.run()');
  return results.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}
