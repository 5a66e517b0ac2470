import * as vscode from 'vscode';
import { Refusal } from '../problems.ts';

/**
 * What is selected in the terminal. VS Code gives it to extensions through the clipboard only, whose text is put back
 * afterwards.
 * @param copy VS Code's own command that copies it.
 * @throws Refusal when nothing is selected.
 */
export async function terminalSelection(
  clipboard: vscode.Clipboard,
  copy: () => Thenable<unknown>,
): Promise<string> {
  const before = await clipboard.readText();
  // Tells a selection that was copied before from no selection at all.
  const nothing = `edgewise ${crypto.randomUUID()}`;
  let copied: string;
  try {
    await clipboard.writeText(nothing);
    await copy();
    copied = await clipboard.readText();
  } finally {
    await clipboard.writeText(before);
  }
  if (copied === nothing || copied.trim() === '')
    throw new Refusal(
      vscode.l10n.t('Nothing is selected in the terminal. Select some of its text and try again.'),
    );
  return copied;
}

/** The same for the terminal of this window. */
export async function selectionOfActiveTerminal(): Promise<string> {
  if (!vscode.window.activeTerminal)
    throw new Refusal(vscode.l10n.t('No terminal is open. Open one and select some of its text.'));
  return terminalSelection(vscode.env.clipboard, () =>
    vscode.commands.executeCommand('workbench.action.terminal.copySelection'),
  );
}
