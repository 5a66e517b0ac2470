import { fenced, lines, refused, type ReplyCase } from './replyCase.ts';

const script = { languageId: 'typescript', selection: 'var a = f(1);', verdict: { text: 'const a = f(1);' } };
const better = 'const a = f(1);';
const python = {
  languageId: 'python',
  selection: lines('def double(x):', '    y = x * 2', '    return y'),
  verdict: { text: lines('def double(x):', '    return x * 2') },
};
const double = fenced('python', python.verdict.text);

/** What a model says before, after and instead of the code. */
export const talk: readonly ReplyCase[] = [
  {
    ...python,
    ...refused('apology'),
    name: 'an apology, then an example',
    reply: lines(
      "I'm sorry, but I can't rewrite this code without its callers. Here is an example:",
      '',
      fenced('python', 'def example():', '    pass'),
    ),
  },
  {
    ...python,
    ...refused('apology'),
    name: 'a refusal, then how one could go on',
    reply: lines('Unfortunately, the code is incomplete.', '', 'For instance, you could write:', double),
  },
  {
    ...python,
    ...refused('apology'),
    name: 'an apology, then an example in tildes',
    reply: lines('I cannot do that.', '', '~~~python', 'x = 1', '~~~'),
  },
  {
    ...python,
    name: 'an apology for the delay, then the code',
    reply: lines('Sorry for the confusion!', '', 'Here is the corrected code:', double),
  },
  {
    ...python,
    name: 'how to use it, in a second fence without a word',
    reply: lines(double, '', fenced('python', 'print(double(2))')),
  },
  {
    ...python,
    name: 'what it prints, in a second fence',
    reply: lines(double, '', 'Output:', fenced('', '4')),
  },
  {
    ...python,
    name: 'the original, then the refactored version',
    reply: lines(
      'Original code:',
      fenced('python', 'def double(x):', '    y = x*2', '    return y'),
      '',
      'Refactored version:',
      double,
    ),
  },
  {
    ...python,
    name: 'headings over before and after',
    reply: lines('### Before', fenced('python', 'y = x * 2'), '### After', double),
  },
  { ...python, name: 'a heading before the fence', reply: lines('## Refactored Code', '', double) },
  {
    ...python,
    name: 'a list of what was done',
    reply: lines(double, '', '**Changes:**', '1. Removed the variable `y`', '2. Returned the product'),
  },
  {
    ...python,
    ...refused('prose'),
    name: 'steps to do by hand',
    reply: lines('1. Remove the variable `y`.', '2. Return the product at once.'),
  },
  {
    ...python,
    ...refused('prose'),
    name: 'a question back',
    reply: 'Could you tell me what the function should do?',
  },
  {
    ...python,
    ...refused('unchanged'),
    name: 'the same code with a remark',
    reply: lines(fenced('python', python.selection), '', 'The code is already clean.'),
  },
  {
    ...python,
    ...refused('length'),
    name: 'a fence that the limit cut',
    finishReason: 'length',
    reply: '```python\ndef double(x):',
  },
  {
    ...python,
    ...refused('cut'),
    name: 'a whole fence before the stream broke off',
    finishReason: 'cut',
    reply: double,
  },
  { ...script, name: 'a fence with a name after a colon', reply: lines('```ts:src/a.ts', better, '```') },
  { ...script, name: 'a fence that says TypeScript', reply: lines('```TypeScript', better, '```') },
  {
    ...script,
    name: 'a fence with a space before its language',
    reply: lines('``` typescript', better, '```'),
  },
  { ...script, name: 'a fence of twelve tildes', reply: lines('~'.repeat(12), better, '~'.repeat(12)) },
  { ...script, name: 'a fence in a list', reply: lines('   ```ts', `   ${better}`, '   ```') },
  { ...script, name: 'an unclosed fence of tildes', reply: lines('~~~ts', better) },
  {
    ...script,
    name: 'a sure thing on one line with the introduction',
    reply: lines('Sure, here is the refactored code:', better),
  },
  {
    ...script,
    name: 'a question at the end',
    reply: lines('```ts', better, '```', '', 'Would you like anything else?'),
  },
  { ...script, name: 'CR alone as the ending of lines', reply: `\`\`\`ts\r${better}\r\`\`\`` },
  { ...script, name: 'several tokens of an end', reply: `${better}<|eot_id|><|end_of_text|>` },
  {
    ...script,
    name: 'before and after without a fence',
    reply: lines('Before:', script.selection, '', 'After:', better),
  },
  {
    name: 'before and after that are keys of YAML',
    languageId: 'yaml',
    selection: lines('hooks: [a, b]'),
    reply: lines('before:', '  - a', 'after:', '  - b'),
    verdict: { text: lines('before:', '  - a', 'after:', '  - b') },
  },
  {
    ...script,
    ...refused('marks'),
    name: 'a search and its replacement',
    reply: lines('<<<<<<< SEARCH', script.selection, '=======', better, '>>>>>>> REPLACE'),
  },
  { ...script, ...refused('unbalanced'), name: 'a bracket that stays open', reply: 'const a = f(1;' },
  { ...script, ...refused('unbalanced'), name: 'a template that stays open', reply: 'const a = `f(1);' },
  {
    ...refused('unbalanced'),
    name: 'a brace of C# that stays open',
    languageId: 'csharp',
    selection: 'if (a) { b(); }',
    reply: 'if (a) { b();',
  },
  {
    ...refused('unbalanced'),
    name: 'a brace of C++ that stays open',
    languageId: 'cpp',
    selection: 'auto s = f(R"({)");',
    reply: 'auto s = f(R"(})";',
  },
  {
    ...refused('unbalanced'),
    name: 'a bracket of Swift too many',
    languageId: 'swift',
    selection: 'f(a[0])',
    reply: 'f(a[0]])',
  },
  {
    ...refused('unbalanced'),
    name: 'a quote of Dart that stays open',
    languageId: 'dart',
    selection: "print('a');",
    reply: "print('b);",
  },
  {
    ...refused('omission'),
    name: 'code left out of a reply that is longer',
    languageId: 'javascript',
    selection: lines('f();', 'g();'),
    reply: lines('const a = 1;', 'f(a);', '// rest of the code remains the same', 'h();', 'i();', 'j();'),
  },
];
