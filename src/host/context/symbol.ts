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

/** Kinds that are worth taking when they fill several lines: an arrow function has the kind of the name it is bound to. */
const kindsOfValues = new Set<vscode.SymbolKind>([
  vscode.SymbolKind.Constant,
  vscode.SymbolKind.Field,
  vscode.SymbolKind.Property,
  vscode.SymbolKind.Variable,
]);

/** Milliseconds to wait for a language's extension, which may only be starting. */
const mostPatience = 1500;

/** A symbol with the range of its whole definition. */
export interface EnclosingSymbol {
  readonly name: string;
  readonly range: vscode.Range;
}

/**
 * The innermost function, method, class or the like around a position, as the language's own extension names it;
 * undefined where there is none, or no such extension, or none that answers in time.
 */
export async function symbolAround(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<EnclosingSymbol | undefined> {
  const symbols = vscode.commands.executeCommand<
    (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', document.uri);
  return innermost((await inTime(symbols)) ?? [], position);
}

/** What a promise gives; undefined when it takes longer. @param patience milliseconds. */
export async function inTime<T>(work: Thenable<T>, patience = mostPatience): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, patience, undefined);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
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
    if (kindsWorthTaking.has(symbol.kind) || (kindsOfValues.has(symbol.kind) && !range.isSingleLine))
      return { name: symbol.name, range };
  }
  return undefined;
}
