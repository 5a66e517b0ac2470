import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitLines } from '../../../src/core/edits/lineEndings.ts';
import { readPartialReply } from '../../../src/core/edits/partialReply.ts';
import { judgeReply } from '../../../src/core/edits/replyGate.ts';
import { indentations } from './replies/indentations.ts';
import { toInput, type ReplyCase } from './replies/replyCase.ts';
import { shapes } from './replies/shapes.ts';

const seed = 20_261_123;
const cases = [...shapes, ...indentations];

function partial(reply: ReplyCase, length: number): readonly string[] {
  return readPartialReply({ ...toInput(reply), reply: reply.reply.slice(0, length) });
}

describe('readPartialReply', () => {
  const fenced: ReplyCase = {
    name: 'fenced',
    languageId: 'typescript',
    selection: '    var a = 1;\n    var b = 2;',
    reply: 'Here is the code:\n\n```ts\nconst a = 1;\nconst b = 2;\n```\nBoth are constants now.\n',
    verdict: { text: '    const a = 1;\n    const b = 2;' },
  };

  it('shows nothing of what comes before the code', () => {
    for (let length = 0; length <= fenced.reply.indexOf('const a'); length += 1)
      assert.deepEqual(partial(fenced, length), []);
  });

  it('shows a line when its end has come, indented as the selection is', () => {
    const end = fenced.reply.indexOf('\nconst b');
    assert.deepEqual(partial(fenced, end), []);
    assert.deepEqual(partial(fenced, end + 1), ['    const a = 1;']);
    assert.deepEqual(partial(fenced, end + 6), ['    const a = 1;']);
  });

  it('shows nothing of the fence or of what comes after it', () => {
    assert.deepEqual(partial(fenced, fenced.reply.length), ['    const a = 1;', '    const b = 2;']);
  });

  it('shows nothing of an answer in prose', () => {
    const reply = { ...fenced, reply: 'You could use `const` here.\nIt cannot be assigned again.\n' };
    assert.deepEqual(partial(reply, reply.reply.length), []);
  });

  it('never throws, wherever a reply is cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.nat(), (reply, length) => {
        assert.ok(Array.isArray(partial(reply, length % (reply.reply.length + 1))));
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('depends on the text alone: a reply that came in any pieces shows the same at its end', () => {
    for (const reply of cases)
      fc.assert(
        fc.property(fc.array(fc.nat(40), { maxLength: 20 }), (sizes) => {
          let text = '';
          for (const size of [...sizes, reply.reply.length]) {
            text = reply.reply.slice(0, text.length + size);
            readPartialReply({ ...toInput(reply), reply: text });
          }
          assert.deepEqual(judgeReply({ ...toInput(reply), reply: text }), judgeReply(toInput(reply)));
        }),
        { seed, numRuns: 20 },
      );
  });

  for (const reply of shapes)
    it(`ends on what the gate lets through: ${reply.name}`, () => {
      if (!('text' in reply.verdict)) return assert.fail('a shape without a text');
      const whole = { ...toInput(reply), reply: `${reply.reply}\n` };
      assert.deepEqual(readPartialReply(whole), splitLines(reply.verdict.text));
    });
});
