import * as vscode from 'vscode';
import { decodeText } from '../../core/context/decodeText.ts';
import type { FileFault } from '../../core/prompts/frontMatter.ts';
import { parseOwnPrompt, type OwnPrompt } from '../../core/prompts/ownPrompt.ts';
import type { Trust } from './trust.ts';

const mostFiles = 100;
/** In bytes. */
const mostBytes = 64 * 1024;
/** What stands before the name of one of the person's own prompts where names clash. */
const ownOrigin = 'user';

/** A prompt with the file that it is in. */
export interface PromptFile {
  readonly uri: vscode.Uri;
  readonly prompt: OwnPrompt;
  /** What stands before its name where names clash: "user", or the name of its workspace folder. */
  readonly origin: string;
  readonly isOwn: boolean;
}

/** A file of a prompt that cannot be used. */
export interface FaultyPromptFile {
  readonly uri: vscode.Uri;
  readonly fault: FileFault;
}

/** A folder where prompts are kept. */
export interface PromptFolder {
  readonly uri: vscode.Uri;
  readonly origin: string;
  readonly isOwn: boolean;
}

/** The person's own prompts, and those of the workspace's folders where these are trusted. Read anew each time. */
export class PromptFiles {
  readonly #ownFolder: vscode.Uri;
  readonly #trust: Trust;

  /** @param ownFolder need not be there. */
  constructor(ownFolder: vscode.Uri, trust: Trust) {
    this.#ownFolder = ownFolder;
    this.#trust = trust;
  }

  /** The person's own folder first. */
  get folders(): readonly PromptFolder[] {
    const trusted = this.#trust.isTrusted() ? (vscode.workspace.workspaceFolders ?? []) : [];
    return [
      { uri: this.#ownFolder, origin: ownOrigin, isOwn: true },
      ...trusted.map(({ uri, name }) => ({
        uri: vscode.Uri.joinPath(uri, '.edgewise', 'prompts'),
        origin: name.toLowerCase().replace(/[^\p{L}\p{N}_.-]+/gu, '-'),
        isOwn: false,
      })),
    ];
  }

  async list(): Promise<{
    readonly prompts: readonly PromptFile[];
    readonly faults: readonly FaultyPromptFile[];
  }> {
    const prompts: PromptFile[] = [];
    const faults: FaultyPromptFile[] = [];
    for (const folder of this.folders) {
      const names = new Set<string>();
      for (const uri of await markdownIn(folder.uri)) {
        const result = await read(uri);
        if ('fault' in result) faults.push({ uri, fault: result.fault });
        else if (names.has(result.name)) faults.push({ uri, fault: takenName(result.name) });
        else
          prompts.push({
            uri,
            prompt: result,
            origin: folder.origin,
            isOwn: folder.isOwn,
          });
        if (!('fault' in result)) names.add(result.name);
      }
    }
    return { prompts, faults };
  }
}

/** The Markdown files of a folder by name, links left out; none where there is no such folder. */
export async function markdownIn(folder: vscode.Uri): Promise<readonly vscode.Uri[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries
      .filter(([name, type]) => name.endsWith('.md') && type === vscode.FileType.File)
      .map(([name]) => name)
      .sort()
      .slice(0, mostFiles)
      .map((name) => vscode.Uri.joinPath(folder, name));
  } catch {
    return [];
  }
}

async function read(uri: vscode.Uri): Promise<OwnPrompt | { readonly fault: FileFault }> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/\.md$/, '');
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > mostBytes) return fault('This file is larger than 64 KB, which is too long for a prompt.');
    const text = decodeText(await vscode.workspace.fs.readFile(uri));
    return text === undefined ? fault('This is a binary file.') : parseOwnPrompt(name, text);
  } catch (error) {
    return fault('This file cannot be read: {0}', error instanceof Error ? error.message : String(error));
  }
}

function takenName(name: string): FileFault {
  return {
    line: 1,
    sentence: {
      text: 'Another file here has the name “{0}” already.',
      values: [name],
    },
  };
}

function fault(text: string, ...values: string[]): { readonly fault: FileFault } {
  return { fault: { line: 1, sentence: { text, values } } };
}
