import * as vscode from 'vscode';
import { inTime } from '../context/symbol.ts';

/** A symbol of a document with the range of its whole definition. */
export interface DocumentSymbol {
  readonly name: string;
  readonly kind: vscode.SymbolKind;
  readonly range: vscode.Range;
  /** Where its name stands. */
  readonly position: vscode.Position;
}

/** All symbols of a document, those inside of others too, in the order that the language's extension gives them. @param patience milliseconds. */
export async function documentSymbols(
  uri: vscode.Uri,
  patience?: number,
): Promise<readonly DocumentSymbol[]> {
  const found = vscode.commands.executeCommand<
    (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', uri);
  return ((await inTime(found, patience)) ?? []).flatMap(flatten);
}

function flatten(symbol: vscode.DocumentSymbol | vscode.SymbolInformation): DocumentSymbol[] {
  const { name, kind } = symbol;
  if (!('range' in symbol))
    return [
      {
        name,
        kind,
        range: symbol.location.range,
        position: symbol.location.range.start,
      },
    ];
  const { range, selectionRange, children } = symbol;
  return [{ name, kind, range, position: selectionRange.start }, ...children.flatMap(flatten)];
}
