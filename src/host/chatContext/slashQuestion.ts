import * as vscode from 'vscode';
import type { Attachment } from '../../core/conversation/attachment.ts';
import { problemsText } from '../../core/context/problemsText.ts';
import { codeCommandText, type CodeCommand } from '../../core/prompts/slashCommand.ts';
import type { OwnPrompt } from '../../core/prompts/ownPrompt.ts';
import { fillVariables, namesIn, type Variable } from '../../core/prompts/variables.ts';
import type { NewQuestion } from '../chat/chatSession.ts';
import { pathFor } from '../context/path.ts';
import { takeCode } from '../context/takeCode.ts';
import { Refusal } from '../problems.ts';
import { listedProblems } from './listedProblems.ts';
import { takeChip } from './takeChip.ts';
import { partOf } from './takeCodeChip.ts';
import type { TakingTools } from './takenChip.ts';
import { refuseSecrets } from './readableFiles.ts';

/** What a `/name` adds to a message: what is sent in its place, and code that was not among the chips. */
export type SlashQuestion = Pick<NewQuestion, 'action' | 'sentText' | 'options' | 'attachments'>;

/**
 * A built-in command about code. Without any chip it takes the selection, else the symbol or the lines at the cursor.
 * @throws Refusal when there is no code.
 */
export async function codeQuestion(
  command: CodeCommand,
  rest: string,
  hasChips: boolean,
  tools: TakingTools,
): Promise<SlashQuestion> {
  const attachments = hasChips ? [] : [await codeAtCursor(tools)];
  if (command === 'explain' && rest === '') return { action: 'explain', attachments };
  return {
    action: 'chat',
    sentText: codeCommandText(command, rest),
    attachments,
  };
}

/**
 * One of the person's own prompts, filled in. What it has in its text by a variable is not attached a second time.
 * @throws Refusal when there is not what it is about.
 */
export async function promptQuestion(
  { body, scope, options }: OwnPrompt,
  rest: string,
  hasChips: boolean,
  tools: TakingTools,
): Promise<SlashQuestion> {
  const names = namesIn(body);
  const values = new Map<Variable, string>([['input', rest]]);
  const attachments: Attachment[] = [];
  if (names.includes('selection')) values.set('selection', (await codeAtCursor(tools)).code);
  else if (scope === 'selection' && !hasChips) attachments.push(await codeAtCursor(tools));
  if (scope === 'file') attachments.push(await activeFile(tools));
  if (names.includes('file')) values.set('file', pathFor(activeEditor().document.uri));
  if (names.includes('language')) values.set('language', activeEditor().document.languageId);
  if (names.includes('problems')) {
    const problems = problemsText(listedProblems(activeEditor().document.uri));
    refuseSecrets(problems, vscode.l10n.t('Problems'));
    values.set('problems', problems);
  }
  const filled = fillVariables(body, values);
  const sentText = rest === '' || names.includes('input') ? filled : `${filled}\n\n${rest}`;
  return { action: 'chat', sentText, options, attachments };
}

async function codeAtCursor(tools: TakingTools): Promise<Attachment> {
  const editor = activeEditor();
  await tools.files.open(editor.document.uri);
  const { document, range, scope, symbol } = await takeCode(editor, 'exact');
  const { attachment } = partOf(document, range, scope, tools);
  return {
    id: crypto.randomUUID(),
    ...attachment,
    ...(symbol === undefined ? {} : { symbol }),
  };
}

async function activeFile(tools: TakingTools): Promise<Attachment> {
  const uri = activeEditor().document.uri.toString();
  const { attachment } = await takeChip({ kind: 'file', uri }, tools);
  return { id: crypto.randomUUID(), ...attachment };
}

function activeEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (!editor)
    throw new Refusal(
      vscode.l10n.t('This needs code. Open a file and select some, or add it to the message with @.'),
    );
  return editor;
}
