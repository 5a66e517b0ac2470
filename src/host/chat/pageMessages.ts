import * as vscode from 'vscode';
import { findQuestion } from '../../core/conversation/conversation.ts';
import type { HostMessage } from '../../protocol.ts';
import type { AnswerDocuments } from '../answerCode/answerDocuments.ts';
import { applyToFile } from '../answerCode/applyToFile.ts';
import { newFile } from '../answerCode/newFile.ts';
import { openPlace } from '../answerCode/openPlace.ts';
import { runInTerminal } from '../answerCode/runInTerminal.ts';
import type { ChatDraft } from '../chatContext/chatDraft.ts';
import { handleDraftMessage } from '../chatContext/draftMessages.ts';
import { openContext } from '../chatContext/openContext.ts';
import type { InlineEdits } from '../inlineEdit/inlineEdits.ts';
import { takeAction } from '../problems.ts';
import type { ChatSession } from './chatSession.ts';
import type { MessageHandler } from './chatView.ts';
import type { Conversations } from './conversations.ts';
import { insertAtCursor } from './insertAtCursor.ts';

/** Does what the page asks for, by the message's type. @param post says something to the page. */
export function pageMessageHandler(
  {
    conversations,
    draft,
    edits,
    documents,
  }: {
    readonly conversations: Conversations;
    readonly draft: ChatDraft;
    readonly edits: InlineEdits;
    readonly documents: AnswerDocuments;
  },
  post: (message: HostMessage) => void,
): MessageHandler {
  // One message at a time: two that are sent at once would take the same chips.
  let taking: Promise<unknown> = Promise.resolve();
  const send = async (text: string): Promise<void> => {
    let session = conversations.current;
    // Chips may still be read, and the person may look at another conversation meanwhile.
    const release = conversations.hold(session);
    const taken = taking.then(() =>
      draft.take(text, () => {
        session = conversations.current;
      }),
    );
    taking = taken.catch(() => undefined);
    try {
      const question = await taken;
      if (question) await session.ask(question);
    } catch (error) {
      // The page has let go of the text; what was not asked is not lost.
      post({ type: 'insertText', text });
      throw error;
    } finally {
      release();
    }
  };
  const edit = async (session: ChatSession, id: string, text: string): Promise<void> => {
    const earlier = findQuestion(session.conversation, id);
    if (earlier) await session.editQuestion(id, await draft.retake(earlier, text));
  };
  return async (message) => {
    const session = conversations.current;
    switch (message.type) {
      case 'send':
        return send(message.text);
      case 'stop':
        return session.stop();
      case 'regenerate':
        return session.regenerate(message.answerId);
      case 'continueAnswer':
        return session.continueAnswer(message.answerId);
      case 'editQuestion':
        return edit(session, message.questionId, message.text);
      case 'stepBranch':
        session.stepBranch(message.turnId, message.step);
        return;
      case 'takeAction':
        return takeAction(message.actionId, () => session.regenerate(message.answerId));
      case 'openAttachment': {
        const question = findQuestion(session.conversation, message.questionId);
        const attachment = question?.attachments.find(({ id }) => id === message.attachmentId);
        return attachment && openContext(attachment);
      }
      case 'copy':
        return vscode.env.clipboard.writeText(message.text);
      case 'insertAtCursor':
        return insertAtCursor(message.text);
      case 'newFile':
        return newFile(message.text, message.language);
      case 'applyToFile':
        return applyToFile(message, session.conversation, edits);
      case 'runInTerminal':
        return runInTerminal(message.text, message.language);
      case 'openPlace':
        return openPlace(message.path, message.line);
      case 'openAnswer':
        return documents.open(message.answerId);
      case 'openLink':
        return vscode.env.openExternal(vscode.Uri.parse(message.href));
      case 'signIn':
        return vscode.commands.executeCommand('edgewise.account.signIn');
      case 'complete':
      case 'attach':
      case 'attachOffered':
      case 'detach':
      case 'openChip':
      case 'refreshChip':
      case 'drop':
      case 'keepText':
      case 'paste':
        return handleDraftMessage(message, draft, post);
    }
  };
}
