/** A Markdown fence around code, longer than any run of backticks inside it, so that nothing in the code can end it. */
export function codeBlock(languageId: string, code: string): string {
  const runs = code.match(/`+/g) ?? [];
  const longest = runs.reduce((length, run) => Math.max(length, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  const end = code === '' || code.endsWith('\n') ? '' : '\n';
  return `${fence}${languageId}\n${code}${end}${fence}`;
}
