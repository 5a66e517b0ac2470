import * as vscode from 'vscode';
import type { Conversation } from '../../core/conversation/conversation.ts';
import type { CommandHandlers } from '../../manifest.ts';
import type { Account } from '../account/account.ts';
import type { ChatView } from '../chat/chatView.ts';
import type { Conversations } from '../chat/conversations.ts';
import { Refusal } from '../problems.ts';
import type { Log } from '../service/log.ts';
import { copyConversation, exportConversation, importConversation } from './conversationFiles.ts';
import { ConversationList, renameConversation } from './conversationList.ts';
import { confirmDeleteAll, deleteOne } from './deleting.ts';

type ConversationCommand = `edgewise.chat.${
  'new' | 'history' | 'rename' | 'delete' | 'deleteAll' | 'export' | 'import' | 'copyAll'}`;

/** The commands on whole conversations: most of them are about the one that is shown. */
export function conversationCommands(
  conversations: Conversations,
  view: ChatView,
  account: Account,
  log: Log,
): Pick<CommandHandlers, ConversationCommand> {
  const list = new ConversationList(
    conversations,
    {
      rename: (id) => renameConversation(conversations, id),
      export: (conversation) => exportConversation(conversation, account),
      delete: (id) => deleteOne(conversations, id),
    },
    log,
  );
  return {
    'edgewise.chat.new': () => {
      conversations.startNew();
      return view.focus();
    },
    'edgewise.chat.history': () => list.show(),
    'edgewise.chat.rename': () => renameConversation(conversations, something(conversations).id),
    'edgewise.chat.delete': () => deleteOne(conversations, something(conversations).id),
    'edgewise.chat.deleteAll': () => confirmDeleteAll(conversations),
    'edgewise.chat.export': () => exportConversation(something(conversations), account),
    'edgewise.chat.import': async () => {
      await importConversation(conversations);
      await view.reveal();
    },
    'edgewise.chat.copyAll': () => copyConversation(something(conversations), account),
  };
}

/** The conversation that is shown, when something has been said in it. */
function something({ current }: Conversations): Conversation {
  if (current.conversation.turns.length > 0) return current.conversation;
  throw new Refusal(vscode.l10n.t('There is nothing in this conversation yet.'));
}
