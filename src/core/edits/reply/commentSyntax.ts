/** How comments are written in a language. */
export interface CommentSyntax {
  /** What begins a comment that goes to the end of its line, in lower case. */
  readonly line: readonly string[];
  /** What encloses a comment; longer openings first. */
  readonly block: readonly (readonly [open: string, close: string])[];
}

const slashes = ['//'];
const hash = ['#'];
const stars = ['/*', '*/'] as const;
const markup = ['<!--', '-->'] as const;
const pod = [
  ['=begin', '=cut'],
  ['=pod', '=cut'],
  ['=for', '=cut'],
] as const;

const likeC: CommentSyntax = { line: slashes, block: [stars] };
const likeShell: CommentSyntax = { line: hash, block: [] };
const likeMarkup: CommentSyntax = { line: slashes, block: [markup, stars] };
const percent: CommentSyntax = { line: ['%'], block: [] };
const semicolonOrHash: CommentSyntax = { line: [';', '#'], block: [] };
const basic: CommentSyntax = { line: ["'", 'rem '], block: [] };

const dashes: CommentSyntax = { line: ['--', '#'], block: [stars] };
const perl: CommentSyntax = { line: hash, block: pod };
const pug: CommentSyntax = { line: ['//-', '//'], block: [] };

/** By VS Code's ids; from the `language-configuration.json` of each language that it ships, and of some that are common. */
const syntaxes: ReadonlyMap<string, CommentSyntax> = new Map<string, CommentSyntax>([
  ...[
    ...[
      'c',
      'cpp',
      'cuda-cpp',
      'csharp',
      'css',
      'dart',
      'go',
      'groovy',
      'hlsl',
      'java',
      'javascript',
      'json',
    ],
    ...['javascriptreact', 'jsonc', 'jsonl', 'less', 'objective-c', 'objective-cpp', 'rust', 'scss'],
    ...['shaderlab', 'swift', 'typescript', 'typescriptreact', 'kotlin', 'scala', 'asciidoc'],
  ].map((id) => [id, likeC] as const),
  ...[
    'dockerfile',
    'makefile',
    'r',
    'shellscript',
    'yaml',
    'dockercompose',
    'elixir',
    'toml',
    'dotenv',
    'ignore',
  ].map((id) => [id, likeShell] as const),
  ...['html', 'xml', 'xsl', 'vue', 'svelte', 'astro'].map((id) => [id, likeMarkup] as const),
  ...['latex', 'tex', 'bibtex', 'erlang'].map((id) => [id, percent] as const),
  ['bat', { line: ['@rem ', 'rem ', '::'], block: [] }],
  ['clojure', { line: [';'], block: [] }],
  ['coffeescript', { line: hash, block: [['###', '###']] }],
  ['fsharp', { line: slashes, block: [['(*', '*)']] }],
  ['handlebars', { line: [], block: [['{{!--', '--}}'], ['{{!', '}}'], markup] }],
  ['haskell', { line: ['--'], block: [['{-', '-}']] }],
  ['ini', semicolonOrHash],
  ['properties', { line: ['#', '!', ';'], block: [] }],
  ['jade', pug],
  ['pug', pug],
  ['julia', { line: hash, block: [['#=', '=#']] }],
  ['lua', { line: ['--'], block: [['--[[', ']]']] }],
  ['markdown', { line: [], block: [markup] }],
  ['mdx', { line: [], block: [markup, stars] }],
  ['ocaml', { line: [], block: [['(*', '*)']] }],
  ['perl', perl],
  ['perl6', perl],
  ['raku', perl],
  ['php', { line: ['//', '#'], block: [stars, markup] }],
  ['powershell', { line: hash, block: [['<#', '#>']] }],
  [
    'python',
    {
      line: hash,
      block: [
        ['"""', '"""'],
        ["'''", "'''"],
      ],
    },
  ],
  ['razor', { line: slashes, block: [['@*', '*@'], markup, stars] }],
  ['aspnetcorerazor', { line: slashes, block: [['@*', '*@'], markup, stars] }],
  ['restructuredtext', { line: ['.. '], block: [] }],
  ['ruby', { line: hash, block: [['=begin', '=end']] }],
  ['sql', dashes],
  ['terraform', { line: ['#', '//'], block: [stars] }],
  ['vb', basic],
]);

const prose: CommentSyntax = { line: [], block: [markup] };

/** For a language that is not known: everything that is a comment in most languages and code in few. */
const any: CommentSyntax = {
  line: ['//', '#', '--', '%', ';'],
  block: [markup, stars, ['(*', '*)'], ['{-', '-}']],
};

/**
 * How comments are written in a language, by VS Code's id.
 * @param isProse whether the language is one of sentences, where the usual marks are headings, lists and quotations.
 */
export function commentSyntaxOf(languageId: string, isProse: boolean): CommentSyntax {
  return syntaxes.get(languageId) ?? (isProse ? prose : any);
}
