import * as vscode from 'vscode';
import { formatNumber } from '../numbers.ts';
import type { ChipSource } from './source.ts';
import { nameOf } from './takenChip.ts';

/** What a chip is called before it is read, and when it is refused. */
export function labelOf(source: ChipSource): string {
  switch (source.kind) {
    case 'selection':
      return `${nameOf(vscode.Uri.parse(source.uri, true))}:${source.range.start.line + 1}`;
    case 'symbol':
      return source.name;
    case 'file':
      return nameOf(vscode.Uri.parse(source.uri, true));
    case 'folder':
      return `${nameOf(vscode.Uri.parse(source.uri, true))}/`;
    case 'editors':
      return vscode.l10n.t('Open Editors');
    case 'problems':
      return vscode.l10n.t('Problems');
    case 'changes':
      return vscode.l10n.t('Git Changes');
    case 'terminal':
      return vscode.l10n.t('Terminal Selection');
    case 'pasted':
      return vscode.l10n.t('Pasted Code');
  }
}

export function stale(): string {
  return vscode.l10n.t('This has changed since it was added. It is sent as it was then.');
}

/** Sizes in tokens, the first estimated. */
export function tooLarge(label: string, tokens: number, room: number): string {
  return vscode.l10n.t(
    '{0} has about {1} tokens, but the model takes {2} in a question. Select the part that matters instead.',
    label,
    formatNumber(tokens),
    formatNumber(room),
  );
}
