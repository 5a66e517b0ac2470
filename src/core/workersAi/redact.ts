// Cloudflare's own prefixed tokens and keys; the older tokens of 40 characters, wherever they stand as a word of their
// own; the global key in its older form, 37 hex digits; whatever follows "Bearer"; and account ids.
const secrets: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/cf(?:ut|at|k)_[\w-]+/gi, '[token]'],
  [/\b(Bearer\s+)[^\s"',;]+/gi, '$1[token]'],
  [/(?<![\w-])[\w-]{40}(?![\w-])/g, '[token]'],
  [/\b[0-9a-f]{37}\b/gi, '[token]'],
  [/(?<![0-9a-z])[0-9a-f]{32}(?![0-9a-z])/gi, '[account]'],
];

/** Takes tokens, keys and account ids out of a text, for logs and for anything else that may be shown or copied. */
export function redact(text: string): string {
  return secrets.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}
