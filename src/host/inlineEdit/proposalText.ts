import * as vscode from 'vscode';
import { headOfDiff, type DiffText } from '../../core/edits/diff/diffText.ts';
import type { DocumentHunk } from '../../core/edits/openEdit.ts';
import type { Part, Version } from '../../core/edits/proposal.ts';
import { bestRefusal } from '../../core/edits/refusals.ts';
import { codeBlock } from '../../core/prompts/codeBlock.ts';
import { estimateTokens } from '../../core/tokens/estimate.ts';
import { formatDollars, formatNumber } from '../numbers.ts';

/** Where a version stands among the others, counted from 1. */
export interface VersionNumber {
  readonly number: number;
  readonly count: number;
}

/** What a version is about, in the person's words or ours. */
export function wishOf({ wish, problems, isFromChat }: Version): string {
  if (isFromChat) return vscode.l10n.t('From chat');
  const text = wish === '' ? vscode.l10n.t('Tidy up') : wish;
  return problems.length === 0 ? text : vscode.l10n.t('Repair: {0}', text);
}

/** The header of a part that is not decided about: what is happening to it, or why nothing can be accepted. */
export function headerOfPart(version: Version, index: number, number: VersionNumber): string {
  const part = version.parts[index];
  const count = version.parts.length;
  const which = count === 1 ? [] : [vscode.l10n.t('part {0} of {1}', index + 1, count)];
  const state = part ? [stateOf(part)] : [];
  return joined(wishOf(version), [...which, ...state], [...costOf(version), ...numberOf(number)]);
}

/** The header of one change. @param at its index among all. */
export function headerOfHunk(
  version: Version,
  hunks: readonly DocumentHunk[],
  at: number,
  number: VersionNumber,
): string {
  const hunk = hunks[at];
  const lines = hunk ? vscode.l10n.t('lines: +{0} −{1}', hunk.theirs.length, hunk.mine.length) : '';
  const which =
    hunks.length === 1 ? vscode.l10n.t('ready') : vscode.l10n.t('change {0} of {1}', at + 1, hunks.length);
  const conflict = hunk?.kind === 'conflict' ? [vscode.l10n.t('conflict')] : [];
  const further = at === 0 ? [...costOf(version), ...numberOf(number)] : [];
  return joined(wishOf(version), [which, ...conflict, lines], further);
}

/** The header where the file holds all that the version would change. */
export function headerOfNothingLeft(version: Version, number: VersionNumber): string {
  return joined(
    wishOf(version),
    [vscode.l10n.t('nothing left to change')],
    [...costOf(version), ...numberOf(number)],
  );
}

/** What stands under the header of a part: what a person has to know first, then the changes as a coloured diff. */
export function bodyOfPart(part: Part, diff: DiffText): vscode.MarkdownString {
  const body = new vscode.MarkdownString();
  const notice = noticeOf(part, diff.markdown !== '');
  if (notice !== '') body.appendMarkdown(`${escapeMarkdown(notice)}\n\n`);
  return appendDiff(body, diff);
}

/** One change as a coloured diff; of a conflict, both sides. */
export function bodyOfHunk(hunk: DocumentHunk, languageId: string): vscode.MarkdownString {
  const body = new vscode.MarkdownString();
  if (hunk.kind === 'open') {
    const minus = hunk.mine.map((line) => `-${line}`);
    return appendDiff(body, headOfDiff([...minus, ...hunk.theirs.map((line) => `+${line}`)]));
  }
  const explanation = vscode.l10n.t('You changed these lines after the model was asked. Choose whose stay.');
  body.appendMarkdown(`${escapeMarkdown(explanation)}\n\n`);
  body.appendMarkdown(`${escapeMarkdown(vscode.l10n.t('Yours:'))}\n\n${sideOf(hunk.mine, languageId)}\n\n`);
  return body.appendMarkdown(
    `${escapeMarkdown(vscode.l10n.t("The model's:"))}\n\n${sideOf(hunk.theirs, languageId)}`,
  );
}

/** A sentence as the whole body. */
export function bodyOfSentence(sentence: string): vscode.MarkdownString {
  return new vscode.MarkdownString(escapeMarkdown(sentence));
}

/** VS Code's own `appendText` makes every space one that does not break, and a long sentence one that does not wrap. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, String.raw`\$&`);
}

function sideOf(lines: readonly string[], languageId: string): string {
  return lines.length === 0
    ? escapeMarkdown(vscode.l10n.t('(nothing)'))
    : codeBlock(languageId, lines.join('\n'));
}

function appendDiff(
  body: vscode.MarkdownString,
  { markdown, hidden, isTail }: DiffText,
): vscode.MarkdownString {
  if (hidden === 0) return body.appendMarkdown(markdown);
  const note = escapeMarkdown(
    isTail
      ? vscode.l10n.t('Lines above that are not shown: {0}. Open the diff editor to see all.', hidden)
      : vscode.l10n.t('Lines below that are not shown: {0}. Open the diff editor to see all.', hidden),
  );
  return body.appendMarkdown(isTail ? `${note}\n\n${markdown}` : `${markdown}\n\n${note}`);
}

function joined(what: string, state: readonly string[], further: readonly string[]): string {
  return [`${what} — ${state.join(', ')}`, ...further].join(' · ');
}

function stateOf({ state, refusals }: Part): string {
  const isSecondTry = refusals.length > 0;
  switch (state.kind) {
    case 'waiting':
      return vscode.l10n.t('waiting for its turn…');
    case 'streaming':
      if (state.reply === '')
        return isSecondTry ? vscode.l10n.t('asking once more…') : vscode.l10n.t('waiting for the model…');
      return isSecondTry
        ? vscode.l10n.t('second try, streaming… about {0} tokens', formatNumber(estimateTokens(state.reply)))
        : vscode.l10n.t('streaming… about {0} tokens', formatNumber(estimateTokens(state.reply)));
    case 'checking':
      return vscode.l10n.t('checking…');
    case 'ready':
      return vscode.l10n.t('ready');
    case 'stopped':
      return vscode.l10n.t('stopped');
    case 'refused':
      return isUnchanged(refusals) ? vscode.l10n.t('nothing to change') : vscode.l10n.t('not usable');
    case 'failed':
      return vscode.l10n.t('failed');
  }
}

function isUnchanged(refusals: Part['refusals']): boolean {
  return bestRefusal(refusals)?.reason === 'unchanged';
}

function noticeOf({ state, refusals }: Part, hasDiff: boolean): string {
  switch (state.kind) {
    case 'waiting':
      return '';
    case 'streaming':
    case 'checking': {
      const first = refusals[0] ? `${vscode.l10n.t(refusals[0].detail)} ` : '';
      if (hasDiff) return first;
      return (
        first +
        (state.reply === '' ? vscode.l10n.t('Nothing has come yet.') : vscode.l10n.t('No changes so far.'))
      );
    }
    case 'ready':
      return '';
    case 'stopped':
      return vscode.l10n.t('You stopped the reply before it was complete. Nothing of it is in the file.');
    case 'refused':
      return refusedNotice(refusals);
    case 'failed':
      return state.problem.message;
  }
}

/** Why, of both tries where there were two. */
function refusedNotice(refusals: Part['refusals']): string {
  const best = bestRefusal(refusals);
  const details = [...new Set(refusals.map(({ detail }) => vscode.l10n.t(detail)))];
  const tries =
    refusals.length > 1
      ? vscode.l10n.t('Both tries were refused. {0} What came of the better one is below.', details.join(' '))
      : details.join(' ');
  return best?.reason === 'unchanged' ? tries : vscode.l10n.t('{0} Nothing of it is in the file.', tries);
}

function costOf({ spent }: Version): readonly string[] {
  if (spent.tokens === 0) return [];
  const tokens = vscode.l10n.t('{0} tokens', formatNumber(spent.tokens));
  return spent.dollars === undefined ? [tokens] : [`${tokens}, ${formatDollars(spent.dollars)}`];
}

function numberOf({ number, count }: VersionNumber): readonly string[] {
  return count === 1 ? [] : [vscode.l10n.t('version {0} of {1}', number, count)];
}
