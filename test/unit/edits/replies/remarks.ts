import { fenced, lines, refused, type ReplyCase } from './replyCase.ts';

const selection = lines('function f(x) {', '  var y = x * 2;', '  return y;', '}');
const text = lines('function f(value) {', '  return value * 2;', '}');
const script = { languageId: 'typescript', selection, verdict: { text } };
const indented = {
  languageId: 'typescript',
  selection: lines('    var a = 1;', '    if (a) {', '      go(a);', '    }'),
  verdict: { text: lines('    const a = 1;', '    if (a) {', '      go(a);', '    }') },
};

/** What a model says before code, in a reply without a fence and without a colon. */
const leads: readonly ReplyCase[] = [
  'Here is the refactored code',
  "Here's the improved version of your function",
  'Sure! Here is the updated function',
  'Sure, here is the code',
  'Below is the rewritten code',
  'This is the refactored version',
  'Refactored code',
  'The updated function',
  'Updated TypeScript code',
  'Answer',
  '**Answer**',
  'Sure',
  'Here you go',
  'Updated code below',
  'Here are the changes',
  'I refactored the code',
  'TypeScript code',
  'Output',
  'typescript',
  'TypeScript',
  'ts',
].flatMap((lead) => [
  { ...script, name: `${lead}, right above`, reply: lines(lead, text) },
  { ...script, name: `${lead}, with a space`, reply: lines(lead, '', text) },
]);

/** What a model says after code, in a reply without a fence. */
const tails: readonly ReplyCase[] = [
  ['Hope this helps'],
  ['I hope this helps'],
  ['Hope that helps you!'],
  ['Explanation', '', 'The parameter has a better name.'],
  ['Explanation'],
  ['Changes', '- renamed x to value', '- removed y'],
  ['- renamed x to value'],
  ['* removed the variable'],
  ['1. renamed x to value', '2. inlined y in the return'],
  ['Happy coding!'],
  ['Thanks'],
  ['In summary'],
  ['No other changes'],
  ['This uses a better name'],
].map((tail) => ({ ...script, name: `at the end: ${tail.join(' ')}`, reply: lines(text, '', ...tail) }));

const tight: readonly ReplyCase[] = ['Hope this helps', '- renamed x to value'].map((tail) => ({
  ...script,
  name: `right below: ${tail}`,
  reply: lines(text, tail),
}));

/** What a model says in a comment above code. */
const comments: readonly ReplyCase[] = [
  '// Refactored code',
  '// Here is the refactored code:',
  '// Here is the refactored code',
  '// Updated function:',
  '/* Improved version */',
].flatMap((comment) => [
  { ...script, name: comment, reply: lines(comment, text) },
  { ...script, name: `${comment}, in a fence`, reply: fenced('ts', comment, '', text) },
  {
    ...indented,
    name: `${comment}, over code that is indented`,
    reply: fenced('ts', comment, 'const a = 1;', 'if (a) {', '  go(a);', '}'),
  },
  {
    ...indented,
    name: `${comment}, further out than the code`,
    reply: fenced('ts', comment, indented.verdict.text),
  },
]);

/** Code that only sounds like talk. */
const sound: readonly Omit<ReplyCase, 'verdict'>[] = [
  {
    name: 'text of JSX',
    languageId: 'javascript',
    selection: '<p>Hi</p>',
    reply: lines('Hello world', '<p>Hi</p>'),
  },
  {
    name: 'a docstring that goes on',
    languageId: 'python',
    selection: lines('"""Adds."""', 'a = 1'),
    reply: lines('"""Adds.', '', 'Returns the sum', '"""', 'a = 1'),
  },
  { name: 'a name alone', languageId: 'typescript', selection: 'Result', reply: 'Answer' },
  {
    name: 'a chain that begins with a name',
    languageId: 'typescript',
    selection: 'ok(1).map(f)',
    reply: lines('Result', '  .ok(1)', '  .map(f)'),
  },
  {
    name: 'the first of several names',
    languageId: 'ignore',
    selection: lines('out', 'bin'),
    reply: lines('Output', 'bin'),
  },
  {
    name: 'a variant at the end',
    languageId: 'rust',
    selection: lines('let a = one();', 'Notes'),
    reply: lines('let a = two();', '', 'Notes'),
  },
  {
    name: 'a comment that the selection has',
    languageId: 'typescript',
    selection: lines('// Refactored code', 'var a = 1;'),
    reply: lines('// Refactored code', 'const a = 1;'),
  },
  {
    name: 'a comment that says what an updated function does',
    languageId: 'typescript',
    selection: 'f();',
    reply: lines('// Updated users are written at once:', 'f(1);'),
  },
  {
    name: 'a comment in a list of YAML',
    languageId: 'yaml',
    selection: lines('steps: [a, b]'),
    reply: lines('steps:', '', '- removed the cache', '- renamed x to value'),
  },
  {
    name: 'a comment that ends in a colon',
    languageId: 'javascript',
    selection: lines('f();', 'g();'),
    reply: lines('// Both of them:', 'f(1);', 'g(1);'),
  },
  {
    name: 'a subtraction on a line of its own',
    languageId: 'javascript',
    selection: 'a = total - removed;',
    reply: lines('a = total', '- removed;'),
  },
];

const twice = lines('const a = 1;', 'const b = 2;');

/** The code as it was and then the new code, in one piece. */
const doubled: readonly ReplyCase[] = [
  {
    ...script,
    ...refused('several'),
    name: 'a function, then the new one, in a fence',
    reply: fenced('ts', selection, '', text.replace('value) {', 'x) {')),
  },
  {
    ...script,
    ...refused('several'),
    name: 'a function, then the new one with another parameter',
    reply: fenced('ts', selection, '', text),
  },
  {
    ...script,
    ...refused('several'),
    name: 'the new function, then the old one',
    reply: fenced('ts', text, '', selection),
  },
  {
    ...script,
    ...refused('several'),
    name: 'a function and the new one, bare',
    reply: lines(selection, text),
  },
  {
    ...script,
    ...refused('several'),
    name: 'a function, a comment and the new one',
    reply: fenced('ts', '// Before', selection, '', '// After', text),
  },
  {
    ...refused('several'),
    name: 'two functions of Python, then both',
    languageId: 'python',
    selection: lines('def a():', '    return 1', '', 'def b():', '    return 2'),
    reply: lines(
      lines('def a():', '    return 1', '', 'def b():', '    return 2'),
      '',
      lines('def a() -> int:', '    return 1', '', 'def b() -> int:', '    return 2'),
    ),
  },
  {
    ...refused('several'),
    name: 'constants, then the new ones',
    languageId: 'javascript',
    selection: lines('var a = 1;', 'var b = 2;'),
    reply: lines('var a = 1;', 'var b = 2;', '', twice),
  },
  {
    ...refused('several'),
    name: 'keys of YAML, then the new ones',
    languageId: 'yaml',
    selection: lines('image: a', 'ports:', '  - 80'),
    reply: lines('image: a', 'ports:', '  - 80', 'image: b', 'ports:', '  - 80'),
  },
  {
    ...refused('several'),
    name: 'a method of Java, then the new one',
    languageId: 'java',
    selection: lines('int add(int a, int b) {', '    int c = a + b;', '    return c;', '}'),
    reply: lines(
      'int add(int a, int b) {',
      '    int c = a + b;',
      '    return c;',
      '}',
      '',
      'int add(int first, int second) {',
      '    return first + second;',
      '}',
    ),
  },
  {
    ...refused('several'),
    name: 'statements of Python, then the new ones',
    languageId: 'python',
    selection: lines('s = 0', 'for i in items:', '    s += i', 'print(s)'),
    reply: fenced(
      'python',
      's = 0',
      'for i in items:',
      '    s += i',
      'print(s)',
      '',
      's = sum(items)',
      'print(s)',
    ),
  },
];

/** Code that goes on after the selection, or before it. */
const longer: readonly Omit<ReplyCase, 'verdict'>[] = [
  {
    name: 'one more function',
    languageId: 'javascript',
    selection,
    reply: lines(selection, '', 'function g(x) {', '  return f(x) + 1;', '}'),
  },
  {
    name: 'an overload of Java',
    languageId: 'java',
    selection: lines('int add(int a, int b) {', '    return a + b;', '}'),
    reply: lines(
      'int add(int a, int b) {',
      '    return a + b;',
      '}',
      '',
      'double add(double a, double b) {',
      '    return a + b;',
      '}',
    ),
  },
  {
    name: 'the forms of a function of TypeScript',
    languageId: 'typescript',
    selection: lines('function f(a: string): void {', '  g(a);', '}'),
    reply: lines(
      'function f(a: string): void;',
      'function f(a: number): void;',
      'function f(a: string): void {',
      '  g(a);',
      '}',
    ),
  },
  {
    name: 'a further branch of Perl',
    languageId: 'perl',
    selection: lines('elsif ($a eq 1) {', '  f();', '}'),
    reply: lines('elsif ($a eq 1) {', '  f();', '}', 'elsif ($a eq 2) {', '  g();', '}'),
  },
  {
    name: 'a further block of Kotlin',
    languageId: 'kotlin',
    selection: lines('repeat(3) {', '    f()', '}'),
    reply: lines('repeat(3) {', '    f()', '}', 'repeat(3) {', '    g()', '}'),
  },
  {
    name: 'a further section of TOML',
    languageId: 'toml',
    selection: lines('x = 1', 'y = 2'),
    reply: lines('x = 1', 'y = 2', '[b]', 'x = 3', 'y = 4'),
  },
  {
    name: 'a setter of Python',
    languageId: 'python',
    selection: lines('@property', 'def x(self):', '    return self._x'),
    reply: lines(
      '@property',
      'def x(self):',
      '    return self._x',
      '',
      '@x.setter',
      'def x(self, value):',
      '    self._x = value',
    ),
  },
  {
    name: 'a method of Go for another type',
    languageId: 'go',
    selection: lines('func (a A) Name() string {', '\treturn a.name', '}'),
    reply: lines(
      'func (a A) Name() string {',
      '\treturn a.name',
      '}',
      '',
      'func (b B) Name() string {',
      '\treturn b.name',
      '}',
    ),
  },
  {
    name: 'a further value of the same name in Rust',
    languageId: 'rust',
    selection: 'let x = read();',
    reply: lines('let x = read();', 'let x = x.trim();'),
  },
  {
    name: 'a further step with the same variable',
    languageId: 'python',
    selection: lines('s = load()', 's = s.strip()'),
    reply: lines('s = load()', 's = s.strip()', 's = s.lower()'),
  },
  {
    name: 'further items of HTML',
    languageId: 'html',
    selection: lines('<li>', '  One', '</li>'),
    reply: lines('<li>', '  One', '</li>', '<li>', '  Two', '</li>'),
  },
  {
    name: 'further items of YAML',
    languageId: 'yaml',
    selection: lines('- name: a', '  run: b'),
    reply: lines('- name: a', '  run: b', '- name: c', '  run: d'),
  },
  {
    name: 'a getter and a setter of a class',
    languageId: 'typescript',
    selection: lines('get a() {', '  return this.b;', '}'),
    reply: lines('get a() {', '  return this.b;', '}', 'set a(b) {', '  this.b = b;', '}'),
  },
];

/** Talk that hides in code without a fence, in comments, and the code twice; and code that only looks like them. */
export const remarks: readonly ReplyCase[] = [
  ...leads,
  ...tails,
  ...tight,
  ...comments,
  ...doubled,
  ...[...sound, ...longer].map((reply) => ({ ...reply, verdict: { text: reply.reply } })),
];
