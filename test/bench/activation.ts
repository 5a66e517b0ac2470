// How long the extension takes to activate, as VS Code itself measures it, over ten starts; and how large the bundles are.
// Measured is what ships: the minified bundle. The folder holds one text file, so that no language's extension loads at the
// same moment and is counted with it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEditor } from '../e2e/support/editor.ts';
import { runCommand } from '../e2e/support/quickInput.ts';
import { projectFolder } from '../support/editor/paths.ts';
import { claim, finish, median } from '../support/bench.ts';

const starts = 10;

/** What the view of running extensions says of ours, in milliseconds. */
async function activationTime(workspace: string): Promise<number> {
  const editor = await openEditor({ workspace });
  try {
    // The list draws only the rows in view.
    await editor.page.setViewportSize({ width: 1280, height: 4000 });
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

function build(...parameters: readonly string[]): void {
  execFileSync(process.execPath, ['esbuild.mjs', ...parameters], { cwd: projectFolder });
}

const kilobytes = (file: string): number => statSync(join(projectFolder, 'dist', file)).size / 1024;

const workspace = mkdtempSync(join(tmpdir(), 'edgewise-plain-'));
writeFileSync(join(workspace, 'notes.txt'), 'Nothing here.\n');
try {
  build('--production');
  claim(
    'extension bundle, both parts, KB',
    kilobytes('extension.cjs') + kilobytes('features.cjs'),
    '<=',
    360,
  );
  claim('of it read at activation, KB', kilobytes('extension.cjs'), '<=', 20);
  claim('page bundle, KB', kilobytes('page.js'), '<=', 300);
  const times: number[] = [];
  for (let start = 0; start < starts; start++) times.push(await activationTime(workspace));
  console.log(`activation, ms: ${times.join(', ')}`);
  claim('median activation, ms', median(times), '<=', 30);
} finally {
  build();
  rmSync(workspace, { recursive: true });
}
finish();
