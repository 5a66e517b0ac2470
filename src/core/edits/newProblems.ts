/** An error or a warning that the editor reports. */
export interface FoundProblem {
  /** The file's URI. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** Who reports it, such as "ts". */
  readonly source?: string;
  readonly code?: string;
}

/**
 * The problems that an edit brought: in the edited file each that is there more often than before, whatever its line,
 * since an edit moves lines; in other files all, where the file had none before, since what else comes and goes there has
 * other reasons. Those of the edited file come first, errors before warnings, then by line. Linear but for that order.
 * @param editedFile the URI of the file that was edited.
 */
export function newProblems(
  before: readonly FoundProblem[],
  after: readonly FoundProblem[],
  editedFile: string,
): readonly FoundProblem[] {
  const filesBefore = new Set(before.map(({ file }) => file));
  const known = countByKey(before.filter(({ file }) => file === editedFile));
  const found = after.filter((problem) => {
    if (problem.file !== editedFile) return !filesBefore.has(problem.file);
    const key = keyOf(problem);
    const count = known.get(key) ?? 0;
    known.set(key, count - 1);
    return count <= 0;
  });
  return found.toSorted((one, other) => compare(one, other, editedFile));
}

function countByKey(problems: readonly FoundProblem[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) {
    const key = keyOf(problem);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function keyOf({ severity, message, source = '', code = '' }: FoundProblem): string {
  return JSON.stringify([severity, source, code, message]);
}

function compare(one: FoundProblem, other: FoundProblem, editedFile: string): number {
  if (one.file !== other.file) {
    if (one.file === editedFile) return -1;
    if (other.file === editedFile) return 1;
    return one.file < other.file ? -1 : 1;
  }
  if (one.severity !== other.severity) return one.severity === 'error' ? -1 : 1;
  return one.line - other.line;
}
