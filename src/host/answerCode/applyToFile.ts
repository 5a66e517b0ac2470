import * as vscode from 'vscode';
import { turnsUpTo } from '../../core/conversation/branches.ts';
import { findAnswer, type Conversation } from '../../core/conversation/conversation.ts';
import type { Question } from '../../core/conversation/turn.ts';
import { splitLines } from '../../core/edits/lineEndings.ts';
import { judgeReply } from '../../core/edits/replyGate.ts';
import { codeBlock } from '../../core/prompts/codeBlock.ts';
import { insertAtCursor } from '../chat/insertAtCursor.ts';
import { pathFor } from '../context/path.ts';
import { isReadOnly } from '../context/takeCode.ts';
import type { InlineEdits } from '../inlineEdit/inlineEdits.ts';
import { takeSnapshot } from '../inlineEdit/snapshot.ts';
import { Refusal } from '../problems.ts';
import { choosePlaceInWindow, type ChoosePlace } from './choosePlace.ts';
import { findPlace, type Place } from './findPlace.ts';
import { languageIdOf } from './languageIds.ts';
import { newFile } from './newFile.ts';

/** A code block of an answer. */
export interface AnswerCode {
  readonly text: string;
  /** As written after the fence; '' for none. */
  readonly language: string;
  readonly answerId: string;
}

/** What code that cannot be applied may become instead; undefined when the person leaves it at that. */
export type OfferInstead = (reason: string, hasEditor: boolean) => Promise<'cursor' | 'newFile' | undefined>;

/** What is asked of the person. Tests answer in their place. */
export interface ApplyDecisions {
  readonly choosePlace: ChoosePlace;
  readonly offerInstead: OfferInstead;
}

const decisionsInWindow: ApplyDecisions = {
  choosePlace: choosePlaceInWindow,
  offerInstead: async (reason, hasEditor) => {
    const atCursor = vscode.l10n.t('Insert at Cursor Instead');
    const file = vscode.l10n.t('Open as New File');
    const buttons = hasEditor ? [atCursor, file] : [file];
    const chosen = await vscode.window.showInformationMessage(reason, ...buttons);
    if (chosen === atCursor) return 'cursor';
    return chosen === file ? 'newFile' : undefined;
  },
};

/**
 * Proposes a code block of an answer at the place where it belongs, or where the person says. Nothing is sent, and no file
 * changes before they accept.
 * @throws Refusal when that cannot be done.
 */
export async function applyToFile(
  code: AnswerCode,
  conversation: Conversation,
  edits: Pick<InlineEdits, 'propose'>,
  decisions: ApplyDecisions = decisionsInWindow,
): Promise<void> {
  if (code.text.trim() === '')
    throw new Refusal(vscode.l10n.t('This block is empty: there is nothing to apply.'));
  const questions = turnsUpTo(conversation, code.answerId)
    .filter((turn): turn is Question => turn.role === 'user')
    .toReversed();
  const attachments = questions.flatMap((question) => question.attachments);
  const found = await findPlace(code.text, await languageIdOf(code.language), attachments);
  const choice =
    found.kind === 'certain'
      ? ({ kind: 'place', place: found.place } as const)
      : await decisions.choosePlace(found.places);
  if (choice?.kind === 'place') {
    const [question] = questions;
    const rewrite = {
      // A question about the code is no wish for other code.
      wish: question?.action === 'chat' ? question.text : '',
      modelName: findAnswer(conversation, code.answerId)?.model ?? '',
    };
    await propose(code, choice.place, rewrite, edits, decisions);
  } else if (choice) await putElsewhere(code, choice.kind);
}

async function propose(
  code: AnswerCode,
  place: Place,
  rewrite: { readonly wish: string; readonly modelName: string },
  edits: Pick<InlineEdits, 'propose'>,
  decisions: ApplyDecisions,
): Promise<void> {
  const { document } = place;
  if (!document.isUntitled && (await isReadOnly(document.uri)))
    throw new Refusal(
      vscode.l10n.t('{0} is read-only, so nothing can be applied to it.', pathFor(document.uri)),
    );
  refuseChanged(place);
  const { range, text, refusal } = rewriteAt(code, place, rewrite.wish);
  if (refusal !== undefined) {
    const instead = await decisions.offerInstead(refusal, vscode.window.activeTextEditor !== undefined);
    if (instead) await putElsewhere(code, instead);
    return;
  }
  const editor = await vscode.window.showTextDocument(document);
  refuseChanged(place);
  const start = new vscode.Position(range.start.line, 0);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await edits.propose(document, range, { ...rewrite, text });
}

/** @throws Refusal when the lines may not be those any more where the code belongs. */
function refuseChanged({ document, version }: Place): void {
  if (document.version !== version)
    throw new Refusal(
      vscode.l10n.t('{0} was changed meanwhile. Apply the code again.', pathFor(document.uri)),
    );
}

type RewriteAt =
  | { readonly range: vscode.Range; readonly text: string; readonly refusal?: undefined }
  | { readonly range: vscode.Range; readonly text?: undefined; readonly refusal: string };

/** What the code makes of the lines at a place: as the gate lets it through, or why it does not. */
function rewriteAt(code: AnswerCode, { document, startLine, endLine }: Place, wish: string): RewriteAt {
  const isNew = startLine === endLine;
  const first = isNew ? Math.max(0, startLine - 1) : startLine;
  const last = document.lineAt(isNew ? first : endLine - 1);
  const range = new vscode.Range(new vscode.Position(first, 0), last.range.end);
  const snapshot = takeSnapshot(document, range);
  if (isNew) {
    const above = snapshot.selection === '' ? [] : [snapshot.selection, ''];
    return { range, text: [...above, ...splitLines(code.text)].join('\n') };
  }
  const verdict = judgeReply({
    ...snapshot,
    wish,
    reply: codeBlock(document.languageId, code.text),
    finishReason: 'stop',
  });
  if (verdict.kind === 'replacement') return { range, text: verdict.text };
  return {
    range,
    refusal:
      verdict.reason === 'unchanged'
        ? vscode.l10n.t('{0} has this code already.', pathFor(document.uri))
        : vscode.l10n.t('This code cannot be applied. {0}', vscode.l10n.t(verdict.detail)),
  };
}

async function putElsewhere({ text, language }: AnswerCode, where: 'cursor' | 'newFile'): Promise<void> {
  if (where === 'newFile') await newFile(text, language);
  else await insertAtCursor(text);
}
