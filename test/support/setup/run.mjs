// Runs one of the project's tasks from any state of the clone, on Node 20 or newer: node run.mjs TASK [ARGUMENT…]
// Installs what is missing, then goes on under a Node that runs TypeScript. No dependencies: nothing may be there yet.
import { execFileSync, spawn } from 'node:child_process';
import { dirname, delimiter, resolve } from 'node:path';
import { installEditor, installProject, installToolchain } from './install.mjs';
import { nodeForTypeScript, runsTypeScript } from './node.mjs';

const root = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), '../../..');

/** `editor`: the task needs VS Code; `built`: and the bundles. `run`: what Node gets. `files`: unless the caller names any. */
const tasks = {
  start: { editor: true, run: ['test/support/setup/start.ts'] },
  test: { editor: true, run: ['test/support/setup/test.ts'] },
  unit: { run: ['node_modules/mocha/bin/mocha.js'], files: ['test/unit/**/*.test.ts'] },
  host: { editor: true, built: true, run: ['test/support/setup/hostTests.ts'] },
  e2e: { editor: true, built: true, run: ['test/support/setup/endToEndTests.ts'] },
  bench: { editor: true, built: true, run: ['test/support/setup/bench.ts'] },
  package: { run: ['test/support/setup/package.ts'] },
  'workers-ai': { run: ['test/support/workersAi/main.ts'] },
};

const [name, ...given] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  console.error(`No task is called "${name}". There are: ${Object.keys(tasks).join(', ')}.`);
  process.exit(1);
}
try {
  installProject(root);
  if (task.editor || !runsTypeScript(process.versions.node)) installToolchain(root);
  if (task.editor) installEditor(root);
} catch (error) {
  console.error(`\nSet-up failed: ${error.message}`);
  process.exit(1);
}
const node = nodeForTypeScript(root);
if (task.built) execFileSync(node, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' });
const child = spawn(node, [...task.run, ...(given.length > 0 ? given : (task.files ?? []))], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` },
});
// The terminal sends Ctrl+C to both; the task cleans up, so this one waits for it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code) => process.exit(code ?? 1));
