import { fenced, lines, refused, type ReplyCase } from './replyCase.ts';

const compose = {
  languageId: 'yaml',
  selection: lines(
    'services:',
    '  a:',
    '    image: one:1',
    '  b:',
    '    image: two:1',
    '  c:',
    '    image: three:1',
  ),
};
const list = {
  languageId: 'html',
  selection: lines('<ul>', '  <li>One</li>', '  <li>Two</li>', '  <li>Three</li>', '</ul>'),
};
const table = {
  languageId: 'typescript',
  selection: lines(
    'const services = {',
    "  a: { port: 1, host: 'x' },",
    "  b: { port: 2, host: 'y' },",
    "  c: { port: 3, host: 'z' },",
    '};',
  ),
};
const statements = {
  languageId: 'typescript',
  selection: lines('function run() {', '  open();', '  read();', '  write();', '  close();', '}'),
};
const query = {
  languageId: 'sql',
  selection: lines('SELECT a, b', 'FROM t', 'JOIN u ON u.id = t.id', 'WHERE a > 1', 'ORDER BY b'),
};
const method = {
  languageId: 'python',
  selection: lines(
    '    def total(self, items):',
    '        """Adds all up."""',
    '        s = 0',
    '        for i in items:',
    '            s += i',
    '        return s',
  ),
};

/** Nouns of any kind in comments that stand for code. */
const comments: readonly ReplyCase[] = [
  ...[
    '# other services remain the same',
    '# other services',
    '# rest of the services',
    '# unchanged services',
    '# The remaining services stay as they are',
    '# (other services unchanged)',
    '# b and c remain unchanged',
    '# and the rest',
  ].map((comment) => ({
    ...compose,
    ...refused('omission'),
    name: `in YAML: ${comment}`,
    reply: fenced('yaml', 'services:', '  a:', '    image: one:2', `  ${comment}`),
  })),
  {
    ...compose,
    ...refused('omission'),
    name: 'in the middle of YAML',
    reply: lines('services:', '  a:', '    image: one:2', '  # other services', '  c:', '    image: three:1'),
  },
  ...['<!-- more items -->', '<!-- rest of the list -->', '<!-- Other list entries -->'].map((comment) => ({
    ...list,
    ...refused('omission'),
    name: `in HTML: ${comment}`,
    reply: lines('<ul class="list">', '  <li>One</li>', `  ${comment}`, '</ul>'),
  })),
  ...['// other services remain the same', '// more services', '/* rest of the services */'].map(
    (comment) => ({
      ...table,
      ...refused('omission'),
      name: `in an object: ${comment}`,
      reply: lines('const services = {', "  a: { port: 8, host: 'x' },", `  ${comment}`, '};'),
    }),
  ),
  ...[
    '// continue as is',
    '// keep as is',
    '// more code here',
    '// Keep the rest as it is',
    '// the other calls stay the same',
    '// leave unchanged',
    '// same for the others',
    '// and so on for the rest',
    '// previous calls here',
    '// truncated',
  ].map((comment) => ({
    ...statements,
    ...refused('omission'),
    name: `in a function: ${comment}`,
    reply: lines('function run() {', '  await open();', `  ${comment}`, '}'),
  })),
  ...['-- rest of the query', '-- rest of query'].map((comment) => ({
    ...query,
    ...refused('omission'),
    name: `in SQL: ${comment}`,
    reply: lines('SELECT a, b, c', comment),
  })),
];

/** Bodies in whose place a word stands. */
const bodies: readonly ReplyCase[] = [
  ...['pass', '...', 'raise NotImplementedError', "raise NotImplementedError('later')", 'pass  # TODO'].map(
    (body) => ({
      ...method,
      ...refused('omission'),
      name: `a method of Python that is ${body}`,
      reply: lines('    def total(self, items: list[int]) -> int:', `        ${body}`),
    }),
  ),
  {
    ...method,
    ...refused('omission'),
    name: 'a method of Python with its docstring and pass',
    reply: fenced('python', 'def total(self, items):', '    """Adds all up."""', '    pass'),
  },
  {
    ...method,
    ...refused('omission'),
    name: 'a method of Python on one line',
    reply: 'def total(self, items): ...',
  },
  {
    ...method,
    ...refused('omission'),
    name: 'a method of Python with a head of several lines',
    reply: lines('def total(', '    self,', '    items: list[int],', ') -> int:', '    pass'),
  },
  {
    ...refused('omission'),
    name: 'the body of a method of Python alone',
    languageId: 'python',
    before: 'def total(items):\n',
    selection: lines('    s = 0', '    for i in items:', '        s += i', '    return s'),
    reply: fenced('python', '    pass'),
  },
  {
    ...refused('omission'),
    name: 'a class of Python that is pass',
    languageId: 'python',
    selection: lines('class A:', '    def f(self):', '        return go()'),
    reply: lines('class A:', '    pass'),
  },
  {
    ...refused('omission'),
    name: 'one of two methods of Python',
    languageId: 'python',
    selection: lines('def a():', '    return 1', '', 'def b():', '    return 2'),
    reply: lines('def a() -> int:', '    return 1', '', 'def b() -> int:', '    pass'),
  },
  {
    ...refused('omission'),
    name: 'a method of C# that throws',
    languageId: 'csharp',
    selection: lines('int Add(int a, int b)', '{', '    var c = a + b;', '    return c;', '}'),
    reply: lines('int Add(int a, int b)', '{', '    throw new NotImplementedException();', '}'),
  },
  {
    ...refused('omission'),
    name: 'a function of Rust that is to do',
    languageId: 'rust',
    selection: lines('fn add(a: i32, b: i32) -> i32 {', '    let c = a + b;', '    c', '}'),
    reply: lines('fn add(a: i32, b: i32) -> i32 {', '    todo!()', '}'),
  },
];

/** Shorter replies with comments and words like those, in which nothing is left out. */
const sound: readonly Omit<ReplyCase, 'verdict'>[] = [
  {
    name: 'a heading over the last of several calls',
    languageId: 'typescript',
    selection: lines('if (a) {', '  f(a);', '} else {', '  f(b);', '}', 'g(rest[0]);', 'g(rest[1]);'),
    reply: lines('f(a || b);', '// Other arguments', 'rest.forEach(g);'),
  },
  {
    name: 'a comment on other users',
    languageId: 'python',
    selection: lines('for u in users:', '    if u.id != own:', '        notify(u)', '        log(u)'),
    reply: lines('# Other users are told', 'notify_all(u for u in users if u.id != own)'),
  },
  {
    name: 'a comment on a faster way',
    languageId: 'javascript',
    selection: lines('let s = 0;', 'for (const x of xs) {', '  s += x;', '}'),
    reply: lines('// More efficient', 'const s = sum(xs);'),
  },
  {
    name: 'a comment that no more is left',
    languageId: 'go',
    selection: lines('for {', '\tif !next() {', '\t\tbreak', '\t}', '\tread()', '}', 'done()'),
    reply: lines('for next() {', '\tread()', '}', '// No more items', 'done()'),
  },
  {
    name: 'a comment on the order',
    languageId: 'typescript',
    selection: lines('const a = [];', 'for (const b of c) {', '  a.push(b.d);', '}'),
    reply: lines('// The order stays the same', 'const a = c.map((b) => b.d);'),
  },
  {
    name: 'a comment on a case at the end of its line',
    languageId: 'typescript',
    selection: lines('if (a === 1) {', '  return one;', '} else {', '  return many;', '}'),
    reply: lines('if (a === 1) return one;', 'return many; // all other numbers'),
  },
  {
    name: 'a heading over a line that stays',
    languageId: 'yaml',
    selection: lines('a: 1', '', '', 'b: 2', 'c: 3', '# old', 'd: 4'),
    reply: lines('a: 1', 'b: 2', 'c: 3', '# other numbers', 'd: 4'),
  },
  {
    name: 'pass in a handler',
    languageId: 'python',
    selection: lines('try:', '    f()', '    g()', 'except ValueError:', '    x = None', '    del x'),
    reply: lines('try:', '    f()', '    g()', 'except ValueError:', '    pass'),
  },
  {
    name: 'an error class of its own',
    languageId: 'python',
    selection: lines('def f(x):', '    if not x:', '        raise Exception("no x")', '    return x'),
    reply: lines(
      'class NoX(Exception):',
      '    pass',
      '',
      '',
      'def f(x):',
      '    if not x:',
      '        raise NoX',
      '    return x',
    ),
  },
  {
    name: 'overloads before the function',
    languageId: 'python',
    selection: lines('def f(x):', '    y = x', '    return y'),
    reply: lines(
      '@overload',
      'def f(x: int) -> int: ...',
      '@overload',
      'def f(x: str) -> str: ...',
      'def f(x):',
      '    return x',
    ),
  },
  {
    name: 'a base class whose method is left to others',
    languageId: 'python',
    selection: lines('class A:', '    def run(self):', '        return go(1)'),
    reply: lines(
      'class Base:',
      '    def run(self):',
      '        raise NotImplementedError',
      '',
      '',
      'class A(Base):',
      '    def run(self):',
      '        return go(1)',
    ),
  },
  {
    name: 'a class whose methods go into one above it',
    languageId: 'python',
    selection: lines('class A:', '    def f(self):', '        return go()'),
    reply: lines(
      'class Base:',
      '    def f(self):',
      '        return go()',
      '',
      '',
      'class A(Base):',
      '    pass',
    ),
  },
  {
    name: 'a stub that was wished',
    languageId: 'python',
    selection: lines('def f(x):', '    y = x', '    return y'),
    wish: 'make it abstract',
    reply: lines('@abstractmethod', 'def f(x):', '    ...'),
  },
  {
    name: 'a body that was to be removed',
    languageId: 'python',
    selection: lines('def f(x):', '    y = x', '    return y'),
    wish: 'Remove the body',
    reply: lines('def f(x):', '    pass'),
  },
];

/** Code that was left out behind a comment or a word, and comments and words that only sound like it. */
export const leftOut: readonly ReplyCase[] = [
  ...comments,
  ...bodies,
  ...sound.map((reply) => ({ ...reply, verdict: { text: reply.reply } })),
];
