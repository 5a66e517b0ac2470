import * as vscode from 'vscode';
import type { Attachment } from '../../core/conversation/attachment.ts';
import { trimSurroundings } from '../../core/prompts/surroundings.ts';
import { takeCode, type TakenCode } from '../context/takeCode.ts';
import { Refusal } from '../problems.ts';
import type { Assistant } from '../service/assistant.ts';
import type { ChatDraft } from '../chatContext/chatDraft.ts';
import type { ChatView } from './chatView.ts';
import type { Conversations } from './conversations.ts';

/** Share of the context window that lines around the code may take, so that a conversation can follow. */
const shareForSurroundings = 0.15;

/**
 * Explains what is selected in the active editor, or the symbol around its cursor, in the panel.
 * @throws Refusal when there is no code to explain.
 */
export async function explain(
  conversations: Conversations,
  view: ChatView,
  assistant: Assistant,
  draft: Pick<ChatDraft, 'rules'>,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Refusal(vscode.l10n.t('Open a file and select the code to explain.'));
  assistant.openConnection();
  const code = await takeCode(editor, 'exact');
  await view.reveal();
  const rules = await draft.rules();
  await conversations.current.ask({
    action: 'explain',
    text: questionFor(code),
    attachments: [toAttachment(code, assistant.model.contextWindow * shareForSurroundings)],
    ...(rules.length > 0 ? { rules } : {}),
  });
}

function questionFor({ scope, symbol }: TakenCode): string {
  if (symbol !== undefined) return vscode.l10n.t('Explain {0}.', symbol);
  return scope === 'selection'
    ? vscode.l10n.t('Explain the selected code.')
    : vscode.l10n.t('Explain these lines.');
}

function toAttachment(code: TakenCode, tokensAround: number): Attachment {
  const { document, range, text, scope, symbol, path } = code;
  const endsBeforeLastLine = range.end.character === 0 && range.end.line > range.start.line;
  return {
    id: crypto.randomUUID(),
    kind: scope,
    label: path,
    reference: {
      uri: document.uri.toString(),
      path,
      startLine: range.start.line + 1,
      endLine: endsBeforeLastLine ? range.end.line : range.end.line + 1,
    },
    languageId: document.languageId,
    code: text,
    ...trimSurroundings(code, tokensAround),
    ...(symbol === undefined ? {} : { symbol }),
  };
}
