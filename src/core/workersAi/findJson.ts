import { parseJson } from './json.ts';

/**
 * The JSON value in a reply: all of it, or where the model was asked without JSON mode, the object or list in a fence or
 * between words. Undefined when there is none.
 */
export function findJson(text: string): unknown {
  const fenced = /```(?:json)?\s*\n([^]*?)\n\s*```/i.exec(text)?.[1];
  return (
    parseJson(text) ?? (fenced === undefined ? undefined : parseJson(fenced)) ?? parseJson(outermost(text))
  );
}

/** From the first bracket that opens to the last that closes the same kind. */
function outermost(text: string): string {
  const start = text.search(/[[{]/);
  if (start < 0) return '';
  return text.slice(start, text.lastIndexOf(text[start] === '{' ? '}' : ']') + 1);
}
