import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { newFile } from '../../../src/host/answerCode/newFile.ts';
import { runInTerminal } from '../../../src/host/answerCode/runInTerminal.ts';
import { Refusal } from '../../../src/host/problems.ts';
import { until } from '../support/until.ts';

/** A terminal that keeps what arrives in it. */
class Recorder implements vscode.Pseudoterminal {
  readonly onDidWrite = new vscode.EventEmitter<string>().event;
  input = '';
  isOpen = false;

  open(): void {
    this.isOpen = true;
  }

  close(): void {
    this.isOpen = false;
  }

  handleInput(data: string): void {
    this.input += data;
  }
}

describe('commands of an answer in a terminal', () => {
  let recorder: Recorder;
  let terminal: vscode.Terminal;

  beforeEach(async () => {
    recorder = new Recorder();
    terminal = vscode.window.createTerminal({ name: 'Recorder', pty: recorder });
    terminal.show();
    await until(() => recorder.isOpen && vscode.window.activeTerminal === terminal);
  });
  afterEach(async () => {
    terminal.dispose();
    await until(() => !vscode.window.terminals.includes(terminal));
  });

  it('arrive as one line that does not run', async () => {
    await runInTerminal('# install\nnpm install\r\n\nnpm test\n', 'sh');
    const expected = 'npm install && npm test';
    await until(() => recorder.input.length >= expected.length);
    terminal.sendText('|', false);
    await until(() => recorder.input.endsWith('|'));
    assert.equal(recorder.input, `${expected}|`);
  });

  it('arrive without what a terminal acts upon', async () => {
    await runInTerminal('echo \u001b[200~a\u0003\u0004\tb\u202e\u009b31m\u007f\u2028ls', 'sh');
    terminal.sendText('|', false);
    await until(() => recorder.input.endsWith('|'));
    assert.equal(recorder.input, 'echo [200~a b31m && ls|');
  });

  it('are refused when there are none', async () => {
    await assert.rejects(runInTerminal('# only a comment\n', 'sh'), Refusal);
    assert.equal(recorder.input, '');
  });
});

describe('code of an answer as a new file', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  for (const [language, id] of [
    ['js', 'javascript'],
    ['tsx', 'typescriptreact'],
    ['py', 'python'],
    ['sh', 'shellscript'],
    ['yml', 'yaml'],
    ['C++', 'cpp'],
    ['c#', 'csharp'],
    ['rust', 'rust'],
    ['no-such-language', 'plaintext'],
    ['', 'plaintext'],
  ] as const)
    it(`is ${id} for “${language}”`, async () => {
      const { document } = await newFile('one\ntwo', language);
      assert.equal(document.languageId, id);
      assert.equal(document.getText(), 'one\ntwo\n');
      assert.ok(document.isUntitled);
      assert.equal(vscode.window.activeTextEditor?.document, document);
    });
});
