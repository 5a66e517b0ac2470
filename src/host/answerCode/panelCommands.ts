import * as v from 'valibot';
import * as vscode from 'vscode';
import { findAnswer, findQuestion } from '../../core/conversation/conversation.ts';
import { plainTextOf } from '../../core/conversation/plainText.ts';
import { idSchema } from '../../core/conversation/schemas.ts';
import type { Answer, Question } from '../../core/conversation/turn.ts';
import type { CommandHandlers } from '../../manifest.ts';
import type { HostMessage } from '../../protocol.ts';
import type { ChatView } from '../chat/chatView.ts';
import type { Conversations } from '../chat/conversations.ts';
import { Refusal } from '../problems.ts';
import type { AnswerDocuments } from './answerDocuments.ts';

// VS Code passes what `data-vscode-context` says at the place where a menu of the page was opened, from inside out.
const onQuestion = v.object({ questionId: idSchema });
const onAnswer = v.object({ answerId: idSchema });
const onCodeBlock = v.object({
  answerId: idSchema,
  block: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

type CodeBlockAction = Extract<HostMessage, { type: 'codeBlockAction' }>['action'];

type PanelCommand =
  | `edgewise.${'question' | 'answer' | 'codeBlock'}.${string}`
  | 'edgewise.chat.openAnswer'
  | 'edgewise.chat.showLastAnswer'
  | 'edgewise.chat.focusLastAnswer'
  | 'edgewise.chat.nextCodeBlock'
  | 'edgewise.chat.previousCodeBlock';

export type PanelCommandHandlers = Pick<CommandHandlers, Extract<keyof CommandHandlers, PanelCommand>>;

/** The commands of the native menus on questions, answers and code blocks, and those that move the focus among them. */
export function panelCommands({
  conversations,
  view,
  documents,
}: {
  readonly conversations: Pick<Conversations, 'current'>;
  readonly view: Pick<ChatView, 'post' | 'focus'>;
  readonly documents: Pick<AnswerDocuments, 'open' | 'openAsText'>;
}): PanelCommandHandlers {
  const question = (target: unknown): Question => {
    const { questionId } = parse(onQuestion, target);
    return findQuestion(conversations.current.conversation, questionId) ?? refuseGone();
  };
  const answer = (target: unknown): Answer => {
    const { answerId } = parse(onAnswer, target);
    return findAnswer(conversations.current.conversation, answerId) ?? refuseGone();
  };
  // The page knows its code blocks: it answers with what its own button sends.
  const onBlock =
    (action: CodeBlockAction) =>
    (target: unknown): void => {
      view.post({ type: 'codeBlockAction', ...parse(onCodeBlock, target), action });
    };
  return {
    'edgewise.question.edit': (target) => {
      view.post({ type: 'startEditing', questionId: question(target).id });
    },
    'edgewise.question.copy': (target) => copy(question(target).text),
    'edgewise.answer.copy': (target) => copy(answer(target).text),
    'edgewise.answer.copyAsText': (target) => copy(plainTextOf(answer(target).text)),
    'edgewise.answer.regenerate': (target) => conversations.current.regenerate(answer(target).id),
    'edgewise.answer.continue': (target) => conversations.current.continueAnswer(answer(target).id),
    'edgewise.codeBlock.copy': onBlock('copy'),
    'edgewise.codeBlock.insertAtCursor': onBlock('insertAtCursor'),
    'edgewise.codeBlock.applyToFile': onBlock('applyToFile'),
    'edgewise.codeBlock.newFile': onBlock('newFile'),
    'edgewise.codeBlock.runInTerminal': onBlock('runInTerminal'),
    'edgewise.codeBlock.toggleWrap': onBlock('toggleWrap'),
    'edgewise.chat.openAnswer': (target) =>
      documents.open(target === undefined ? undefined : answer(target).id),
    'edgewise.chat.showLastAnswer': () => documents.openAsText(),
    'edgewise.chat.focusLastAnswer': () => view.focus('lastAnswer'),
    'edgewise.chat.nextCodeBlock': () => view.focus('nextCodeBlock'),
    'edgewise.chat.previousCodeBlock': () => view.focus('previousCodeBlock'),
  };
}

function parse<T>(schema: v.GenericSchema<unknown, T>, target: unknown): T {
  const result = v.safeParse(schema, target);
  return result.success ? result.output : refuseGone();
}

function refuseGone(): never {
  throw new Refusal(
    vscode.l10n.t('That message is not in the conversation any more. Open its menu in the chat again.'),
  );
}

async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
}
