const proseLanguages: ReadonlySet<string> = new Set([
  'asciidoc',
  'git-commit',
  'latex',
  'markdown',
  'mdx',
  'plaintext',
  'quarto',
  'restructuredtext',
  'tex',
]);

/** Whether sentences are what a file of this language holds, so that prose in a reply can be its content. */
export function isProseLanguage(languageId: string): boolean {
  return proseLanguages.has(languageId);
}
