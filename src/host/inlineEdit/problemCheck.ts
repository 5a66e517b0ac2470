import * as vscode from 'vscode';
import { newProblems, type FoundProblem } from '../../core/edits/newProblems.ts';

/** The errors and warnings of all files before an edit. */
export interface ProblemsBefore {
  readonly problems: readonly FoundProblem[];
}

/** How long to wait for a language server, in milliseconds. */
export interface Patience {
  /** Ends the wait; nothing is found then. */
  readonly signal: AbortSignal;
  /** For its first word about the file after the edit; 3,000 where not given. */
  readonly firstEventLimit?: number;
  /** Without another word, after which it counts as done: it reports in several steps; 400 where not given. */
  readonly quiet?: number;
  /** In all; 10,000 where not given. */
  readonly limit?: number;
}

/** What is reported now. To be taken right before an edit. */
export function takeProblems(): ProblemsBefore {
  return {
    problems: vscode.languages
      .getDiagnostics()
      .flatMap(([uri, diagnostics]) => diagnostics.flatMap((diagnostic) => toProblem(uri, diagnostic))),
  };
}

/**
 * Waits until the language server has looked at an edited file, then tells what came with the edit: errors and warnings
 * of this file, and of files that had none before. A report about the file counts even when it says what was said before.
 * A server that says nothing in time is not waited for; what is reported by then counts.
 * @param uri the edited file.
 */
export async function waitForNewProblems(
  uri: vscode.Uri,
  before: ProblemsBefore,
  patience: Patience,
): Promise<readonly FoundProblem[]> {
  await untilQuiet(uri, patience);
  if (patience.signal.aborted) return [];
  return newProblems(before.problems, takeProblems().problems, uri.toString());
}

function untilQuiet(
  uri: vscode.Uri,
  { signal, firstEventLimit = 3000, quiet = 400, limit = 10_000 }: Patience,
): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  const file = uri.toString();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(nextEvent);
      clearTimeout(deadline);
      listener.dispose();
      signal.removeEventListener('abort', end);
      resolve();
    };
    let nextEvent = setTimeout(end, firstEventLimit);
    const deadline = setTimeout(end, limit);
    const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (!uris.some((changed) => changed.toString() === file)) return;
      clearTimeout(nextEvent);
      nextEvent = setTimeout(end, quiet);
    });
    signal.addEventListener('abort', end);
  });
}

/** None for hints and information. */
function toProblem(uri: vscode.Uri, diagnostic: vscode.Diagnostic): readonly FoundProblem[] {
  const severity = severityOf(diagnostic);
  if (!severity) return [];
  const { range, message, source } = diagnostic;
  const code = codeOf(diagnostic);
  return [
    {
      file: uri.toString(),
      line: range.start.line + 1,
      severity,
      message,
      ...(source === undefined ? {} : { source }),
      ...(code === undefined ? {} : { code }),
    },
  ];
}

function severityOf({ severity }: vscode.Diagnostic): FoundProblem['severity'] | undefined {
  if (severity === vscode.DiagnosticSeverity.Error) return 'error';
  return severity === vscode.DiagnosticSeverity.Warning ? 'warning' : undefined;
}

function codeOf({ code }: vscode.Diagnostic): string | undefined {
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined ? undefined : String(value);
}
