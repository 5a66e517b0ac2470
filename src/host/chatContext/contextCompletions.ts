import * as vscode from 'vscode';
import { bestFitting } from '../../core/context/fuzzy.ts';
import { pathFor } from '../context/path.ts';
import { inTime } from '../context/symbol.ts';
import { contextKinds } from './contextKinds.ts';
import { documentSymbols } from './documentSymbols.ts';
import type { FileIndex } from './fileIndex.ts';
import type { OpenEditors } from './openEditors.ts';
import type { ReadableFiles } from './readableFiles.ts';
import type { ChipSource } from './source.ts';
import { nameOf } from './takenChip.ts';

const mostItems = 20;
const mostEditors = 6;
const mostSymbols = 6;

/** A line of the list that opens after `@`: it becomes a chip, or the list goes on with what it leaves typed. */
export interface ContextItem {
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly source?: ChipSource;
  readonly more?: string;
}

interface Tools {
  readonly files: ReadableFiles;
  readonly index: FileIndex;
  readonly editors: OpenEditors;
}

/**
 * What fits the text behind an `@`, at most 20 items: the kinds of context, then open editors, files and symbols; or, after
 * `@file `, `@symbol ` and `@folder `, that kind alone.
 */
export async function completeContext(query: string, tools: Tools): Promise<readonly ContextItem[]> {
  const [, kind, rest = ''] = /^(file|symbol|folder)\s+(.*)$/s.exec(query) ?? [];
  switch (kind) {
    case 'file':
      return filesLike(rest, tools, mostItems);
    case 'symbol':
      return symbolsLike(rest, mostItems);
    case 'folder':
      return foldersLike(rest, tools);
    default:
      return anythingLike(query, tools);
  }
}

async function anythingLike(query: string, tools: Tools): Promise<readonly ContextItem[]> {
  const kinds = contextKinds(query);
  const editors = await editorsLike(query, tools);
  if (query.trim() === '') return [...kinds, ...editors].slice(0, mostItems);
  const [files, symbols] = await Promise.all([
    filesLike(query, tools, mostItems),
    symbolsLike(query, mostSymbols),
  ]);
  const known = new Set(editors.map(keyOf));
  const others = files.filter((item) => !known.has(keyOf(item)));
  const room = mostItems - kinds.length - editors.length - symbols.length;
  return [...kinds, ...editors, ...others.slice(0, Math.max(room, 0)), ...symbols].slice(0, mostItems);
}

function keyOf({ source }: ContextItem): string {
  return JSON.stringify(source);
}

async function editorsLike(query: string, { editors, files }: Tools): Promise<readonly ContextItem[]> {
  const fitting = bestFitting(query, editors.list(), pathFor, mostEditors);
  return (await files.withoutExcluded(fitting, (uri) => uri)).map(fileItem);
}

async function filesLike(
  query: string,
  { index, editors, files }: Tools,
  most: number,
): Promise<readonly ContextItem[]> {
  const open = editors.list();
  const isOpen = new Set(open.map(String));
  const closed = (await index.files()).filter((uri) => !isOpen.has(uri.toString()));
  // Of what fits as well, the newest editors come first.
  const fitting = bestFitting(query.trim(), [...open, ...closed], pathFor, most);
  return (await files.withoutExcluded(fitting, (uri) => uri)).map(fileItem);
}

async function foldersLike(query: string, { index, files }: Tools): Promise<readonly ContextItem[]> {
  const fitting = bestFitting(query.trim(), await index.folders(), (uri) => `${pathFor(uri)}/`, mostItems);
  return (await files.withoutExcluded(fitting, (uri) => uri)).map((uri) => ({
    label: `${nameOf(uri)}/`,
    description: pathFor(uri),
    icon: 'folder',
    source: { kind: 'folder', uri: uri.toString() },
  }));
}

function fileItem(uri: vscode.Uri): ContextItem {
  return {
    label: nameOf(uri),
    description: pathFor(uri),
    icon: 'file',
    source: { kind: 'file', uri: uri.toString() },
  };
}

/** Those of the active file first, then what the languages' extensions find in the workspace. */
async function symbolsLike(query: string, most: number): Promise<readonly ContextItem[]> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const wanted = query.trim();
  const [inFile, inWorkspace] = await Promise.all([
    active ? symbolsOf(active) : [],
    wanted === ''
      ? []
      : inTime(
          vscode.commands.executeCommand<vscode.SymbolInformation[] | undefined>(
            'vscode.executeWorkspaceSymbolProvider',
            wanted,
          ),
        ),
  ]);
  const items = [
    ...inFile,
    ...(inWorkspace ?? []).map(({ name, kind, location }) =>
      symbolItem(name.replace(/\(.*\)$/, ''), kind, location.uri, location.range.start),
    ),
  ];
  const once = [...new Map(items.map((item) => [`${item.label}\n${item.description}`, item])).values()];
  return bestFitting(wanted, once, ({ label }) => label, most);
}

async function symbolsOf(uri: vscode.Uri): Promise<readonly ContextItem[]> {
  return (await documentSymbols(uri)).map(({ name, kind, position }) =>
    symbolItem(name, kind, uri, position),
  );
}

function symbolItem(
  name: string,
  kind: vscode.SymbolKind,
  uri: vscode.Uri,
  { line, character }: vscode.Position,
): ContextItem {
  return {
    label: name,
    description: `${pathFor(uri)}:${line + 1}`,
    icon: symbolIcon(kind),
    source: {
      kind: 'symbol',
      uri: uri.toString(),
      name,
      position: { line, character },
    },
  };
}

function symbolIcon(kind: vscode.SymbolKind): string {
  switch (kind) {
    case vscode.SymbolKind.Class:
      return 'symbol-class';
    case vscode.SymbolKind.Interface:
      return 'symbol-interface';
    case vscode.SymbolKind.Enum:
      return 'symbol-enum';
    case vscode.SymbolKind.Variable:
    case vscode.SymbolKind.Constant:
      return 'symbol-variable';
    case vscode.SymbolKind.Property:
    case vscode.SymbolKind.Field:
      return 'symbol-property';
    case vscode.SymbolKind.Module:
    case vscode.SymbolKind.Namespace:
      return 'symbol-namespace';
    default:
      return 'symbol-method';
  }
}
