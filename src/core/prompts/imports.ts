import { splitLines } from '../edits/lineEndings.ts';
import type { SourceLine } from './sourceLine.ts';

const mostLines = 40;

const script =
  /^(?:import\b(?!\s*[.(])|(?:const|let|var)\s+(?:[\w$]+\s*=\s*require\b|\{[\w$\s,:]*(?:$|\}\s*=\s*require\b)))/;
const jvm = /^(?:package|import)\s+[\w.{]/;
const include = /^#\s*(?:include|import)\b|^(?:using|import)\s/;
const stylesheet = /^@(?:use|forward|import)\s/;

/** What the first line of an import looks like, for each of VS Code's ids of languages. */
const starts: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    typescript: script,
    typescriptreact: script,
    javascript: script,
    javascriptreact: script,
    python: /^(?:import\s+[\w.]+(?:\s*,|\s+as\s|\s*(?:#|;|$))|from\s+[\w.]+\s+import\b)/,
    go: /^(?:package\s|import\b)/,
    java: jvm,
    kotlin: jvm,
    scala: jvm,
    groovy: jvm,
    c: include,
    cpp: include,
    'objective-c': include,
    'objective-cpp': include,
    csharp: /^(?:(?:global\s+)?using\s+(?!var\b)[\w.]|namespace\s+[\w.]+\s*;)/,
    rust: /^(?:(?:pub(?:\([^)]*\))?\s+)?use\s|extern\s+crate\s)/,
    php: /^(?:namespace\s+[\w\\]+\s*;|use\s|(?:require|include)(?:_once)?\b)/,
    ruby: /^(?:require|require_relative|load|include|using)\b/,
    swift: /^(?:@\w+\s+)?import\s/,
    dart: /^(?:library|import|export|part)\s/,
    scss: stylesheet,
    sass: stylesheet,
    less: stylesheet,
  }),
);

/**
 * The lines by which a file names what it uses (imports, includes, requires, the package), blocks of several lines too,
 * in order: at most 40, from the first. Indented ones belong to a block of their own and do not count. None for a language
 * that is not known. Linear in the text.
 * @param before the file's text up to the selection.
 */
export function importsOf(languageId: string, before: string): readonly SourceLine[] {
  const start = starts.get(languageId);
  if (!start) return [];
  const lines = splitLines(before);
  const found: SourceLine[] = [];
  for (let index = 0; index < lines.length && found.length < mostLines; index += 1) {
    if (!start.test(lines[index] ?? '')) continue;
    const end = endOfBlock(lines, index);
    const block = lines.slice(index, end + 1).map((text, offset) => ({ index: index + offset, text }));
    if (!isOtherDestructuring(block)) found.push(...block);
    index = end;
  }
  return found.slice(0, mostLines);
}

/** The line that closes the brackets that a line opens and continues what it leaves off with "\"; itself if none does. */
function endOfBlock(lines: readonly string[], start: number): number {
  const limit = Math.min(lines.length, start + mostLines);
  let open = 0;
  for (let index = start; index < limit; index += 1) {
    const line = lines[index] ?? '';
    for (const character of line) {
      if ('({'.includes(character)) open += 1;
      else if (')}'.includes(character)) open -= 1;
    }
    if (open <= 0 && !line.endsWith('\\')) return index;
  }
  return start;
}

/** Whether a block begins like `const {` on several lines and turns out to require nothing. */
function isOtherDestructuring(block: readonly SourceLine[]): boolean {
  const text = block.map((line) => line.text).join('\n');
  return /^(?:const|let|var)\s*\{/.test(text) && !/^\w+\s*\{[\w$\s,:]*\}\s*=\s*require\b/.test(text);
}
