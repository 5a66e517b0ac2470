import * as vscode from 'vscode';
import { findQuestion } from '../../core/conversation/conversation.ts';
import { showCode } from '../context/showCode.ts';
import { takeAction } from '../problems.ts';
import type { ChatDraft } from './chatDraft.ts';
import type { MessageHandler } from './chatView.ts';
import type { Conversations } from './conversations.ts';
import { insertAtCursor } from './insertAtCursor.ts';

/** Does what the page asks for, by the message's type. */
export function pageMessageHandler(conversations: Conversations, draft: ChatDraft): MessageHandler {
  return async (message) => {
    const session = conversations.current;
    switch (message.type) {
      case 'send':
        return session.ask(await draft.take(message.text));
      case 'stop':
        return session.stop();
      case 'regenerate':
        return session.regenerate(message.answerId);
      case 'continueAnswer':
        return session.continueAnswer(message.answerId);
      case 'editQuestion':
        return session.editQuestion(message.questionId, message.text);
      case 'stepBranch':
        session.stepBranch(message.turnId, message.step);
        return;
      case 'takeAction':
        return takeAction(message.actionId, () => session.regenerate(message.answerId));
      case 'openAttachment': {
        const question = findQuestion(session.conversation, message.questionId);
        const attachment = question?.attachments.find(({ id }) => id === message.attachmentId);
        return attachment?.reference && showCode(attachment.reference);
      }
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'insertAtCursor':
        return insertAtCursor(message.text);
      case 'openLink':
        return vscode.env.openExternal(vscode.Uri.parse(message.href));
      case 'signIn':
        return vscode.commands.executeCommand('edgewise.account.signIn');
      default:
        return undefined;
    }
  };
}
