import { parseJson } from './json.ts';

/**
 * The JSON value in a reply: all of it, or where the model was asked without JSON mode, the value in a fence, or the
 * object between words. A list between words is none: "I used arr[0]" says something else. Undefined when there is none.
 */
export function findJson(text: string): unknown {
  const fenced = /```(?:json)?\s*\n([^]*?)\n\s*```/i.exec(text)?.[1];
  return (
    parseJson(text) ?? (fenced === undefined ? undefined : parseJson(fenced)) ?? parseJson(outermost(text))
  );
}

/** From the first brace that opens to the last that closes, unless the object is a part of a list. */
function outermost(text: string): string {
  const start = text.indexOf('{');
  const isItem = text.slice(0, start).trimEnd().endsWith('[');
  return start < 0 || isItem ? '' : text.slice(start, text.lastIndexOf('}') + 1);
}
