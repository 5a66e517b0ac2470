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

const markupLanguages: ReadonlySet<string> = new Set([
  ...['html', 'xml', 'xsl', 'vue', 'svelte', 'astro', 'php', 'razor', 'aspnetcorerazor', 'handlebars'],
  ...['javascriptreact', 'typescriptreact'],
]);

/** Whether elements such as `<code>`, and text between them, can be code of this language. */
export function isMarkupLanguage(languageId: string): boolean {
  return markupLanguages.has(languageId);
}
