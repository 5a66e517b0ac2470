const longestRules = 8000;

/** The first 8,000 UTF-16 units of a rules file, by whole lines; a last line says so when there is more. */
export function cutRules(text: string): string {
  if (text.length <= longestRules) return text;
  const end = text.lastIndexOf('\n', longestRules);
  return `${text.slice(0, end === -1 ? longestRules : end)}\n(The file goes on; the rest was left out.)`;
}
