import { fenced, lines, type ReplyCase } from './replyCase.ts';

const four = lines('def load(p):', '    if p:', '        f = open(p)', '        return f.read()');
const fourBetter = lines(
  'def load(p):',
  '    if p:',
  '        with open(p) as f:',
  '            return f.read()',
);
const python = { languageId: 'python', selection: four, verdict: { text: fourBetter } };

const two = lines('function f(a) {', '  if (a) {', '    return g(a)', '  }', '}');
const twoBetter = lines('function f(a) {', '  if (a !== null) {', '    return g(a);', '  }', '}');
const script = { languageId: 'javascript', selection: two, verdict: { text: twoBetter } };

function inUnit(code: string, from: number, to: number): string {
  return code.replace(/^ +/gm, (spaces) => ' '.repeat((spaces.length / from) * to));
}

/** Replies in another unit of indentation than the file's, and some that only look so. */
export const units: readonly ReplyCase[] = [
  { ...python, name: 'two spaces for four', reply: fenced('python', inUnit(fourBetter, 4, 2)) },
  { ...script, name: 'four spaces for two', reply: fenced('js', inUnit(twoBetter, 2, 4)) },
  { ...script, name: 'eight spaces for two', reply: inUnit(twoBetter, 2, 8) },
  {
    name: 'two spaces for four in a method, dedented',
    languageId: 'php',
    before: 'class A {\n',
    selection: lines(
      '    public function f($a) {',
      '        if ($a) {',
      '            return 1;',
      '        }',
      '    }',
    ),
    after: '\n}\n',
    reply: fenced('php', 'public function f(?int $a): ?int {', '  if ($a) {', '    return 2;', '  }', '}'),
    verdict: {
      text: lines(
        '    public function f(?int $a): ?int {',
        '        if ($a) {',
        '            return 2;',
        '        }',
        '    }',
      ),
    },
  },
  {
    name: 'two spaces for four, learnt from the lines around',
    languageId: 'python',
    before: lines('def a():', '    if b:', '        c()', '', ''),
    selection: 'x = [y for y in z if y]',
    reply: lines('x = []', 'for y in z:', '  if y:', '    x.append(y)'),
    verdict: { text: lines('x = []', 'for y in z:', '    if y:', '        x.append(y)') },
  },
  {
    name: 'two spaces for four and nothing else',
    languageId: 'python',
    selection: four,
    reply: inUnit(four, 4, 2),
    verdict: { reason: 'unchanged' },
  },
  {
    name: 'two spaces for four, as it was wished',
    languageId: 'python',
    selection: four,
    wish: 'Indent with 2 spaces',
    reply: inUnit(four, 4, 2),
    verdict: { text: inUnit(four, 4, 2) },
  },
  {
    name: 'tabs, as it was wished',
    languageId: 'javascript',
    selection: two,
    wish: 'use tabs',
    reply: two.replace(/ {2}/g, '\t'),
    verdict: { text: two.replace(/ {2}/g, '\t') },
  },
  {
    name: 'a comment with stars in two spaces for four',
    languageId: 'java',
    selection: lines('class A {', '    int a() {', '        return 1;', '    }', '}'),
    reply: lines('class A {', '  /**', '   * One.', '   */', '  int a() {', '    return 2;', '  }', '}'),
    verdict: {
      text: lines(
        'class A {',
        '    /**',
        '     * One.',
        '     */',
        '    int a() {',
        '        return 2;',
        '    }',
        '}',
      ),
    },
  },
  {
    name: 'CSS of two spaces in a template of a file of four',
    languageId: 'typescript',
    selection: lines('function css() {', '    if (a) {', '        return `a { color: red }`;', '    }', '}'),
    reply: lines(
      'function css(): string {',
      '    return `',
      '      a {',
      '        color: blue;',
      '      }',
      '    `;',
      '}',
    ),
    verdict: {
      text: lines(
        'function css(): string {',
        '    return `',
        '      a {',
        '        color: blue;',
        '      }',
        '    `;',
        '}',
      ),
    },
  },
  {
    name: 'arguments that go on four spaces in, in a file of two',
    languageId: 'cpp',
    selection: lines('int f() {', '  if (a) {', '    b();', '  }', '  return g(x,', '      y);', '}'),
    reply: lines('int f() {', '  if (a) b();', '  return g(', '      x, y);', '}'),
    verdict: { text: lines('int f() {', '  if (a) b();', '  return g(', '      x, y);', '}') },
  },
  {
    name: 'a list of Markdown that is nested by four',
    languageId: 'markdown',
    selection: lines('- a', '  - b'),
    reply: lines('- a', '    - b', '    - c'),
    verdict: { text: lines('- a', '    - b', '    - c') },
  },
  {
    name: 'YAML in four spaces for two',
    languageId: 'yaml',
    selection: lines('jobs:', '  build:', '    steps: []'),
    reply: lines('jobs:', '    build:', '        steps: [a]'),
    verdict: { text: lines('jobs:', '  build:', '    steps: [a]') },
  },
  {
    name: 'spaces for tabs in C',
    languageId: 'c',
    selection: lines('int f(void)', '{', '\tif (a)', '\t\treturn 1;', '\treturn 0;', '}'),
    reply: fenced('c', 'int f(void)', '{', '  return a ? 1 : 0;', '}'),
    verdict: { text: lines('int f(void)', '{', '\treturn a ? 1 : 0;', '}') },
  },
];
