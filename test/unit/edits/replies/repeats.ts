import { lines, type ReplyCase } from './replyCase.ts';

const body = {
  languageId: 'python',
  before: lines('class Cart:', '    def total(self, items):', ''),
  selection: lines('        s = 0', '        for i in items:', '            s += i', '        return s'),
};

/** Replies that hold lines from around the selection, and some that have like lines of their own. */
export const repeats: readonly ReplyCase[] = [
  {
    ...body,
    name: 'the body of a method, answered with its head',
    reply: lines('```python', 'def total(self, items):', '    return sum(items)', '```'),
    verdict: { text: '        return sum(items)' },
  },
  {
    ...body,
    name: 'the body of a method, answered with two lines above',
    reply: lines('class Cart:', '    def total(self, items):', '        return sum(items)'),
    verdict: { text: '        return sum(items)' },
  },
  {
    verdict: { text: lines('    image: b', '    ports:', '      - 80') },
    name: 'the keys above in YAML',
    languageId: 'yaml',
    before: 'services:\n  web:\n',
    selection: lines('    image: a', '    ports:', '      - 80'),
    reply: lines('services:', '  web:', '    image: b', '    ports:', '      - 80'),
  },
  {
    verdict: { text: lines('def f() -> str:', '    return os.getcwd()') },
    name: 'an import above, with a blank line between',
    languageId: 'python',
    before: 'import os\n\n',
    selection: lines('def f():', '    return os.getcwd()'),
    reply: lines('import os', '', 'def f() -> str:', '    return os.getcwd()'),
  },
  {
    verdict: { text: 'x = 3\n' },
    name: 'the line below',
    languageId: 'python',
    selection: 'x = 1\n',
    after: 'y = 2\n',
    reply: lines('x = 3', 'y = 2'),
  },
  {
    name: 'the line below instead of the selection',
    languageId: 'python',
    selection: 'x = 1',
    after: '\nx = 2\n',
    reply: 'x = 2',
    verdict: { text: 'x = 2' },
  },
  {
    name: 'a selection that repeats the line above itself',
    languageId: 'python',
    before: 'beep()\n',
    selection: lines('beep()', 'x = 1'),
    reply: lines('beep()', 'x = 2'),
    verdict: { text: lines('beep()', 'x = 2') },
  },
  {
    name: 'one more block of Ruby within a block',
    languageId: 'ruby',
    before: 'def greet\n',
    selection: '  puts name',
    after: '\nend\n',
    reply: lines('  if name', '    puts name', '  end'),
    verdict: { text: lines('  if name', '    puts name', '  end') },
  },
  {
    name: 'one more element of HTML within an element',
    languageId: 'html',
    before: '<div>\n',
    selection: '  <p>Hi</p>',
    after: '\n</div>\n',
    reply: lines('  <div>', '    <p>Hi</p>', '  </div>'),
    verdict: { text: lines('  <div>', '    <p>Hi</p>', '  </div>') },
  },
];
