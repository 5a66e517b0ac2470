import { fenced, lines, refused, type ReplyCase } from './replyCase.ts';

const add = lines('public int Add(int a, int b)', '{', '    var c = a + b;', '    return c;', '}');
const addBetter = lines('public int Add(int a, int b)', '{', '    return a + b;', '}');
const sharp = { languageId: 'csharp', selection: add, verdict: { text: addBetter } };

const find = lines('fn find(v: &Vec<i32>, x: i32) -> bool {', '    v.iter().any(|y| *y == x)', '}');
const findBetter = lines('fn find(v: &[i32], x: i32) -> bool {', '    v.contains(&x)', '}');
const rust = { languageId: 'rust', selection: find, verdict: { text: findBetter } };

const list = lines('<ul>', '  <li>One</li>', '</ul>');
const listBetter = lines('<ul class="list">', '  <li>One</li>', '</ul>');
const html = { languageId: 'html', selection: list, verdict: { text: listBetter } };

function numbered(code: string, first: number, mark: string): string {
  return code
    .split('\n')
    .map((line, index) => `${first + index}${mark}${line}`)
    .join('\n');
}

function escaped(code: string): string {
  return code
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const tags: readonly ReplyCase[] = [
  ...[
    'answer',
    'code',
    'output',
    'rewritten',
    'result',
    'response',
    'refactored_code',
    'final_answer',
    'solution',
  ].map((tag) => ({ ...sharp, name: `in <${tag}>`, reply: `<${tag}>\n${addBetter}\n</${tag}>` })),
  { ...rust, name: 'a fence in a tag', reply: `<answer>\n${fenced('rust', findBetter)}\n</answer>` },
  { ...rust, name: 'a tag in a fence', reply: fenced('rust', '<code>', findBetter, '</code>') },
  {
    ...rust,
    name: 'talk around a tag',
    reply: lines(
      'Here is the rewritten code:',
      '',
      '<result>',
      findBetter,
      '</result>',
      '',
      'Hope this helps!',
    ),
  },
  { ...rust, name: 'a tag with an attribute', reply: `<code language="rust">\n${findBetter}\n</code>` },
  { ...rust, name: 'a tag that stays open', reply: `<answer>\n${findBetter}` },
  { ...rust, name: 'a tag that was never opened', reply: `${findBetter}\n</answer>` },
  { ...rust, name: 'a tag in capitals', reply: `<ANSWER>\n${findBetter}\n</ANSWER>` },
  {
    ...rust,
    name: 'a tag of its own invention',
    reply: `<rewritten_rust>\n${findBetter}\n</rewritten_rust>`,
  },
  {
    ...rust,
    name: 'thoughts before the answer',
    reply: lines('<thinking>', 'A slice is enough.', '</thinking>', '<answer>', findBetter, '</answer>'),
  },
  {
    name: 'a tag on the line of the code',
    languageId: 'go',
    selection: 'x := 1',
    reply: '<code>x := 2</code>',
    verdict: { text: 'x := 2' },
  },
  {
    ...rust,
    ...refused('apology'),
    name: 'an apology in a tag',
    reply: lines('<answer>', 'I am sorry, but I cannot rewrite this.', '</answer>'),
  },
  { ...rust, ...refused('empty'), name: 'an empty tag', reply: '<answer>\n</answer>' },
  { ...html, name: 'HTML in an answer tag', reply: `<answer>\n${listBetter}\n</answer>` },
  {
    name: 'a code element that is the HTML itself',
    languageId: 'html',
    selection: '<p>npm start</p>',
    reply: '<code>npm start</code>',
    verdict: { text: '<code>npm start</code>' },
  },
  {
    name: 'a code element that was sent',
    languageId: 'html',
    selection: lines('<code>', '  npm i', '</code>'),
    reply: lines('<code>', '  npm ci', '</code>'),
    verdict: { text: lines('<code>', '  npm ci', '</code>') },
  },
  {
    name: 'a result element that is the XML itself',
    languageId: 'xml',
    selection: lines('<row>', '  <id>1</id>', '</row>'),
    reply: lines('<result>', '  <id>1</id>', '</result>'),
    verdict: { text: lines('<result>', '  <id>1</id>', '</result>') },
  },
  {
    name: 'a component named Output',
    languageId: 'typescriptreact',
    selection: '<div>{text}</div>',
    reply: '<Output>{text}</Output>',
    verdict: { text: '<Output>{text}</Output>' },
  },
];

const numbers: readonly ReplyCase[] = [
  ...[': ', ' | ', '\t', '| ', ' │ '].map((mark) => ({
    ...sharp,
    name: `numbers before ${JSON.stringify(mark)}`,
    reply: numbered(addBetter, 12, mark),
  })),
  { ...sharp, name: 'numbers in a fence', reply: fenced('csharp', numbered(addBetter, 1, ': ')) },
  { ...rust, name: 'numbers from 99', reply: fenced('rust', numbered(findBetter, 99, ' | ')) },
  { ...sharp, name: 'numbers with a full stop', reply: numbered(addBetter, 12, '. ') },
  {
    name: 'a number before the only line',
    languageId: 'go',
    selection: '\tx := f(1)',
    reply: '12:\tx := f(2)',
    verdict: { text: '\tx := f(2)' },
  },
  {
    name: 'numbers on blank lines too',
    languageId: 'python',
    selection: lines('a = 1', '', 'b = 2'),
    reply: lines('1: a = 3', '2:', '3: b = 4'),
    verdict: { text: lines('a = 3', '', 'b = 4') },
  },
  {
    name: 'numbers padded to the right, as cat prints them',
    languageId: 'shellscript',
    selection: lines('echo $a', 'echo $b'),
    reply: lines('     1\techo "$a"', '     2\techo "$b"'),
    verdict: { text: lines('echo "$a"', 'echo "$b"') },
  },
  {
    name: 'numbers before YAML',
    languageId: 'yaml',
    selection: lines('services:', '  web:', '    image: a'),
    reply: lines('1: services:', '2:   web:', '3:     image: b'),
    verdict: { text: lines('services:', '  web:', '    image: b') },
  },
  {
    name: 'numbers that are keys of YAML',
    languageId: 'yaml',
    selection: lines('- low', '- high'),
    reply: lines('1: low', '2: high'),
    verdict: { text: lines('1: low', '2: high') },
  },
  {
    name: 'numbers that are keys of an object',
    languageId: 'javascript',
    selection: lines("'low',", "'high',"),
    reply: lines("1: 'low',", "2: 'high',"),
    verdict: { text: lines("1: 'low',", "2: 'high',") },
  },
  {
    name: 'numbers that were sent',
    languageId: 'plaintext',
    selection: lines('1: one', '2: too'),
    reply: lines('1: one', '2: two'),
    verdict: { text: lines('1: one', '2: two') },
  },
  {
    name: 'a numbered list of Markdown',
    languageId: 'markdown',
    selection: lines('- Open it', '- Run it'),
    reply: lines('1. Open it', '2. Run it'),
    verdict: { text: lines('1. Open it', '2. Run it') },
  },
];

const entities: readonly ReplyCase[] = [
  { ...rust, name: 'Rust escaped for HTML', reply: escaped(findBetter) },
  { ...rust, name: 'Rust escaped for HTML in a fence', reply: fenced('rust', escaped(findBetter)) },
  { ...html, name: 'HTML escaped for HTML', reply: fenced('html', escaped(listBetter)) },
  {
    name: 'Java escaped for HTML',
    languageId: 'java',
    selection: lines('List<String> a = new ArrayList<String>();', 'if (a.size() > 0 && b) run("x");'),
    reply: lines(
      'List&lt;String&gt; a = new ArrayList&lt;&gt;();',
      'if (!a.isEmpty() &amp;&amp; b) run(&quot;x&quot;);',
    ),
    verdict: { text: lines('List<String> a = new ArrayList<>();', 'if (!a.isEmpty() && b) run("x");') },
  },
  {
    name: 'entities that are in strings',
    languageId: 'typescript',
    selection: "const left = '<';",
    reply: "const left = '&lt;';",
    verdict: { text: "const left = '&lt;';" },
  },
  {
    name: 'an ampersand that HTML needs escaped',
    languageId: 'html',
    selection: '<p>Tom & Jerry</p>',
    reply: '<p>Tom &amp; Jerry</p>',
    verdict: { text: '<p>Tom &amp; Jerry</p>' },
  },
  {
    name: 'entities that were sent',
    languageId: 'php',
    selection: '$a = str_replace("&lt;", "", $b);',
    reply: '$a = str_replace(&quot;&lt;&quot;, &quot;&quot;, trim($b));',
    verdict: { text: '$a = str_replace(&quot;&lt;&quot;, &quot;&quot;, trim($b));' },
  },
];

/** Replies whose code is wrapped in something other than a fence: elements, numbers of lines, entities. */
export const wrappings: readonly ReplyCase[] = [...tags, ...numbers, ...entities];
