import type { Fence } from './fences.ts';

/**
 * Tidies code by mechanical rules: no spaces at the ends of lines, no double blank lines, and in JavaScript and
 * TypeScript `const` or `let` for `var` and strict comparison. When nothing needed it, a comment says so.
 */
export function tidy({ language, code }: Fence): string {
  const family = language.toLowerCase();
  if (family === 'markdown' || family === 'md') return code;
  const spaced = tidySpace(code);
  const tidied = scriptLanguages.has(family) ? tidyScript(spaced) : spaced;
  return tidied === code ? markTidied(code, family) : tidied;
}

const scriptLanguages = new Set([
  ...['js', 'jsx', 'mjs', 'cjs', 'javascript', 'javascriptreact'],
  ...['ts', 'tsx', 'mts', 'cts', 'typescript', 'typescriptreact'],
]);
const hashLanguages = new Set([
  'python',
  'py',
  'ruby',
  'rb',
  'shellscript',
  'bash',
  'sh',
  'yaml',
  'toml',
  'r',
  'perl',
]);
const slashLanguages = new Set([
  ...scriptLanguages,
  ...['c', 'cpp', 'csharp', 'cs', 'java', 'kotlin', 'go', 'rust', 'rs', 'swift', 'php', 'dart', 'scala'],
]);

function tidySpace(code: string): string {
  return code.replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n');
}

/** Strings, templates, regular expressions after a bracket or operator, and comments stay as they are. */
const scriptTokens =
  /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`|\/\/.*|\/\*[\s\S]*?\*\/|(?<=[(,=:[!&|?{};]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/|[!=]==?(?!\s*null\b)|\bvar(?=\s+([\w$]+))/g;

function tidyScript(code: string): string {
  return code.replace(scriptTokens, (token, name: string | undefined) => {
    if (token === '==' || token === '!=') return `${token}=`;
    if (token === 'var') return isReassigned(code, name ?? '') ? 'let' : 'const';
    return token;
  });
}

function isReassigned(code: string, name: string): boolean {
  const word = `(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`;
  const change = `(?:\\+\\+|--|(?:[-+*/%&|^]|\\*\\*|<<|>>>?|&&|\\|\\||\\?\\?)?=(?![=>]))`;
  const changes = code.match(new RegExp(`(?<!\\bvar\\s+)${word}\\s*${change}|(?:\\+\\+|--)\\s*${word}`, 'g'));
  const uninitialised = new RegExp(`\\bvar\\s+${word}(?!\\s*=)`).test(code);
  return changes !== null || uninitialised;
}

function markTidied(code: string, family: string): string {
  const mark = commentMark(family);
  if (mark === undefined) return code;
  const indentation = /^[ \t]*/.exec(code)?.[0] ?? '';
  return `${indentation}${mark} The stand-in service found nothing to tidy here.\n${code}`;
}

function commentMark(family: string): string | undefined {
  if (hashLanguages.has(family)) return '#';
  return slashLanguages.has(family) ? '//' : undefined;
}
