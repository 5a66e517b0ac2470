// Installs what package-lock.json files name, once: a stamp inside node_modules holds the hash of what was installed. It
// is written last, so that an interrupted installation starts over.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { showNotifications } from './notifications.mjs';

const stampName = '.edgewise-installed';

/** The project's own packages. */
export function installProject(root) {
  const modules = join(root, 'node_modules');
  once(join(modules, stampName), [join(root, 'package-lock.json')], "the project's packages", () => {
    npm(['ci'], root);
  });
}

/** Node 24 and VS Code's server, from a lockfile of their own. */
export function installToolchain(root) {
  const toolchain = join(root, 'test/support/toolchain');
  const stamp = join(toolchain, 'node_modules', stampName);
  once(stamp, [join(toolchain, 'package-lock.json')], 'Node 24 and VS Code (about 200 MB)', () => {
    npm(['ci'], toolchain);
  });
}

/** What VS Code's server itself needs, without compiling anything. */
export function installEditor(root) {
  const toolchain = join(root, 'test/support/toolchain');
  const replacements = join(toolchain, 'replacements');
  const server = join(toolchain, 'node_modules/code-server/lib/vscode');
  const inputs = [
    join(server, 'package.json'),
    join(root, 'test/support/setup/notifications.mjs'),
    ...readdirSync(replacements).map((name) => join(replacements, name)),
  ];
  once(join(server, stampName), inputs, "VS Code's own packages (about 400 MB)", () => {
    for (const folder of [server, join(server, 'extensions')]) {
      rmSync(join(folder, 'node_modules'), { recursive: true, force: true });
      npm(['install', '--omit=dev'], folder);
    }
    for (const name of ['spdlog', 'native-watchdog']) {
      copyFileSync(join(replacements, `${name}.cjs`), join(server, 'node_modules/@vscode', name, 'index.js'));
    }
    showNotifications(server);
  });
}

function once(stamp, inputs, what, install) {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(readFileSync(input));
  const wanted = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  rmSync(stamp, { force: true });
  console.log(`Installing ${what} …`);
  const start = Date.now();
  install();
  writeFileSync(stamp, wanted);
  console.log(`  done in ${Math.round((Date.now() - start) / 1000)} s`);
}

/** No package's scripts run: none of them is needed, and some would compile for minutes. */
function npm(parameters, folder) {
  const all = [...parameters, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const script = process.env.npm_execpath;
  const { status, error } = script?.endsWith('.js')
    ? spawnSync(process.execPath, [script, ...all], { cwd: folder, stdio: 'inherit' })
    : spawnSync('npm', all, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) throw new Error(`npm could not be started (${error.message}).`);
  if (status !== 0)
    throw new Error(`"npm ${parameters.join(' ')}" in ${folder} failed; its own words are above.`);
}
