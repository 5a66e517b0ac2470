// How long the extension takes to activate, as VS Code itself measures it, over ten starts; and how large the bundles are.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEditor } from '../e2e/support/editor.ts';
import { runCommand } from '../e2e/support/quickInput.ts';
import { claim, finish, median } from '../support/bench.ts';

const starts = 10;

/** What the view of running extensions says of ours, in milliseconds. */
async function activationTime(): Promise<number> {
  const editor = await openEditor();
  try {
    await runCommand(editor, 'Developer: Show Running Extensions');
    const row = editor.page
      .locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Edgewise' })
      .first();
    const text = (await row.locator('.activation-time').textContent()) ?? '';
    const milliseconds = /(\d+)\s*ms/.exec(text)?.[1];
    if (milliseconds === undefined) throw new Error(`No activation time in "${text}".`);
    return Number(milliseconds);
  } finally {
    await editor.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'edgewise-size-'));
execFileSync(process.execPath, ['esbuild.mjs', '--production', folder]);
const kilobytes = (file: string): number => statSync(join(folder, file)).size / 1024;
claim('extension bundle, KB', kilobytes('extension.cjs'), '<=', 200);
claim('page bundle, KB', kilobytes('page.js'), '<=', 250);
rmSync(folder, { recursive: true });

const times: number[] = [];
for (let start = 0; start < starts; start++) times.push(await activationTime());
console.log(`activation, ms: ${times.join(', ')}`);
claim('median activation, ms', median(times), '<=', 30);
finish();
