import * as vscode from 'vscode';
import type { CommandId } from '../../manifest.ts';

interface StatusItem extends vscode.QuickPickItem {
  readonly command: CommandId;
}

/** What the status bar item offers. */
export async function showStatusMenu(signedIn: boolean, model: string): Promise<void> {
  const items: StatusItem[] = [
    { label: vscode.l10n.t('$(comment-discussion) Open Chat'), command: 'edgewise.chat.open' },
    {
      label: vscode.l10n.t('$(server-environment) Choose Model…'),
      description: model,
      command: 'edgewise.model.choose',
    },
    signedIn
      ? { label: vscode.l10n.t('$(sign-out) Sign Out'), command: 'edgewise.account.signOut' }
      : { label: vscode.l10n.t('$(sign-in) Sign In…'), command: 'edgewise.account.signIn' },
    { label: vscode.l10n.t('$(output) Show Log'), command: 'edgewise.log.show' },
  ];
  const chosen = await vscode.window.showQuickPick(items, { title: 'Edgewise' });
  if (chosen) await vscode.commands.executeCommand(chosen.command);
}
