import * as vscode from 'vscode';
import { newProblems, type FoundProblem } from '../../core/edits/newProblems.ts';
import { proposalScheme } from '../../manifest.ts';

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

/**
 * What is reported now, but for the proposals in diff editors, which a language looks at like at any file. To be taken
 * right before an edit.
 */
export function takeProblems(): ProblemsBefore {
  return {
    problems: vscode.languages
      .getDiagnostics()
      .filter(([{ scheme }]) => scheme !== proposalScheme)
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

/** How long a language may be late, in milliseconds: in a large project it takes many seconds for its first word. */
const lateTime = 20_000;

/**
 * Waits on for what came with an edit, where nothing was found when it was looked for: the first report after an edit can
 * be about the text before it, or come after the wait was given up.
 * @param isUntouched whether the file is as the edit left it. Once it is not, nobody can tell whose problems are found.
 * @returns nothing where nothing comes in time.
 */
export async function waitForLateProblems(
  uri: vscode.Uri,
  before: ProblemsBefore,
  isUntouched: () => boolean,
  { signal, limit = lateTime, ...patience }: Omit<Patience, 'firstEventLimit'>,
): Promise<readonly FoundProblem[]> {
  const end = Date.now() + limit;
  for (let left = limit; left > 0 && isUntouched() && !signal.aborted; left = end - Date.now()) {
    const rest = { ...patience, signal, firstEventLimit: left, limit: left };
    const problems = await waitForNewProblems(uri, before, rest);
    if (problems.length > 0) return isUntouched() ? problems : [];
  }
  return [];
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
