import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../editor/chromium.ts';

/** Ends this process with one clear sentence when there is no Chromium and none can be installed. */
export function ensureChromium(): void {
  if (findChromium() !== undefined) return;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) installOnDebian();
  if (findChromium() !== undefined) return;
  console.error(
    'One thing is missing: Chromium, Chrome or Edge, in which the tests drive VS Code. Install one of them, or set the ' +
      'environment variable CHROMIUM to its program.',
  );
  process.exit(1);
}

function installOnDebian(): void {
  console.log('Installing Chromium with apt-get …');
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['-qq', 'update'], options);
  spawnSync('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', 'chromium'], options);
}
