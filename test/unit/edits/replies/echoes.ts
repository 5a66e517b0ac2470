import { fenced, lines, refused, type ReplyCase } from './replyCase.ts';

const file = {
  before: lines(
    'import { db } from "./db";',
    '',
    'export class Users {',
    '  all() {',
    '    return db.users;',
    '  }',
    '',
    '',
  ),
  after: lines('', '', '  count() {', '    return db.users.length;', '  }', '}', ''),
};
const method = {
  languageId: 'typescript',
  ...file,
  selection: lines('  find(id: number) {', '    for (const u of db.users) if (u.id === id) return u;', '  }'),
  verdict: { text: lines('  find(id: number) {', '    return db.users.find((u) => u.id === id);', '  }') },
};
const rewritten = method.verdict.text;

const ruby = {
  languageId: 'ruby',
  before: lines('module Shop', '  class Cart', ''),
  selection: lines('    def total', '      @items.map { |i| i.price }.sum', '    end'),
  after: lines('', '  end', 'end', ''),
  verdict: { text: lines('    def total', '      @items.sum(&:price)', '    end') },
};

/** Replies that repeat the file around the selection. */
export const echoes: readonly ReplyCase[] = [
  { ...method, name: 'the whole file', reply: fenced('ts', file.before + rewritten + file.after) },
  { ...method, name: 'all from the start of the file', reply: fenced('ts', file.before + rewritten) },
  { ...method, name: 'all to the end of the file', reply: fenced('ts', rewritten + file.after) },
  {
    ...method,
    name: 'the lines right above',
    reply: lines('  all() {', '    return db.users;', '  }', '', rewritten),
  },
  {
    ...method,
    name: 'the class without its other members',
    reply: fenced('ts', 'export class Users {', rewritten, '}'),
  },
  {
    ...method,
    name: 'an import of the file and then the code',
    reply: fenced('ts', 'import { db } from "./db";', '', rewritten),
  },
  {
    ...method,
    ...refused('unchanged'),
    name: 'the whole file as it was',
    reply: file.before + method.selection + file.after,
  },
  {
    ...method,
    ...refused('surroundings'),
    name: 'the whole file with changes elsewhere',
    before: lines('// Users', 'const a = 1;', file.before),
    reply: lines(
      '// Users',
      'const a = 1;',
      'import { db } from "./database";',
      'export class People {',
      rewritten,
      '}',
    ),
  },
  {
    ...method,
    ...refused('surroundings'),
    name: 'only lines from below',
    reply: lines('  count() {', '    return db.users.length;', '  }'),
  },
  {
    ...ruby,
    name: 'the module and the class of Ruby',
    reply: lines('module Shop', '  class Cart', ruby.verdict.text, '  end', 'end'),
  },
  { ...ruby, name: 'the class of Ruby', reply: fenced('ruby', '  class Cart', ruby.verdict.text, '  end') },
  {
    name: 'the block around in braces of their own lines',
    languageId: 'csharp',
    before: lines('void Run()', '{', ''),
    selection: '    if (a == true) Go();',
    after: lines('', '}', ''),
    reply: lines('void Run()', '{', '    if (a) Go();', '}'),
    verdict: { text: '    if (a) Go();' },
  },
  {
    name: 'the element around',
    languageId: 'html',
    before: lines('<ul id="menu">', ''),
    selection: lines('  <li>One</li>', '  <li>Two</li>'),
    after: lines('', '</ul>', ''),
    reply: lines('<ul id="menu">', '  <li class="item">One</li>', '  <li class="item">Two</li>', '</ul>'),
    verdict: { text: lines('  <li class="item">One</li>', '  <li class="item">Two</li>') },
  },
  {
    name: 'the rule of CSS around',
    languageId: 'css',
    before: lines('.button {', ''),
    selection: lines('  margin-top: 0;', '  margin-bottom: 0;'),
    after: lines('', '}', ''),
    reply: fenced('css', '.button {', '  margin-block: 0;', '}'),
    verdict: { text: '  margin-block: 0;' },
  },
  {
    name: 'the head of a loop in Go',
    languageId: 'go',
    before: lines('func f() {', '\tfor _, x := range xs {', ''),
    selection: lines('\t\tif x == true {', '\t\t\tg(x)', '\t\t}'),
    after: lines('', '\t}', '}', ''),
    reply: lines('for _, x := range xs {', '\tif x {', '\t\tg(x)', '\t}', '}'),
    verdict: { text: lines('\t\tif x {', '\t\t\tg(x)', '\t\t}') },
  },
  {
    name: 'a line that the selection begins with, once more',
    languageId: 'shellscript',
    before: 'set -e\n',
    selection: lines('set -e', 'cd $dir'),
    reply: lines('set -e', 'set -e', 'cd "$dir"'),
    verdict: { text: lines('set -e', 'cd "$dir"') },
  },
  {
    name: 'the brackets around keys of JSON',
    languageId: 'json',
    before: '{\n',
    selection: lines('  "a": 1,', '  "b": 2'),
    after: '\n}\n',
    reply: fenced('json', '{', '  "a": 3,', '  "b": 2', '}'),
    verdict: { text: lines('  "a": 3,', '  "b": 2') },
  },
  {
    ...refused('surroundings'),
    name: 'the head of a function of Python with another type',
    languageId: 'python',
    before: 'def f():\n',
    selection: '    return 1',
    reply: lines('def f() -> int:', '    return 2'),
  },
  {
    ...refused('surroundings'),
    name: 'the whole function with another parameter',
    languageId: 'javascript',
    before: 'function f() {\n',
    selection: '  return 1;',
    after: '\n}\n',
    reply: fenced('js', 'function f(a) {', '  return 2;', '}'),
  },
  {
    name: 'the same head for a further block',
    languageId: 'python',
    before: lines('def f(x):', '    if x:', ''),
    selection: '        g(x)',
    reply: lines('        if x > 1:', '            g(x)'),
    verdict: { text: lines('        if x > 1:', '            g(x)') },
  },
];
