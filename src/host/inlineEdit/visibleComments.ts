import * as vscode from 'vscode';
import { Refusal } from '../problems.ts';

/** A proposal is a comment thread: with comments turned off nobody would see it. @throws Refusal then. */
export function refuseWithoutComments(): void {
  if (vscode.workspace.getConfiguration('comments').get<boolean>('visible', true)) return;
  throw new Refusal(
    vscode.l10n.t(
      'Proposals are shown as comments, and comments are turned off. Turn the setting “comments.visible” on and try again.',
    ),
  );
}
