/** An object as JSON.parse makes it: neither null nor an array. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Tells a JSON object from every other value. The wire is read through this and not through schemas, because it runs
 * for every token of a stream.
 */
export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a JSON text, with or without a byte order mark; undefined when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
