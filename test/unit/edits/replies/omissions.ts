import { lines, type ReplyCase } from './replyCase.ts';

const refused = { verdict: { reason: 'omission' } } as const;
const script = { languageId: 'javascript', selection: lines('a();', 'b();', 'c();', 'd();') };

/** A comment in place of code, which the reply has fewer lines of than the selection. */
const omissions: readonly ReplyCase[] = [
  ['at the end of a line of code, with dots', 'b(); // ... rest of the code'],
  ['at the end of a line of code', 'b(); // rest of the code'],
  ['rest unchanged', '// rest unchanged'],
  ['same as before', '// same logic as before'],
  ['here', '// Implementation here'],
  ['omitted', '// omitted'],
].map(([name = '', comment = '']) => ({ ...script, ...refused, name, reply: lines('a(1);', comment) }));

/** Comments that could stand for code but do not, since no line is missing. */
const comments: readonly ReplyCase[] = [
  '// Copy the rest of the fields',
  '// Remaining items',
  '// Existing items',
  '// No change in stock',
].map((comment) => {
  const reply = lines(comment, 'a(1);', 'b();', 'c();', 'd();');
  return { ...script, name: comment, reply, verdict: { text: reply } };
});

/** Comments that stand for code that was left out, and comments that only sound like it. */
export const omissionsAndComments: readonly ReplyCase[] = [
  ...omissions,
  ...comments,
  {
    ...refused,
    name: 'at the end of a line of Python',
    languageId: 'python',
    selection: lines('def f():', '    a()', '    b()'),
    reply: lines('def f():', '    pass  # rest of the code'),
  },
];
