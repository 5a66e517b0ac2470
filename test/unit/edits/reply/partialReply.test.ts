import assert from 'node:assert/strict';
import fc from 'fast-check';
import { trimBlankLines } from '../../../../src/core/edits/reply/lines.ts';
import { splitLines } from '../../../../src/core/edits/lineEndings.ts';
import { readPartialReply } from '../../../../src/core/edits/reply/partialReply.ts';
import { all, groups } from '../replies/all.ts';
import { toInput, type ReplyCase } from '../replies/replyCase.ts';

const seed = 20_261_123;

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
      fc.property(fc.constantFrom(...all), fc.nat(), (reply, length) => {
        assert.ok(Array.isArray(partial(reply, length % (reply.reply.length + 1))));
      }),
      { seed, numRuns: 2000 },
    );
  });

  for (const [group, cases] of Object.entries(groups))
    it(`ends on what the gate lets through: ${group}`, () => {
      for (const reply of cases) {
        if (!('text' in reply.verdict) || reply.name.startsWith('a patch')) continue;
        const whole = { ...toInput(reply), reply: `${reply.reply}\n` };
        assert.deepEqual(
          trimBlankLines(readPartialReply(whole)),
          trimBlankLines(splitLines(reply.verdict.text)),
          reply.name,
        );
      }
    });
});
