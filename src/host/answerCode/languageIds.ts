import * as vscode from 'vscode';

/** VS Code's ids for what models write after a fence, where that is not the id itself. */
const idsByName: Readonly<Record<string, string>> = {
  bash: 'shellscript',
  batch: 'bat',
  'c#': 'csharp',
  'c++': 'cpp',
  cc: 'cpp',
  cjs: 'javascript',
  clj: 'clojure',
  cmd: 'bat',
  console: 'shellscript',
  cs: 'csharp',
  docker: 'dockerfile',
  'f#': 'fsharp',
  golang: 'go',
  h: 'c',
  hpp: 'cpp',
  htm: 'html',
  js: 'javascript',
  json5: 'jsonc',
  jsx: 'javascriptreact',
  kt: 'kotlin',
  make: 'makefile',
  md: 'markdown',
  mjs: 'javascript',
  node: 'javascript',
  objc: 'objective-c',
  patch: 'diff',
  pl: 'perl',
  ps: 'powershell',
  ps1: 'powershell',
  pwsh: 'powershell',
  py: 'python',
  python3: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'shellscript',
  shell: 'shellscript',
  'shell-session': 'shellscript',
  tex: 'latex',
  text: 'plaintext',
  ts: 'typescript',
  tsx: 'typescriptreact',
  txt: 'plaintext',
  vbnet: 'vb',
  yml: 'yaml',
  zsh: 'shellscript',
};

/** Languages whose code can stand in one another's files. */
const families: readonly (readonly string[])[] = [
  ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte', 'html'],
  ['c', 'cpp', 'cuda-cpp', 'objective-c', 'objective-cpp'],
  ['json', 'jsonc'],
  ['css', 'scss', 'less'],
];

/** VS Code's id for the language that a fence names; undefined where it names none, or one that is not installed. */
export async function languageIdOf(language: string): Promise<string | undefined> {
  const name = language.trim().toLowerCase();
  const id = idsByName[name] ?? name;
  return (await vscode.languages.getLanguages()).includes(id) ? id : undefined;
}

/** Whether code of one language may belong in a document of another. What is not known may belong anywhere. */
export function mayBelongIn(languageId: string | undefined, documentLanguageId: string): boolean {
  if (languageId === undefined || languageId === 'plaintext' || documentLanguageId === 'plaintext')
    return true;
  if (languageId === documentLanguageId) return true;
  return families.some((family) => family.includes(languageId) && family.includes(documentLanguageId));
}
