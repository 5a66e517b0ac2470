import { commentSyntaxOf } from './commentSyntax.ts';
import { isProseLanguage } from './languages.ts';

const tripleQuoted: ReadonlySet<string> = new Set([
  ...[
    'python',
    'java',
    'kotlin',
    'swift',
    'csharp',
    'dart',
    'julia',
    'elixir',
    'scala',
    'groovy',
    'coffeescript',
  ],
]);
const heredocs: ReadonlySet<string> = new Set([
  'shellscript',
  'php',
  'ruby',
  'perl',
  'dockerfile',
  'terraform',
]);

/** The name that ends a text of more than one line, as in `cat <<'END'`. */
const heredoc = /<<[-~<]?\s?["']?([A-Za-z_]\w{0,40})["']?/;

/**
 * Which lines stand within a comment or a string of more than one line, the line that ends it included. A fence there
 * belongs to the code. What is never ended is none. Linear.
 * @param isGrowing whether the end may yet come.
 */
export function insideLongTexts(
  lines: readonly string[],
  languageId: string,
  isGrowing = false,
): readonly boolean[] {
  if (isProseLanguage(languageId)) return [];
  const { block } = commentSyntaxOf(languageId, false);
  const quotes = tripleQuoted.has(languageId) ? ['"""', "'''"] : [];
  let awaited: string | undefined;
  let isName = false;
  let start = 0;
  const isInside = lines.map((line, index) => {
    const text = line.trim();
    if (awaited !== undefined) {
      if (isName ? text.replace(/;$/, '') === awaited : text.includes(awaited)) awaited = undefined;
      return true;
    }
    isName = false;
    start = index + 1;
    awaited = block.find(([open, close]) => text.startsWith(open) && !text.includes(close, open.length))?.[1];
    awaited ??= quotes.find((quote) => text.split(quote).length % 2 === 0);
    if (awaited !== undefined || !heredocs.has(languageId)) return false;
    awaited = heredoc.exec(line)?.[1];
    isName = awaited !== undefined;
    return false;
  });
  return awaited === undefined || isGrowing ? isInside : isInside.fill(false, start);
}
