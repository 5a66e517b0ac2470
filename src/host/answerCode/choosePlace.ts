import * as vscode from 'vscode';
import { pathFor } from '../context/path.ts';
import type { Place } from './findPlace.ts';

/** Where the person wants code to go. */
export type Choice =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'cursor' }
  | { readonly kind: 'newFile' };

/** Lets the person choose where code goes; undefined when they leave. */
export type ChoosePlace = (places: readonly Place[]) => Promise<Choice | undefined>;

interface Item extends vscode.QuickPickItem {
  readonly choice?: Choice;
}

/** More lines of a place are not shown. */
const mostPreviewed = 2;

/** Asks in a list: the places that are likely, with their first lines, then the cursor and a new file. */
export const choosePlaceInWindow: ChoosePlace = async (places) => {
  const other = otherItems();
  const separator: Item = { label: vscode.l10n.t('Elsewhere'), kind: vscode.QuickPickItemKind.Separator };
  const items = [...places.map(toItem), ...(places.length > 0 ? [separator] : []), ...other];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Apply to File'),
    placeHolder:
      places.length > 0
        ? vscode.l10n.t('It is not certain where this code belongs. Choose the place.')
        : vscode.l10n.t('No place was found where this code belongs. Choose where it goes.'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.choice;
};

function toItem(place: Place): Item {
  const { document, startLine, endLine } = place;
  const path = pathFor(document.uri);
  const choice: Choice = { kind: 'place', place };
  if (startLine === endLine)
    return {
      label: vscode.l10n.t('At the End of {0}', path),
      iconPath: new vscode.ThemeIcon('diff-added'),
      choice,
    };
  const lines = Array.from({ length: endLine - startLine }, (_, index) => document.lineAt(startLine + index));
  const texts = lines.filter((line) => !line.isEmptyOrWhitespace).map(({ text }) => text.trim());
  return {
    label: `${path}:${startLine + 1}-${endLine}`,
    iconPath: new vscode.ThemeIcon('diff-modified'),
    detail: texts.slice(0, mostPreviewed).join(' ⏎ '),
    choice,
  };
}

function otherItems(): readonly Item[] {
  const document = vscode.window.activeTextEditor?.document;
  const atCursor: Item[] = document
    ? [
        {
          label: vscode.l10n.t('At the Cursor in {0}', pathFor(document.uri)),
          iconPath: new vscode.ThemeIcon('insert'),
          choice: { kind: 'cursor' },
        },
      ]
    : [];
  return [
    ...atCursor,
    {
      label: vscode.l10n.t('New File'),
      iconPath: new vscode.ThemeIcon('new-file'),
      choice: { kind: 'newFile' },
    },
  ];
}
