import * as vscode from 'vscode';

const kindsWorthTaking = new Set<vscode.SymbolKind>([
  vscode.SymbolKind.Class,
  vscode.SymbolKind.Constructor,
  vscode.SymbolKind.Enum,
  vscode.SymbolKind.Function,
  vscode.SymbolKind.Interface,
  vscode.SymbolKind.Method,
  vscode.SymbolKind.Namespace,
  vscode.SymbolKind.Struct,
]);

/** A symbol with the range of its whole definition. */
export interface EnclosingSymbol {
  readonly name: string;
  readonly range: vscode.Range;
}

/**
 * The innermost function, method, class or the like around a position, as the language's own extension names it;
 * undefined where there is none, or no such extension.
 */
export async function symbolAround(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<EnclosingSymbol | undefined> {
  const symbols = await vscode.commands.executeCommand<
    (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', document.uri);
  return innermost(symbols ?? [], position);
}

function innermost(
  symbols: readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[],
  position: vscode.Position,
): EnclosingSymbol | undefined {
  for (const symbol of symbols) {
    const range = 'range' in symbol ? symbol.range : symbol.location.range;
    if (!range.contains(position)) continue;
    const inside = 'children' in symbol ? innermost(symbol.children, position) : undefined;
    if (inside) return inside;
    if (kindsWorthTaking.has(symbol.kind)) return { name: symbol.name, range };
  }
  return undefined;
}
