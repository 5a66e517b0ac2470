/** A problem as the editor lists it. */
export interface ListedProblem {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  /** Who found it, such as "ts", and its number or name there. */
  readonly source?: string;
  readonly code?: string;
}

const order = ['error', 'warning', 'information', 'hint'];
const mostProblems = 100;

/** Problems, the worst first, one a line; at most 100, with how many more there are. */
export function problemsText(problems: readonly ListedProblem[]): string {
  const sorted = problems.toSorted(
    (one, other) => order.indexOf(one.severity) - order.indexOf(other.severity),
  );
  const lines = sorted.slice(0, mostProblems).map(problemLine);
  const more = problems.length - lines.length;
  return [...lines, ...(more > 0 ? [`… ${more} more`] : [])].join('\n');
}

function problemLine({ path, line, severity, message, source, code }: ListedProblem): string {
  const origin = [source, code].filter((part) => part !== undefined).join(' ');
  const text = message.trim().replace(/\s*\n\s*/g, ' ');
  return `${severity} ${path}:${line}: ${text}${origin === '' ? '' : ` (${origin})`}`;
}
