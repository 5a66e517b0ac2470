import { lines, refused, type ReplyCase } from './replyCase.ts';

/** A comment of one line in each language that VS Code ships and that has comments; more than one where it has more. */
const comments: readonly (readonly [languageId: string, ...comments: string[]])[] = [
  ['bat', 'REM ...', ':: ...'],
  ['c', '// ...', '/* ... */'],
  ['clojure', ';; ...'],
  ['coffeescript', '# ...', '### ... ###'],
  ['cpp', '// ...', '/* ... */'],
  ['csharp', '// ...', '/// ...'],
  ['css', '/* ... */'],
  ['cuda-cpp', '// ...'],
  ['dart', '// ...', '/// ...'],
  ['dockerfile', '# ...'],
  ['fsharp', '// ...', '(* ... *)'],
  ['go', '// ...'],
  ['groovy', '// ...'],
  ['handlebars', '{{!-- ... --}}', '{{! ... }}', '<!-- ... -->'],
  ['hlsl', '// ...'],
  ['html', '<!-- ... -->'],
  ['ini', '; ...', '# ...'],
  ['jade', '//- ...', '// ...'],
  ['java', '// ...', '/** ... */'],
  ['javascript', '// ...', '/* ... */'],
  ['javascriptreact', '{/* ... */}'],
  ['json', '// ...'],
  ['jsonc', '// ...'],
  ['julia', '# ...', '#= ... =#'],
  ['latex', '% ...'],
  ['less', '// ...'],
  ['lua', '-- ...', '--[[ ... ]]'],
  ['makefile', '# ...'],
  ['markdown', '<!-- ... -->'],
  ['objective-c', '// ...'],
  ['objective-cpp', '// ...'],
  ['perl', '# ...'],
  ['perl6', '# ...'],
  ['php', '// ...', '# ...', '/* ... */'],
  ['powershell', '# ...', '<# ... #>'],
  ['properties', '# ...', '! ...'],
  ['python', '# ...', '"""..."""'],
  ['r', '# ...'],
  ['razor', '@* ... *@', '<!-- ... -->'],
  ['restructuredtext', '.. ...'],
  ['ruby', '# ...'],
  ['rust', '// ...', '/// ...'],
  ['scss', '// ...'],
  ['shaderlab', '// ...'],
  ['shellscript', '# ...'],
  ['sql', '-- ...', '/* ... */'],
  ['swift', '// ...'],
  ['typescript', '// ...'],
  ['typescriptreact', '{/* ... */}'],
  ['vb', "' ...", 'REM ...'],
  ['xml', '<!-- ... -->'],
  ['yaml', '# ...'],
];

const phrases = ['rest of the code', '... existing code ...', 'remains unchanged'];

const selection = lines('alpha(1)', 'beta(2)', 'gamma(3)', 'delta(4)');

const ofOneLine: readonly ReplyCase[] = comments
  .flatMap(([languageId, ...all]) => all.map((comment) => ({ languageId, comment })))
  .map(({ languageId, comment }, index) => {
    const said = comment.replace('...', phrases[index % phrases.length] ?? '');
    return {
      ...refused('omission'),
      name: `${languageId}: ${said}`,
      languageId,
      selection,
      reply: lines('alpha(5)', said, 'delta(4)'),
    };
  });

/** Comments of several lines, whose lines have no mark of their own. */
const ofSeveralLines: readonly ReplyCase[] = (
  [
    ['ruby', '=begin', '=end'],
    ['perl', '=pod', '=cut'],
    ['powershell', '<#', '#>'],
    ['lua', '--[[', ']]'],
    ['fsharp', '(*', '*)'],
    ['html', '<!--', '-->'],
    ['python', '"""', '"""'],
    ['coffeescript', '###', '###'],
    ['java', '/*', ' */'],
    ['razor', '@*', '*@'],
    ['handlebars', '{{!--', '--}}'],
    ['julia', '#=', '=#'],
  ] as const
).map(([languageId, open, close]) => ({
  ...refused('omission'),
  name: `${languageId}: from ${open} to ${close}`,
  languageId,
  selection,
  reply: lines('alpha(5)', open, 'rest of the code', close, 'delta(4)'),
}));

/** The comment syntax of every language, with what models put in place of code. */
export const omissionSyntax: readonly ReplyCase[] = [...ofOneLine, ...ofSeveralLines];

/** How many languages the table knows. */
export const languagesWithComments: number = comments.length;
