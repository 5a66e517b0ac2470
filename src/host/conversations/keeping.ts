import * as vscode from 'vscode';
import type { Settings } from '../../settings.ts';
import type { Conversations, Kept } from '../chat/conversations.ts';
import type { ChatDraft } from '../chatContext/chatDraft.ts';
import type { Log } from '../service/log.ts';
import { ConversationStore } from './conversationStore.ts';
import { FolderMemory } from './folderMemory.ts';
import { storeFiles } from './storeFiles.ts';

/** Where this workspace's conversations are kept; a window without any folder has a place of its own. */
export function openKept(
  { storageUri, globalStorageUri }: vscode.ExtensionContext,
  settings: Pick<Settings, 'get'>,
  log: Log,
): Kept {
  const keeps = (): boolean => settings.get('edgewise.chat.keepConversations');
  const folder = storageUri
    ? vscode.Uri.joinPath(storageUri, 'conversations')
    : vscode.Uri.joinPath(globalStorageUri, 'empty-window');
  const store = new ConversationStore(folder, {
    files: storeFiles,
    log,
    keeps,
    tellDamaged: (file) => {
      log.watch(tellDamaged(file));
    },
    tellNewer: () => {
      log.watch(
        vscode.window.showWarningMessage(
          vscode.l10n.t(
            'Some conversations were kept by a newer Edgewise. Update Edgewise to see them; they stay as they are.',
          ),
        ),
      );
    },
    tellUnwritable: (error) => {
      log.watch(tellUnwritable(error));
    },
  });
  const memory = new FolderMemory(folder, storeFiles, keeps, log);
  return { store, memory, keeps };
}

/**
 * Offers to delete what is kept, when the person turns keeping off. What is not sent yet, and which questions were asked,
 * is no longer kept in any case.
 */
export function watchKeeping(
  settings: Pick<Settings, 'onDidChange'>,
  conversations: Conversations,
  { keeps, memory, store }: Kept,
  draft: Pick<ChatDraft, 'forgetKept'>,
  log: Log,
): vscode.Disposable {
  let kept = keeps();
  return settings.onDidChange(() => {
    const wasKept = kept;
    kept = keeps();
    if (!wasKept || kept) return;
    log.watch(Promise.all([draft.forgetKept(), memory.forgetKept()]));
    log.watch(offerToDelete(conversations, store));
  });
}

async function offerToDelete(conversations: Conversations, store: ConversationStore): Promise<void> {
  if ((await store.list()).length === 0) return;
  const remove = vscode.l10n.t('Delete');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('From now on no conversation is kept. Delete those that were kept for this folder?'),
    remove,
    vscode.l10n.t('Leave Them'),
  );
  if (choice !== remove) return;
  await conversations.deleteKept();
}

async function tellDamaged(file: vscode.Uri): Promise<void> {
  const reveal = vscode.l10n.t('Reveal File');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('A conversation could not be read. Its file was set aside and nothing of it was deleted.'),
    reveal,
  );
  if (choice !== reveal) return;
  // Only a file of this machine can be revealed; any other can be opened.
  if (
    file.scheme === 'file' &&
    vscode.env.uiKind === vscode.UIKind.Desktop &&
    vscode.env.remoteName === undefined
  )
    await vscode.commands.executeCommand('revealFileInOS', file);
  else await vscode.window.showTextDocument(file);
}

async function tellUnwritable(error: unknown): Promise<void> {
  const showLog = vscode.l10n.t('Show Log');
  const choice = await vscode.window.showErrorMessage(
    vscode.l10n.t(
      'The conversation could not be kept: {0}. Export it if it must not be lost.',
      error instanceof Error ? error.message : String(error),
    ),
    showLog,
  );
  if (choice === showLog) await vscode.commands.executeCommand('edgewise.log.show');
}
