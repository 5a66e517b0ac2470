import { lines, type ReplyCase } from './replyCase.ts';

const total = lines('function total(items) {', '  var sum = 0;', '  return sum;', '}');
const better = lines('function total(items) {', '  let sum = 0;', '  return sum;', '}');
const script = { languageId: 'javascript', selection: total, verdict: { text: better } };

const greet = lines('def greet(name):', '    print("Hello " + name)');
const greetBetter = lines('def greet(name):', '    print(f"Hello {name}")');
const python = { languageId: 'python', selection: greet, verdict: { text: greetBetter } };

/** Ways in which the code stands in a reply. */
export const shapes: readonly ReplyCase[] = [
  { ...script, name: 'bare code', reply: better },
  { ...script, name: 'bare code with blank lines around it', reply: `\n\n${better}\n\n` },
  { ...script, name: 'a byte order mark before bare code', reply: `\uFEFF${better}` },
  { ...script, name: 'a fence', reply: `\`\`\`js\n${better}\n\`\`\`` },
  { ...script, name: 'a fence without a language', reply: `\`\`\`\n${better}\n\`\`\`\n` },
  { ...script, name: 'a fence with attributes', reply: `\`\`\`{.js .numberLines}\n${better}\n\`\`\`` },
  { ...script, name: 'a fence with a title', reply: `\`\`\`javascript title="total.js"\n${better}\n\`\`\`` },
  { ...script, name: 'a fence of five backticks', reply: `\`\`\`\`\`js\n${better}\n\`\`\`\`\`` },
  { ...script, name: 'a fence of tildes', reply: `~~~js\n${better}\n~~~` },
  {
    ...script,
    name: 'CRLF in the reply, LF in the file',
    reply: `\`\`\`js\r\n${better.replaceAll('\n', '\r\n')}\r\n\`\`\`\r\n`,
  },
  { ...script, name: 'an unclosed fence', reply: `\`\`\`js\n${better}` },
  { ...script, name: 'an unclosed fence and a line feed', reply: `\`\`\`js\n${better}\n` },
  { ...script, name: 'a fence around a fence', reply: `\`\`\`\n\`\`\`js\n${better}\n\`\`\`\n\`\`\`` },
  { ...script, name: 'only the closing fence', reply: `${better}\n\`\`\`` },
  { ...script, name: 'a closing fence longer than the opening one', reply: `\`\`\`js\n${better}\n\`\`\`\`` },
  {
    ...script,
    name: 'an indented fence',
    reply: lines('  ```js', ...better.split('\n').map((line) => `  ${line}`), '  ```'),
  },
  {
    ...script,
    name: 'a sentence before a fence',
    reply: `Here is the refactored code:\n\n\`\`\`js\n${better}\n\`\`\``,
  },
  {
    ...script,
    name: 'sentences before and after a fence',
    reply: `Sure! Here you go.\n\`\`\`js\n${better}\n\`\`\`\n\nI replaced \`var\` with \`let\`, which is block scoped.`,
  },
  {
    ...script,
    name: 'a usage example in a second fence',
    reply: `\`\`\`js\n${better}\n\`\`\`\n\nYou can call it like this:\n\n\`\`\`js\ntotal([1, 2]);\n\`\`\``,
  },
  {
    ...script,
    name: 'the old code in a first fence, the new code in a second',
    reply: `Before:\n\`\`\`js\n${total}\n\`\`\`\nAfter:\n\`\`\`js\n${better}\n\`\`\``,
  },
  {
    ...script,
    name: 'a command for the terminal first',
    reply: `Install the linter first:\n\`\`\`bash\nnpm install eslint\n\`\`\`\n\n\`\`\`js\n${better}\n\`\`\``,
  },
  { ...script, name: 'a sentence before bare code', reply: `Here is the refactored code:\n\n${better}` },
  { ...script, name: 'a heading word before bare code', reply: `Refactored code:\n${better}` },
  {
    ...script,
    name: 'a sentence after bare code',
    reply: `${better}\n\nThis version uses \`let\` instead of \`var\`.`,
  },
  {
    ...script,
    name: 'a list of changes after bare code',
    reply: `${better}\n\nChanges made:\n- Replaced \`var\` with \`let\`\n- Kept the rest as it was before`,
  },
  { ...python, name: 'Python in a fence', reply: `\`\`\`python\n${greetBetter}\n\`\`\`` },
  { ...python, name: 'bare Python, whose first line ends in a colon', reply: greetBetter },
  {
    ...python,
    name: 'bare Python with prose around it',
    reply: `Here's the updated function:\n\n${greetBetter}\n\nNote that f-strings need Python 3.6.`,
  },
  {
    name: 'a leading comment that is code',
    languageId: 'python',
    selection: greet,
    reply: lines('```python', '# Greets a person by name.', greetBetter, '```'),
    verdict: { text: lines('# Greets a person by name.', greetBetter) },
  },
  {
    name: 'a bare reply that begins with a comment in words',
    languageId: 'python',
    selection: greet,
    reply: lines('# Here is the function that greets a person:', greetBetter),
    verdict: { text: lines('# Here is the function that greets a person:', greetBetter) },
  },
  {
    name: 'YAML whose first line ends in a colon',
    languageId: 'yaml',
    selection: lines('services:', '  web:', '    image: "nginx"'),
    reply: lines('services:', '  web:', '    image: nginx'),
    verdict: { text: lines('services:', '  web:', '    image: nginx') },
  },
  {
    name: 'SQL, which reads like a sentence',
    languageId: 'sql',
    selection: 'select name from people where active',
    reply: lines('SELECT name', 'FROM people', 'WHERE active'),
    verdict: { text: lines('SELECT name', 'FROM people', 'WHERE active') },
  },
  {
    name: 'a template literal that holds a fence',
    languageId: 'typescript',
    selection: lines('const help = `', '```', 'npm start', '```', '`;', 'var x = 1;'),
    reply: lines('```ts', 'const help = `', '```', 'npm start', '```', '`;', 'const x = 1;', '```', 'Done.'),
    verdict: { text: lines('const help = `', '```', 'npm start', '```', '`;', 'const x = 1;') },
  },
  {
    name: 'a fence in the comment of the code',
    languageId: 'typescript',
    selection: lines('/**', ' * ```ts', ' * add(1, 2)', ' * ```', ' */', 'var add = (a, b) => a + b;'),
    reply: lines(
      '```ts',
      '/**',
      ' * ```ts',
      ' * add(1, 2)',
      ' * ```',
      ' */',
      'const add = (a, b) => a + b;',
      '```',
    ),
    verdict: {
      text: lines('/**', ' * ```ts', ' * add(1, 2)', ' * ```', ' */', 'const add = (a, b) => a + b;'),
    },
  },
  {
    name: 'Markdown in a Markdown fence of the same length',
    languageId: 'markdown',
    selection: lines('# Use', '', '```js', 'run()', '```', '', 'Thats all.'),
    reply: lines('```markdown', '# Use', '', '```js', 'run()', '```', '', "That's all.", '```'),
    verdict: { text: lines('# Use', '', '```js', 'run()', '```', '', "That's all.") },
  },
  {
    name: 'Markdown in a longer fence, then a remark',
    languageId: 'markdown',
    selection: lines('# Use', '```', 'run', '```'),
    reply: lines('````md', '# Usage', '```', 'run', '```', '````', 'I changed the heading of the section.'),
    verdict: { text: lines('# Usage', '```', 'run', '```') },
  },
  {
    name: 'bare Markdown with fences of its own',
    languageId: 'markdown',
    selection: lines('# Use', '', 'Call it:', '```js', 'run()', '```'),
    reply: lines('# Use', '', 'Call it like this:', '```js', 'run()', '```'),
    verdict: { text: lines('# Use', '', 'Call it like this:', '```js', 'run()', '```') },
  },
  {
    name: 'bare Markdown to which the model adds an example',
    languageId: 'markdown',
    selection: 'Install it with npm.',
    reply: lines('Install it with npm.', '', '```sh', 'npm install edgewise', '```'),
    verdict: { text: lines('Install it with npm.', '', '```sh', 'npm install edgewise', '```') },
  },
  {
    name: 'a plain sentence for a plain sentence',
    languageId: 'plaintext',
    selection: 'This are the notes of the meeting.',
    reply: 'These are the notes of the meeting.',
    verdict: { text: 'These are the notes of the meeting.' },
  },
  {
    name: 'prose in Markdown in a fence with a lead',
    languageId: 'markdown',
    selection: 'The tool are fast.',
    reply: lines('Here is the corrected text:', '', '```', 'The tool is fast.', '```'),
    verdict: { text: 'The tool is fast.' },
  },
  {
    name: 'the second fence closes nothing that the first left open',
    languageId: 'go',
    selection: lines('func Add(a int, b int) int {', '\treturn a + b', '}'),
    reply: lines(
      '```go',
      'func Add(a, b int) int {',
      '\treturn a + b',
      '}',
      '```',
      '',
      'Usage:',
      '```go',
      'Add(1, 2)',
      '```',
    ),
    verdict: { text: lines('func Add(a, b int) int {', '\treturn a + b', '}') },
  },
];
