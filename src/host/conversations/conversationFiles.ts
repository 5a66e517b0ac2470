import * as vscode from 'vscode';
import type { Conversation } from '../../core/conversation/conversation.ts';
import { exportMarkdown, plainMarkdown, type ExportOptions } from '../../core/conversation/exportMarkdown.ts';
import { importMarkdown } from '../../core/conversation/importMarkdown.ts';
import { titleOf } from '../../core/conversation/title.ts';
import type { Account } from '../account/account.ts';
import type { Conversations } from '../chat/conversations.ts';
import { inTheirLanguage, Refusal } from '../problems.ts';

/** Largest file that is imported, in bytes: far more than any conversation has. */
const largestImport = 50_000_000;

/** Asks for a place and writes the conversation there as Markdown, without the token and the account's id. */
export async function exportConversation(conversation: Conversation, account: Account): Promise<void> {
  const options = await exportOptions(account);
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Conversation'),
    defaultUri: defaultPlace(conversation),
    filters: { Markdown: ['md'] },
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(
    target,
    new TextEncoder().encode(exportMarkdown(conversation, options)),
  );
  const open = vscode.l10n.t('Open');
  const told = vscode.l10n.t('Exported “{0}”.', titleOf(conversation));
  if ((await vscode.window.showInformationMessage(told, open)) === open)
    await vscode.window.showTextDocument(target);
}

/**
 * Asks for an exported file and shows its conversation.
 * @throws Refusal when the file cannot be read, with the line and the reason.
 */
export async function importConversation(conversations: Conversations): Promise<void> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Import Conversation'),
      filters: { Markdown: ['md'] },
    })) ?? [];
  if (!file) return;
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > largestImport) throw new Refusal(vscode.l10n.t('{0} is too large for a conversation.', name));
  const imported = importMarkdown(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  if (imported.kind === 'unreadable')
    throw new Refusal(
      vscode.l10n.t('{0}, line {1}: {2}', name, imported.line, inTheirLanguage(imported.reason)),
    );
  await conversations.add(imported.conversation);
}

/** Puts the shown branch into the clipboard, as Markdown. */
export async function copyConversation(conversation: Conversation, account: Account): Promise<void> {
  await vscode.env.clipboard.writeText(plainMarkdown(conversation, await exportOptions(account)));
  vscode.window.setStatusBarMessage(vscode.l10n.t('$(check) Conversation copied'), 3000);
}

async function exportOptions(account: Account): Promise<ExportOptions> {
  const credentials = await account.current();
  return {
    translate: inTheirLanguage,
    secrets: credentials ? [credentials.token, credentials.accountId] : [],
  };
}

function defaultPlace(conversation: Conversation): vscode.Uri {
  const name = titleOf(conversation)
    .replace(/[^\p{L}\p{M}\p{N} _-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/');
  return vscode.Uri.joinPath(folder, `${name === '' ? 'conversation' : name}.md`);
}
