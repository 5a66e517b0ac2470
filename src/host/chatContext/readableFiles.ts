import * as vscode from 'vscode';
import { decodeText } from '../../core/context/decodeText.ts';
import { isSecretFile } from '../../core/context/secretFiles.ts';
import { findSecret } from '../../core/context/secretText.ts';
import { pathFor } from '../context/path.ts';
import { Refusal } from '../problems.ts';
import { settingsExcluder } from './settingsExcluder.ts';
import { ignoredAmong, type GitAccess } from './git.ts';

/** Largest file that is read, in bytes: more than any model takes. */
const mostBytes = 1_000_000;

/** Reads what may be sent, and says why the rest may not. */
export class ReadableFiles {
  readonly #git: GitAccess;

  constructor(git: GitAccess) {
    this.#git = git;
  }

  /**
   * A document of which a part is to be sent.
   * @throws Refusal for a file of secrets, a binary, one that is too large or cannot be read.
   */
  async open(uri: vscode.Uri): Promise<vscode.TextDocument> {
    refuseSecretFile(uri);
    const path = pathFor(uri);
    const open = vscode.workspace.textDocuments.find((other) => other.uri.toString() === uri.toString());
    // A document outlives its file for a while.
    if (open && !open.isDirty && !open.isUntitled) await sizeOf(uri, path);
    const document = open ?? (await openFromDisk(uri, path));
    const text = document.getText();
    if (text.length > mostBytes) throw tooLarge(path);
    if (text.includes('\0')) throw binary(path);
    return document;
  }

  /**
   * A document that is to be sent whole.
   * @throws Refusal as `open` does, and for files that are excluded or ignored, or have a secret in them.
   */
  async openWhole(uri: vscode.Uri): Promise<vscode.TextDocument> {
    if (!isSecretFile(uri.path)) await this.refuseExcluded(uri);
    const document = await this.open(uri);
    refuseSecrets(document.getText(), pathFor(uri));
    return document;
  }

  /** @throws Refusal when the settings or Git say that a file or folder is none of one's work. */
  async refuseExcluded(uri: vscode.Uri): Promise<void> {
    const path = pathFor(uri);
    if (settingsExcluder()(uri))
      throw new Refusal(
        vscode.l10n.t('{0} is excluded by the settings files.exclude or search.exclude.', path),
      );
    if ((await ignoredAmong(this.#git, [uri])).size > 0)
      throw new Refusal(vscode.l10n.t('{0} is ignored by Git.', path));
  }

  /** Those of some files and folders that are neither excluded nor ignored. */
  async withoutExcluded<T>(things: readonly T[], uriOf: (thing: T) => vscode.Uri): Promise<readonly T[]> {
    const isExcluded = settingsExcluder();
    const included = things.filter((thing) => !isExcluded(uriOf(thing)));
    const ignored = await ignoredAmong(this.#git, included.map(uriOf));
    return included.filter((thing) => !ignored.has(uriOf(thing).toString()));
  }
}

/** @throws Refusal for a link: a file that is read unasked must not stand for another one, anywhere on the machine. */
export async function refuseLink(uri: vscode.Uri): Promise<void> {
  const { type } = await vscode.workspace.fs.stat(uri);
  if ((type & vscode.FileType.SymbolicLink) !== 0)
    throw new Refusal(vscode.l10n.t('{0} is a link to another file, so it is not read.', pathFor(uri)));
}

/** @throws Refusal for a file that is there to hold secrets. */
export function refuseSecretFile(uri: vscode.Uri): void {
  if (isSecretFile(uri.path))
    throw new Refusal(vscode.l10n.t('{0} is a file for secrets, so it is never sent.', pathFor(uri)));
}

/** @param what the text is called. @throws Refusal when there is a secret in it. @param firstLine counted from 1. */
export function refuseSecrets(text: string, what: string, firstLine = 1): void {
  const secret = findSecret(text);
  if (!secret) return;
  const line = secret.line + firstLine - 1;
  throw new Refusal(
    secret.kind === 'privateKey'
      ? vscode.l10n.t('Line {0} of {1} holds a private key, so it is not sent.', line, what)
      : vscode.l10n.t(
          'Line {0} of {1} holds what looks like a token of {2}, so it is not sent.',
          line,
          what,
          secret.kind,
        ),
  );
}

async function openFromDisk(uri: vscode.Uri, path: string): Promise<vscode.TextDocument> {
  await textOnDisk(uri);
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    throw unreadable(path);
  }
}

/** A file's text as it is on disk. @throws Refusal when it is no text, too large or not there. */
export async function textOnDisk(uri: vscode.Uri): Promise<string> {
  const path = pathFor(uri);
  if ((await sizeOf(uri, path)) > mostBytes) throw tooLarge(path);
  const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, () => {
    throw unreadable(path);
  });
  const text = decodeText(bytes);
  if (text === undefined) throw binary(path);
  return text;
}

/** In bytes. @throws Refusal when there is no such file. */
async function sizeOf(uri: vscode.Uri, path: string): Promise<number> {
  const { size, type } = await vscode.workspace.fs.stat(uri).then(undefined, () => {
    throw unreadable(path);
  });
  if ((type & vscode.FileType.Directory) !== 0) throw new Refusal(vscode.l10n.t('{0} is a folder.', path));
  return size;
}

function unreadable(path: string): Refusal {
  return new Refusal(vscode.l10n.t('{0} cannot be read. It may have been moved or deleted.', path));
}

function tooLarge(path: string): Refusal {
  return new Refusal(vscode.l10n.t('{0} is larger than 1 MB. Select the part that matters instead.', path));
}

function binary(path: string): Refusal {
  return new Refusal(vscode.l10n.t('{0} is a binary file. Edgewise reads text files only.', path));
}
