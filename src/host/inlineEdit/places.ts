import type { Range, Uri } from 'vscode';
import type { ProposalState } from '../../core/edits/proposal.ts';
import type { ContextKeys } from '../../manifest.ts';

/** Lines between a range and a line; 0 for a line within it. */
export function distanceTo({ start, end }: Range, line: number): number {
  return Math.max(start.line - line, line - end.line, 0);
}

/** Whether two ranges of whole lines share a line. */
export function overlaps(one: Range, other: Range): boolean {
  return one.start.line <= other.end.line && other.start.line <= one.end.line;
}

/** Whether a file is the one named, or lies in the folder named. */
export function isSameFile(fileOrFolder: Uri, file: Uri): boolean {
  const name = fileOrFolder.toString();
  return file.toString() === name || file.toString().startsWith(`${name}/`);
}

/** The state of the proposal nearest to the cursor, as package.json's `when` clauses know it. */
export function toContextKey(state: ProposalState | undefined): ContextKeys['edgewise.proposal'] {
  if (!state) return 'none';
  return state.kind === 'checking' ? 'streaming' : state.kind;
}
