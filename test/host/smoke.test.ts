import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('becomes active by itself', async () => {
    const extension = vscode.extensions.getExtension('edgewise.edgewise');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers its commands', async () => {
    const commands = await vscode.commands.getCommands(true);
    for (const id of ['edgewise.code.explain', 'edgewise.account.signIn', 'edgewise.chat.open']) {
      assert.ok(commands.includes(id), id);
    }
  });
});
