import assert from 'node:assert/strict';
import { readPartialReply } from '../../../src/core/edits/reply/partialReply.ts';
import { judgeReply } from '../../../src/core/edits/replyGate.ts';

const megabyte = 1_000_000;

// Anything worse than linear would take minutes here and run into the time limit of a test.
describe('judgeReply and readPartialReply over a megabyte', () => {
  for (const [languageId = '', ...pieces] of [
    ['typescript', 'a`', '(', '${`', '/*', '<answer>\n', '&lt;', '-a = (1)\n+a = (2) + b\n', '```js\n'],
    ['javascript', '// rest of the code ', 'a b ', 'import { a } from b\n'],
    ['python', '```\n"""\n', '12: some_name = 1\n', '    call(one, two);\n', 'Sure!\n'],
    ['markdown', '```markdown\n', '- a b\n'],
    ['shellscript', '<<END\nsome words\n', '"', '\\'],
    ['html', '<div class="a">\n', '`.'],
  ])
    for (const piece of pieces)
      it(`comes to a verdict over ${JSON.stringify(piece)} in ${languageId}`, () => {
        const reply = piece.repeat(Math.ceil(megabyte / piece.length));
        const input = {
          languageId,
          before: 'b();\n'.repeat(500),
          selection: 'a = (1)',
          after: '\nb();',
          reply,
        };
        assert.match(judgeReply({ ...input, finishReason: 'stop' }).kind, /replacement|rejected/);
        const quarter = reply.slice(0, megabyte / 4);
        assert.ok(Array.isArray(readPartialReply({ ...input, reply: quarter })));
      });

  it('comes to a verdict over a large selection that is echoed with a large file', () => {
    const lines = Array.from({ length: 12_000 }, (_, index) => `call(${index % 7}, "some words of text");`);
    const text = lines.join('\n');
    const input = { languageId: 'typescript', before: `${text}\n`, selection: text, after: `\n${text}` };
    const reply = `${text}\n${text.replaceAll('words', 'lines')}\n${text}`;
    assert.match(judgeReply({ ...input, reply, finishReason: 'stop' }).kind, /replacement|rejected/);
  });

  it('comes to a verdict over a large patch', () => {
    const selection = Array.from({ length: 5_000 }, (_, index) => `call(${index % 3});`).join('\n');
    const reply = selection.replace(/^.*$/gm, '-$&\n+new$&');
    const input = { languageId: 'typescript', before: '', selection, after: '', reply };
    assert.match(judgeReply({ ...input, finishReason: 'stop' }).kind, /replacement|rejected/);
  });
});
