import * as vscode from 'vscode';
import type { Kept } from '../../../src/host/chat/conversations.ts';
import { ConversationStore } from '../../../src/host/conversations/conversationStore.ts';
import { FolderMemory } from '../../../src/host/conversations/folderMemory.ts';
import type { Log } from '../../../src/host/service/log.ts';

/** For conversations that are kept nowhere. */
export function unkept(log: Log): Kept {
  const nowhere = vscode.Uri.from({ scheme: 'nowhere', path: '/' });
  const keeps = (): boolean => false;
  const ignore = (): void => undefined;
  const store = new ConversationStore(nowhere, {
    files: vscode.workspace.fs,
    log,
    keeps,
    tellDamaged: ignore,
    tellNewer: ignore,
    tellUnwritable: ignore,
  });
  return { store, memory: new FolderMemory(nowhere, vscode.workspace.fs, keeps, log), keeps };
}
