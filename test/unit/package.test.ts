import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const kilobyte = 1024;

describe('the package', () => {
  let folder: string;
  const size = (file: string): number => statSync(join(folder, file)).size;

  before(function () {
    this.timeout(60_000);
    folder = mkdtempSync(join(tmpdir(), 'edgewise-package-'));
    execFileSync(process.execPath, ['esbuild.mjs', '--production', folder]);
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('holds an extension of less than 360 KB, of which less than 20 are read at the start', () => {
    assert.ok(size('extension.cjs') < 20 * kilobyte);
    assert.ok(size('extension.cjs') + size('features.cjs') < 360 * kilobyte);
  });

  it('holds a page of less than 300 KB', () => {
    assert.ok(size('page.js') < 300 * kilobyte);
  });

  it('ships what is listed and nothing else', function () {
    this.timeout(60_000);
    const listed = execFileSync(
      process.execPath,
      ['node_modules/@vscode/vsce/vsce', 'ls', '--no-dependencies'],
      {
        encoding: 'utf8',
      },
    );
    const files = listed.trim().split('\n').toSorted();
    const expected = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/codicon.css',
      'dist/codicon.ttf',
      'dist/extension.cjs',
      'dist/features.cjs',
      'dist/page.js',
      'dist/third-party-notices.txt',
      'media/composer.css',
      'media/edgewise.svg',
      'media/icon.png',
      'media/l10n/bundle.l10n.de.json',
      'media/panel.css',
      'media/readme/changes.png',
      'media/readme/chat.png',
      'media/readme/explain.png',
      'media/readme/problems.png',
      'media/readme/proposal.png',
      'package.json',
      'package.nls.de.json',
      'package.nls.json',
    ];
    assert.deepEqual(files, expected);
  });
});
