const tokenPattern = / ?\p{L}{1,6}|\p{N}{1,3}|\s+|[^\s\p{L}\p{N}]{1,2}/gsu;

/**
 * Cuts a text into pieces the size of tokens; joined they are the text again. A plain estimate, not Llama's
 * vocabulary, but digits come in groups of at most three without their space, as Llama 3.1 has them.
 */
export function splitTokens(text: string): string[] {
  return text.match(tokenPattern) ?? [];
}

/** The estimated number of tokens in a text. */
export function countTokens(text: string): number {
  return splitTokens(text).length;
}
