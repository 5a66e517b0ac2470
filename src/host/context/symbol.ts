import * as vscode from 'vscode';
import type { OutlineEntry } from '../../core/edits/place/outline.ts';

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
  return innermost(await symbolsIn(document), position);
}

/**
 * The definitions of a document as the language's own extension names them, a container before what it holds; undefined
 * where there is no such extension, or none that answers in time.
 */
export async function outlineOfDocument(
  document: vscode.TextDocument,
): Promise<readonly OutlineEntry[] | undefined> {
  const entries = toOutline(await symbolsIn(document));
  return entries.length === 0 ? undefined : entries;
}

async function symbolsIn(
  document: vscode.TextDocument,
): Promise<readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[]> {
  const symbols = vscode.commands.executeCommand<
    (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
  >('vscode.executeDocumentSymbolProvider', document.uri);
  return (await inTime(symbols)) ?? [];
}

const kindsOfContainers = new Set<vscode.SymbolKind>([
  vscode.SymbolKind.Class,
  vscode.SymbolKind.Interface,
  vscode.SymbolKind.Module,
  vscode.SymbolKind.Namespace,
  vscode.SymbolKind.Struct,
]);

function toOutline(
  symbols: readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[],
): readonly OutlineEntry[] {
  return symbols.flatMap((symbol): readonly OutlineEntry[] => {
    if (!('children' in symbol)) return [];
    const { kind, range, selectionRange, children } = symbol;
    const isDefinition = kindsWorthTaking.has(kind) || (kindsOfValues.has(kind) && !range.isSingleLine);
    const entry = {
      name: nameOnly(symbol.name),
      line: selectionRange.start.line,
      end: range.end.line + 1,
      isContainer: kindsOfContainers.has(kind),
    };
    return [...(isDefinition ? [entry] : []), ...toOutline(children)];
  });
}

/** `name(int, string)` in Java, `(*Type).name` in Go. */
function nameOnly(name: string): string {
  return /([\w$~]+[?!]?)(?:\(.*)?$/.exec(name.replace(/^\([^()]*\)\.?/, ''))?.[1] ?? name;
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
