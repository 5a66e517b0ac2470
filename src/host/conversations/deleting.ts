import * as vscode from 'vscode';
import { titleOf } from '../../core/conversation/title.ts';
import type { Conversations, Removed } from '../chat/conversations.ts';
import { Refusal } from '../problems.ts';

/** Deletes one conversation without a question, and offers to bring it back. */
export async function deleteOne(conversations: Conversations, id: string): Promise<void> {
  const removed = await conversations.remove([id]);
  const [conversation] = removed.conversations;
  if (!conversation) return;
  await offerUndo(conversations, removed, vscode.l10n.t('Deleted “{0}”.', titleOf(conversation)));
}

/**
 * Deletes all conversations of this folder once the person has confirmed it, and offers to bring them back.
 * @throws Refusal when there are none.
 */
export async function confirmDeleteAll(conversations: Conversations): Promise<void> {
  const listed = await conversations.list();
  if (listed.length === 0) throw new Refusal(vscode.l10n.t('There are no conversations to delete.'));
  const remove = vscode.l10n.t('Delete All');
  const choice = await vscode.window.showWarningMessage(
    listed.length === 1
      ? vscode.l10n.t('Delete the only conversation of this folder?')
      : vscode.l10n.t('Delete all {0} conversations of this folder?', listed.length),
    { modal: true, detail: vscode.l10n.t('Answers under way are stopped.') },
    remove,
  );
  if (choice !== remove) return;
  const removed = await conversations.remove(listed.map(({ conversation }) => conversation.id));
  const told = vscode.l10n.t('Deleted {0} conversations.', removed.conversations.length);
  await offerUndo(conversations, removed, told);
}

async function offerUndo(conversations: Conversations, removed: Removed, told: string): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  if ((await vscode.window.showInformationMessage(told, undo)) === undo)
    await conversations.bringBack(removed);
}
