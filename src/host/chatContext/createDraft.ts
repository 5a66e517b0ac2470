import * as vscode from 'vscode';
import type { Conversations } from '../chat/conversations.ts';
import type { Assistant } from '../service/assistant.ts';
import type { Log } from '../service/log.ts';
import { ChatDraft } from './chatDraft.ts';
import { DraftStore } from './draftStore.ts';
import { FileIndex } from './fileIndex.ts';
import { builtInGit } from './git.ts';
import { OpenEditors } from './openEditors.ts';
import { PromptFiles } from './promptFiles.ts';
import { ReadableFiles } from './readableFiles.ts';
import { RulesFiles } from './rulesFiles.ts';
import { SlashCommands } from './slashCommands.ts';
import { selectionOfActiveTerminal } from './terminalSelection.ts';
import { workspaceTrust } from './trust.ts';

/** What messages are sent with, as far as it does not need the conversations. All is disposed of with the extension. */
export interface ContextParts {
  readonly files: ReadableFiles;
  readonly rules: RulesFiles;
  readonly prompts: PromptFiles;
}

export function createContextParts(
  { globalStorageUri, subscriptions }: vscode.ExtensionContext,
  log: Log,
): ContextParts {
  const files = new ReadableFiles(builtInGit);
  const rules = new RulesFiles(workspaceTrust, log);
  const prompts = new PromptFiles(vscode.Uri.joinPath(globalStorageUri, 'prompts'), workspaceTrust);
  subscriptions.push(rules);
  return { files, rules, prompts };
}

/** The draft over the conversations of this window. */
export function createDraft(
  { workspaceState, subscriptions }: vscode.ExtensionContext,
  { files, rules, prompts }: ContextParts,
  conversations: Pick<Conversations, 'current' | 'onDidChangeCurrent'>,
  keeps: () => boolean,
  assistant: Pick<Assistant, 'model' | 'maxTokens'>,
  log: Log,
): ChatDraft {
  const editors = new OpenEditors();
  const index = new FileIndex();
  const draft = new ChatDraft({
    place: {
      current: () => {
        const { id, turns } = conversations.current.conversation;
        return { id, isEmpty: turns.length === 0 };
      },
      onDidChange: conversations.onDidChangeCurrent,
    },
    store: new DraftStore(workspaceState, keeps, (problem) => {
      log.warn(problem);
    }),
    tools: {
      files,
      git: builtInGit,
      editors,
      terminal: selectionOfActiveTerminal,
      room: () => assistant.model.contextWindow - assistant.maxTokens,
    },
    index,
    rules,
    slash: new SlashCommands(prompts),
    run: async (command) => {
      await vscode.commands.executeCommand(
        command === 'model' ? 'edgewise.model.choose' : 'edgewise.chat.new',
      );
    },
    log,
  });
  subscriptions.push(editors, index, draft);
  return draft;
}
