import type * as vscode from 'vscode';
import type { Attachment, CodeReference } from '../../core/conversation/attachment.ts';
import type { GitAccess } from './git.ts';
import type { OpenEditors } from './openEditors.ts';
import type { ReadableFiles } from './readableFiles.ts';
import type { ChipSource } from './source.ts';

/** What chips are taken with. */
export interface TakingTools {
  readonly files: ReadableFiles;
  readonly git: GitAccess;
  readonly editors: OpenEditors;
  /** @throws Refusal when nothing is selected there. */
  readonly terminal: () => Promise<string>;
  /** Tokens that a question may take in all. */
  readonly room: () => number;
}

/** A chip's content. */
export interface TakenChip {
  readonly attachment: Omit<Attachment, 'id'>;
  readonly label: string;
  readonly description: string;
  /** What it is made from, where that is known better now. */
  readonly source?: ChipSource;
}

/** A file's name without its folders. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** An attachment without lines around it. */
export function plain(
  kind: Attachment['kind'],
  label: string,
  code: string,
  languageId: string,
  reference?: CodeReference,
): Omit<Attachment, 'id'> {
  return {
    kind,
    label,
    languageId,
    code,
    before: '',
    after: '',
    ...(reference ? { reference } : {}),
  };
}
