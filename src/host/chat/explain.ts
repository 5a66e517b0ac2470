import * as vscode from 'vscode';
import { takeCode, type TakenCode } from '../context/takeCode.ts';
import { Refusal } from '../problems.ts';
import type { Assistant } from '../service/assistant.ts';
import type { ChatDraft } from '../chatContext/chatDraft.ts';
import { partOf } from '../chatContext/takeCodeChip.ts';
import type { ChatView } from './chatView.ts';
import type { Conversations } from './conversations.ts';

/**
 * Explains what is selected in the active editor, or the symbol around its cursor, in the panel.
 * @throws Refusal when there is no code to explain, or a secret in it.
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
  const room = (): number => assistant.model.contextWindow - assistant.maxTokens;
  const attachment = {
    id: crypto.randomUUID(),
    ...partOf(code.document, code.range, code.scope, { room }).attachment,
    ...(code.symbol === undefined ? {} : { symbol: code.symbol }),
  };
  await view.reveal();
  const rules = await draft.rules();
  await conversations.current.ask({
    action: 'explain',
    text: questionFor(code),
    attachments: [attachment],
    ...(rules.length > 0 ? { rules } : {}),
  });
}

function questionFor({ scope, symbol }: TakenCode): string {
  if (symbol !== undefined) return vscode.l10n.t('Explain {0}.', symbol);
  return scope === 'selection'
    ? vscode.l10n.t('Explain the selected code.')
    : vscode.l10n.t('Explain these lines.');
}
