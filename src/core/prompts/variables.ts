/** What a prompt's `{{…}}` can stand for. */
export const variables = ['selection', 'file', 'language', 'problems', 'input'] as const;
export type Variable = (typeof variables)[number];

const placeholder = /\{\{\s*([^{}\s]+)\s*\}\}/g;

/** The names in a text's `{{…}}`, each once, known or not. */
export function namesIn(body: string): readonly string[] {
  return [...new Set([...body.matchAll(placeholder)].flatMap(([, name]) => name ?? []))];
}

export function isVariable(name: string): name is Variable {
  return variables.some((variable) => variable === name);
}

/** Puts values in the place of `{{…}}`. What a value holds is text, even where it reads like a variable. */
export function fillVariables(body: string, values: ReadonlyMap<string, string>): string {
  return body.replaceAll(placeholder, (whole, name: string) => values.get(name) ?? whole);
}
