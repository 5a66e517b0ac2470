import * as vscode from 'vscode';
import { pathFor } from '../context/path.ts';
import type { ContextItem } from './contextCompletions.ts';
import { selectionToOffer } from './offeredSelection.ts';

/** The kinds of context that an `@` can add, those that fit what is typed behind it. */
export function contextKinds(query: string): readonly ContextItem[] {
  const typed = query.trim().toLowerCase();
  return kinds().filter(
    ({ label, title }) =>
      label.slice(1).startsWith(typed) ||
      title
        .toLowerCase()
        .split(' ')
        .some((word) => word.startsWith(typed)),
  );
}

function kinds(): readonly (ContextItem & { readonly title: string })[] {
  const active = vscode.window.activeTextEditor?.document.uri;
  const selection = selectionToOffer();
  const selected =
    selection === undefined
      ? []
      : [
          kind('selection', 'list-selection', vscode.l10n.t('Selection'), '', {
            source: selection,
          }),
        ];
  return [
    ...selected,
    kind('file', 'file', vscode.l10n.t('File'), vscode.l10n.t('A whole file'), {
      more: '@file ',
    }),
    kind(
      'symbol',
      'symbol-method',
      vscode.l10n.t('Symbol'),
      vscode.l10n.t('A function, a class or the like'),
      {
        more: '@symbol ',
      },
    ),
    kind('folder', 'folder', vscode.l10n.t('Folder'), vscode.l10n.t('The names of its files'), {
      more: '@folder ',
    }),
    kind(
      'editors',
      'files',
      vscode.l10n.t('Open Editors'),
      vscode.l10n.t('With their contents, if they are short'),
      {
        source: { kind: 'editors' },
      },
    ),
    ...(active
      ? [
          kind('problems', 'warning', vscode.l10n.t('Problems'), pathFor(active), {
            source: { kind: 'problems', uri: active.toString() },
          }),
        ]
      : []),
    kind(
      'problems',
      'warning',
      vscode.l10n.t('Problems'),
      vscode.l10n.t('All that the Problems view lists'),
      {
        source: { kind: 'problems' },
      },
    ),
    kind('changes', 'source-control', vscode.l10n.t('Git Changes'), vscode.l10n.t('Since the last commit'), {
      source: { kind: 'changes' },
    }),
    kind(
      'terminal',
      'terminal',
      vscode.l10n.t('Terminal Selection'),
      vscode.l10n.t('What is selected there'),
      {
        source: { kind: 'terminal' },
      },
    ),
  ];
}

function kind(
  name: string,
  icon: string,
  title: string,
  explanation: string,
  leadsTo: Pick<ContextItem, 'source' | 'more'>,
): ContextItem & { readonly title: string } {
  const description = explanation === '' ? title : `${title}: ${explanation}`;
  return { label: `@${name}`, title, description, icon, ...leadsTo };
}
