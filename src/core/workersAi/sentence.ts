/** English text with {0} {1} placeholders and their values; the host translates the text before filling them in. */
export interface Sentence {
  readonly text: string;
  readonly values: readonly (string | number)[];
}

/** The sentence in English, placeholders filled in. */
export function fillIn({ text, values }: Sentence): string {
  return text.replace(/\{(\d+)\}/g, (placeholder, index: string) =>
    String(values[Number(index)] ?? placeholder),
  );
}
