/** A file in which a folder says how code is written there. */
export interface Rule {
  readonly path: string;
  readonly text: string;
}

/** What rules add to the end of the system text; '' when there are none. */
export function rulesText(rules: readonly Rule[]): string {
  return rules
    .map(({ path, text }) => `\n\nThe rules of this project, from ${path}:\n\n${text.trim()}`)
    .join('');
}
