// npm run package: the extension as a file that VS Code installs, out/edgewise-VERSION.vsix.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outFolder, projectFolder } from '../editor/paths.ts';
import { tools } from './projectTools.ts';
import { runNode } from './runNode.ts';

const manifest = await readFile(join(projectFolder, 'package.json'), 'utf8');
const { version } = JSON.parse(manifest) as { version: string };
await mkdir(outFolder, { recursive: true });
const built = await runNode([tools.build, '--production']);
const out = join(outFolder, `edgewise-${version}.vsix`);
// All code is in the bundles, so no node_modules are shipped; the README's links stay as they are written.
const flags = [
  '--no-dependencies',
  '--no-rewrite-relative-links',
  '--allow-missing-repository',
  '--out',
  out,
];
process.exitCode = built || (await runNode([tools.vsce, 'package', ...flags]));
