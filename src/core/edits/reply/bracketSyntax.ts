/** What has to be skipped in a language to find the brackets that are code. */
export interface Syntax extends Description {
  /** The first characters of whatever has to be looked at. With the flag `g`, so `lastIndex` is set before each use. */
  readonly marks: RegExp;
}

interface Description {
  readonly lineComments: readonly string[];
  /** Whether slash and asterisk enclose comments. */
  readonly blockComment: boolean;
  /** Longer openings first. */
  readonly quotes: readonly Quote[];
  /** A single quote encloses one character, or is none of a pair. */
  readonly characterLiterals: boolean;
  /** Backticks enclose templates with code in `${}`. */
  readonly templates: boolean;
  readonly regularExpressions: boolean;
  /** Text between tags may hold a lone apostrophe, so an open quote proves nothing. */
  readonly apostrophesInText: boolean;
  /** What a scan cannot follow: code that holds it is not judged. */
  readonly unclear?: RegExp;
}

interface Quote {
  readonly open: string;
  readonly close: string;
  /** A backslash takes the next character's meaning away. */
  readonly escapes: boolean;
  /** Twice the closing mark stands for the mark itself. */
  readonly doubles?: boolean;
  /** May hold line breaks. */
  readonly lines: boolean;
}

const double = quote('"');
const single = quote("'");
const tripleDouble = quote('"""', { lines: true });
const tripleSingle = quote("'''", { lines: true });

/** `@"a\b"` of C#, `$@"{a}"`: a backslash is a letter. */
const verbatim = ['$@"', '@$"', '@"'].map((open) => ({
  open,
  close: '"',
  escapes: false,
  doubles: true,
  lines: true,
}));
const rawOfCpp: Quote = { open: 'R"(', close: ')"', escapes: false, lines: true };
const rawOfCsharp = quote('"""', { escapes: false, lines: true });

function quote(mark: string, { escapes = true, lines = false } = {}): Quote {
  return { open: mark, close: mark, escapes, lines };
}

const plain: Description = {
  lineComments: ['//'],
  blockComment: true,
  quotes: [double],
  characterLiterals: false,
  templates: false,
  regularExpressions: false,
  apostrophesInText: false,
};

const script: Description = { ...plain, quotes: [double, single], templates: true, regularExpressions: true };
const scriptWithTags: Description = { ...script, apostrophesInText: true };
const withCharacters: Description = { ...plain, characterLiterals: true };
/** The branches of a condition for the compiler may each open the same block. */
const branches = /^[ \t]*#[ \t]*el(?:se|if)\b/m;
const branchesOrRaw = /^[ \t]*#[ \t]*el(?:se|if)\b|R"[^\s"()\\]{1,16}\(/m;
const withTextBlocks: Description = { ...withCharacters, quotes: [tripleDouble, double] };

/**
 * Only languages whose strings and comments a simple scan tells apart. Left out on purpose: shells (`case x)`), Ruby and
 * Perl (free delimiters), PHP, HTML and Vue (several languages in one file), SCSS (`url(//…)`).
 */
const descriptions: readonly (readonly [languageId: string, description: Description])[] = [
  ['typescript', script],
  ['javascript', scriptWithTags],
  ['javascriptreact', scriptWithTags],
  ['typescriptreact', scriptWithTags],
  ['json', { ...plain, lineComments: [], blockComment: false }],
  ['jsonc', plain],
  ['java', withTextBlocks],
  ['kotlin', withTextBlocks],
  ['c', { ...withCharacters, unclear: branches }],
  ['go', { ...withCharacters, quotes: [double, quote('`', { escapes: false, lines: true })] }],
  ['rust', { ...withCharacters, quotes: [quote('"', { lines: true })] }],
  ['cpp', { ...withCharacters, quotes: [rawOfCpp, double], unclear: branchesOrRaw }],
  ['csharp', { ...withCharacters, quotes: [rawOfCsharp, ...verbatim, double], unclear: branches }],
  ['swift', { ...plain, quotes: [tripleDouble, double] }],
  ['dart', { ...plain, quotes: [tripleDouble, tripleSingle, double, single] }],
  ['css', { ...plain, quotes: [double, single], lineComments: [] }],
  [
    'python',
    {
      ...plain,
      lineComments: ['#'],
      blockComment: false,
      quotes: [tripleDouble, tripleSingle, double, single],
    },
  ],
];

const syntaxes: ReadonlyMap<string, Syntax> = new Map(
  descriptions.map(([languageId, description]) => [
    languageId,
    { ...description, marks: marksOf(description) },
  ]),
);

function marksOf({ lineComments, quotes }: Description): RegExp {
  const first = [...lineComments, ...quotes.map(({ open }) => open)].map((mark) => mark.charAt(0));
  return new RegExp(`[${[...new Set(['(', ')', '{', '}', '/', "'", '`', ...first])].join('')}\\[\\]]`, 'g');
}

/** The syntax of a language by VS Code's id; undefined where brackets cannot be judged with confidence. */
export function findSyntax(languageId: string): Syntax | undefined {
  return syntaxes.get(languageId);
}
