import assert from 'node:assert/strict';
import { findDesktopVscode, programsBeside } from '../../../support/editor/desktop.ts';

describe('the desktop VS Code', () => {
  it('has its program beside its command', () => {
    assert.deepEqual(programsBeside('/usr/share/code/bin/code', 'linux'), ['/usr/share/code/code']);
    assert.deepEqual(
      programsBeside('/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code', 'darwin')[0],
      '/Applications/Visual Studio Code.app/Contents/MacOS/Code',
    );
  });

  it('is not there without a command', () => {
    assert.equal(
      findDesktopVscode({ DISPLAY: ':0', PATH: '/nowhere', VSCODE_PATH: '/nowhere/code' }),
      undefined,
    );
  });
});
