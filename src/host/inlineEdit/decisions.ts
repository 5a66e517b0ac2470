import * as vscode from 'vscode';
import { pathFor } from '../context/path.ts';
import { askForWish } from './wishBox.ts';

/** What the person decides about. Tests answer in their place. */
export interface Decisions {
  /** How the code should change; '' for a tidy-up, undefined to leave. */
  readonly wish: (earlier: readonly string[], what: Promise<string>) => Promise<string | undefined>;
  /** Whether an open proposal may go for a new one. @param asks whether the new one is a request. */
  readonly replaceOpen: (asks: boolean) => Promise<boolean>;
  /** Whether a proposal may go whose file cannot be opened. */
  readonly discardUnreachable: (file: vscode.Uri) => Promise<boolean>;
}

/** Asks by the wish box and a modal question. */
export const decisionsInWindow: Decisions = {
  wish: askForWish,
  replaceOpen: async (asks) => {
    // The first button has the focus: Enter pressed blindly loses nothing.
    const keep = { title: vscode.l10n.t('Keep It'), isCloseAffordance: true };
    const replace = { title: asks ? vscode.l10n.t('Discard and Ask Again') : vscode.l10n.t('Discard') };
    const question = vscode.l10n.t('There is an open proposal for these lines. Discard it?');
    return (await vscode.window.showWarningMessage(question, { modal: true }, keep, replace)) === replace;
  },
  discardUnreachable: async (file) => {
    const discard = vscode.l10n.t('Discard Proposal');
    const sentence = vscode.l10n.t('{0} cannot be opened. The proposal is kept.', pathFor(file));
    return (await vscode.window.showWarningMessage(sentence, discard)) === discard;
  },
};
