import * as vscode from 'vscode';
import { proposalScheme } from '../../manifest.ts';

/** One side of a diff: the file as it is, or with what a version would change, by the version's index. */
export type Side = 'current' | number;

/**
 * The address of a file as a proposal shows it in the diff editor. The path is the file's own, so that the language is; the
 * two sides differ in the authority, or a language's extension would take them for one file.
 */
export function proposalUri(id: string, file: vscode.Uri, side: Side): vscode.Uri {
  // The path of an untitled document has no slash.
  const path = file.path.startsWith('/') ? file.path : `/${file.path}`;
  return vscode.Uri.from({ scheme: proposalScheme, authority: `${side}.${id}`, path });
}

/** What such an address names; undefined for any other. */
export function readProposalUri({ scheme, authority }: vscode.Uri): { id: string; side: Side } | undefined {
  const [, side, id] = /^(current|\d+)\.(.+)$/.exec(authority) ?? [];
  if (scheme !== proposalScheme || side === undefined || id === undefined) return undefined;
  return { id, side: side === 'current' ? side : Number(side) };
}
