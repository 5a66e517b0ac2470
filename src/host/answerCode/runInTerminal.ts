import * as vscode from 'vscode';
import { terminalText } from '../../core/conversation/terminalText.ts';
import { Refusal } from '../problems.ts';
import { newFile } from './newFile.ts';

/**
 * Puts commands into the active terminal, or a new one, for the person to look at and run. None of them is run by this.
 * @throws Refusal when the folder is not trusted, or when there is nothing to run.
 */
export async function runInTerminal(text: string, language: string): Promise<void> {
  if (!vscode.workspace.isTrusted)
    throw new Refusal(
      vscode.l10n.t(
        'This folder is not trusted, so nothing is put into a terminal. Trust it, or copy the code.',
      ),
    );
  const active = vscode.window.activeTerminal;
  const open = active?.exitStatus === undefined ? active : undefined;
  const line = terminalText(text, separatorFor(open?.state.shell));
  if (line.kind === 'empty') throw new Refusal(vscode.l10n.t('There is no command in this code.'));
  if (line.kind === 'script') {
    await offerOtherWays(text, language);
    return;
  }
  const terminal = open ?? vscode.window.createTerminal({ name: 'Edgewise' });
  terminal.show();
  terminal.sendText(line.text, false);
}

/** `&&` stops at the first command that fails; the PowerShell of Windows does not know it. */
function separatorFor(shell: string | undefined): string {
  return shell === 'pwsh' || shell === 'powershell' ? '; ' : ' && ';
}

async function offerOtherWays(text: string, language: string): Promise<void> {
  const copy = vscode.l10n.t('Copy');
  const file = vscode.l10n.t('New File');
  const sentence = vscode.l10n.t(
    'These lines belong together, and a shell would run them one by one while they are pasted. Nothing was put into the terminal.',
  );
  const chosen = await vscode.window.showInformationMessage(sentence, copy, file);
  if (chosen === copy) await vscode.env.clipboard.writeText(text);
  if (chosen === file) await newFile(text, language);
}
