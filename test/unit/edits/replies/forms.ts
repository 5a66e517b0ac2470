import type { RejectionReason } from '../../../../src/core/edits/replyGate.ts';
import { lines, type ReplyCase } from './replyCase.ts';

const script = { languageId: 'typescript', selection: 'const x = 1;', verdict: { text: 'const x = 2;' } };
const python = { languageId: 'python', selection: 'x = 1', verdict: { text: 'x = 2' } };
const twoLines = { languageId: 'python', selection: lines('a = 1', 'b = 2') };
const functions = {
  languageId: 'typescript',
  selection: lines('function a() {', '  const x = 1;', '  return x * 2;', '}'),
};

function refused(reason: RejectionReason): { readonly verdict: ReplyCase['verdict'] } {
  return { verdict: { reason } };
}

const fenced = (language: string, ...code: readonly string[]): string =>
  lines(`\`\`\`${language}`, ...code, '```');

/** Replies whose form hides what is code: talk without a fence, damaged fences, several blocks, patches. */
export const forms: readonly ReplyCase[] = [
  { ...script, name: 'an exclamation', reply: 'Sure!\n\nconst x = 2;' },
  { ...python, name: 'two introductions', reply: "Sure!\n\nHere's the code:\n\nx = 2" },
  { ...python, name: 'here you go', reply: 'Here you go:\nx = 2' },
  { ...python, name: 'the heading of the question', reply: 'Selected code to rewrite:\nx = 2' },
  { ...script, name: 'a bold title', reply: '**Refactored Code**\n\nconst x = 2;' },
  { ...script, name: 'the name of the file', reply: 'File: src/a.ts\n\nconst x = 2;' },
  { ...script, name: 'one line in backticks', reply: '`const x = 2;`' },
  {
    name: 'one line that is a template',
    languageId: 'typescript',
    selection: "'Hello ' + name",
    reply: '`Hello ${name}`',
    verdict: { text: '`Hello ${name}`' },
  },
  {
    ...python,
    name: 'a conclusion right below',
    reply: 'x = 2\nThis version is much clearer than before.',
  },
  {
    ...script,
    name: 'a conclusion with code in it',
    reply: 'const x = 2;\n\nI replaced x = 1 with x = 2 because it is better.',
  },
  { ...python, ...refused('prose'), name: 'done', reply: 'Done.' },
  { ...python, ...refused('prose'), name: 'no changes', reply: 'No changes needed.' },
  {
    ...python,
    ...refused('prose'),
    name: 'tidy already',
    reply: 'The code is already tidy (nothing to do).',
  },
  {
    ...script,
    ...refused('prose'),
    name: 'clean already',
    reply: 'The function `f()` is already clean; no changes are needed.',
  },
  {
    ...python,
    ...refused('apology'),
    name: 'an apology with code in it',
    reply: "I'm sorry, but I can't rewrite x = 1 without more context.",
  },
  {
    ...script,
    ...refused('prose'),
    name: 'a remark within bare code',
    reply: lines('const x = 2;', 'I also need y = 3 in the next line:', 'const y = 3;'),
  },
  { ...script, ...refused('prose'), name: 'an object with the code', reply: '{"code": "const x = 2;"}' },

  { ...python, name: 'the token of an end', reply: 'x = 2<|eot_id|>' },
  { ...python, name: 'the token of an end after a fence', reply: `${fenced('python', 'x = 2')}<|eot_id|>` },
  {
    ...python,
    ...refused('marks'),
    name: 'tokens within code',
    reply: lines('x = 2', '<|start_header_id|>assistant<|end_header_id|>', 'x = 3'),
  },
  { ...python, name: 'a closing fence on the line of the code', reply: lines('```python', 'x = 2```') },
  {
    ...python,
    name: 'a closing fence on the line of the code, then a remark',
    reply: lines('```python', 'x = 2```', '', 'This version is much clearer than before.'),
  },
  { ...python, ...refused('marks'), name: 'a fence on one line', reply: '```x = 2```' },
  {
    ...python,
    ...refused('marks'),
    name: 'an introduction on the line of the fence',
    reply: lines('Here is the refactored code: ```python', 'x = 2', '```'),
  },
  {
    ...twoLines,
    ...refused('marks'),
    name: 'code on the line of the fence',
    reply: fenced('python def f():', '    return 2'),
  },
  {
    name: 'a fence in new documentation',
    languageId: 'rust',
    selection: 'fn f() {}',
    reply: fenced('rust', '/// ```', '/// f();', '/// ```', 'fn f() {}'),
    verdict: { text: lines('/// ```', '/// f();', '/// ```', 'fn f() {}') },
  },
  {
    ...script,
    name: 'a conclusion in a fence that stays open',
    reply: lines('```ts', 'const x = 2;', '', 'This version uses a clearer value for a.'),
  },
  {
    ...script,
    name: 'a list after a fence that was never opened',
    reply: lines('const x = 2;', '```', '', '- `x` is now `2`;'),
  },

  {
    ...functions,
    ...refused('several'),
    name: 'a helper, then the function',
    reply: lines(
      'First extract a helper:',
      fenced('ts', 'function double(x: number) {', '  return x * 2;', '}'),
      'Then use it:',
      fenced('ts', 'function a() {', '  return double(1);', '}'),
    ),
  },
  {
    ...functions,
    name: 'a part of the old code before the new code',
    reply: lines(
      'Before:',
      fenced('ts', 'const x = 1;', 'return x * 2;'),
      'After:',
      fenced('ts', 'function a() {', '  return 2;', '}'),
    ),
    verdict: { text: lines('function a() {', '  return 2;', '}') },
  },
  {
    ...python,
    name: 'the same block twice',
    reply: lines(fenced('python', 'x = 2'), fenced('python', 'x = 2')),
  },
  {
    ...python,
    ...refused('prose'),
    name: 'a command for the terminal and no code',
    reply: fenced('bash', 'pip install x'),
  },

  {
    ...twoLines,
    verdict: { text: lines('a = 2', 'b = 2') },
    name: 'a patch',
    reply: fenced('diff', '-a = 1', '+a = 2', ' b = 2'),
  },
  {
    ...twoLines,
    verdict: { text: lines('a = 2', 'b = 2') },
    name: 'a patch that does not say so',
    reply: fenced('', '- a = 1', '+ a = 2', '  b = 2'),
  },
  {
    name: 'a patch where a patch was sent',
    languageId: 'diff',
    selection: lines('-a', '+b'),
    reply: fenced('diff', '-a', '+c'),
    verdict: { text: lines('-a', '+c') },
  },

  {
    name: 'Markdown that begins with a block of commands',
    languageId: 'markdown',
    selection: lines(fenced('bash', 'npm i'), '', 'Then restart the server.'),
    reply: lines(fenced('bash', 'npm ci'), '', 'Afterwards, restart the server.'),
    verdict: { text: lines(fenced('bash', 'npm ci'), '', 'Afterwards, restart the server.') },
  },
  {
    name: 'Markdown whose first sentence leads up to a block',
    languageId: 'markdown',
    selection: lines('To install the package, run npm install foo.', '', 'Then restart the server.'),
    reply: lines(
      'To install the package:',
      '',
      fenced('bash', 'npm install foo'),
      '',
      'Then restart the server.',
    ),
    verdict: {
      text: lines(
        'To install the package:',
        '',
        fenced('bash', 'npm install foo'),
        '',
        'Then restart the server.',
      ),
    },
  },
  {
    name: 'Markdown in a fence, with a bare fence within',
    languageId: 'markdown',
    selection: lines('Run:', '', '    npm i', '', 'Done.'),
    reply: fenced('markdown', 'Run:', '', fenced('', 'npm i'), '', 'Done.'),
    verdict: { text: lines('Run:', '', fenced('', 'npm i'), '', 'Done.') },
  },
  {
    name: 'Markdown with a farewell',
    languageId: 'markdown',
    selection: 'This are a text with error.',
    reply: lines(
      "Sure! Here's the text:",
      '',
      'This is a text without an error.',
      '',
      'I fixed the grammar. Let me know if you want more changes!',
    ),
    verdict: { text: 'This is a text without an error.' },
  },
];
