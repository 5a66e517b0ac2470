import * as vscode from 'vscode';
import { looksLikeCode } from '../../core/context/looksLikeCode.ts';
import { onlyPlace } from '../../core/context/pasteSource.ts';
import type { SourceOf } from './source.ts';

const schemesOfFiles = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'];

/**
 * What was pasted, as something to add: with its place where lines of an open document read just like it, at one place
 * alone; without one where it looks like code; undefined for other text.
 */
export function pastedCode(text: string): SourceOf<'pasted'> | undefined {
  const places = vscode.workspace.textDocuments
    .filter(({ uri }) => schemesOfFiles.includes(uri.scheme))
    .flatMap((document) => {
      const range = onlyPlace(text, document.getText());
      return range ? [{ document, range }] : [];
    });
  const [place] = places;
  if (place && places.length === 1) {
    const { document, range } = place;
    const from = { uri: document.uri.toString(), range };
    return { kind: 'pasted', text, languageId: document.languageId, from };
  }
  if (!looksLikeCode(text)) return undefined;
  // It is most likely meant for what the person is working on.
  return {
    kind: 'pasted',
    text,
    languageId: vscode.window.activeTextEditor?.document.languageId ?? 'plaintext',
  };
}
