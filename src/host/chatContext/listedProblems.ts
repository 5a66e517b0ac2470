import * as vscode from 'vscode';
import type { ListedProblem } from '../../core/context/problemsText.ts';
import { pathFor } from '../context/path.ts';

const severities = ['error', 'warning', 'information', 'hint'] as const;

/** What VS Code's Problems view lists, of one file or of all. */
export function listedProblems(uri: vscode.Uri | undefined): readonly ListedProblem[] {
  const files: readonly (readonly [vscode.Uri, readonly vscode.Diagnostic[]])[] = uri
    ? [[uri, vscode.languages.getDiagnostics(uri)]]
    : vscode.languages.getDiagnostics();
  return files.flatMap(([file, diagnostics]) => diagnostics.map((diagnostic) => toProblem(file, diagnostic)));
}

function toProblem(
  uri: vscode.Uri,
  { range, severity, message, source, code }: vscode.Diagnostic,
): ListedProblem {
  const value = typeof code === 'object' ? code.value : code;
  return {
    path: pathFor(uri),
    line: range.start.line + 1,
    severity: severities[severity],
    message,
    ...(source === undefined ? {} : { source }),
    ...(value === undefined ? {} : { code: String(value) }),
  };
}
