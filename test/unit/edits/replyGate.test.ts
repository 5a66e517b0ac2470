import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeReply } from '../../../src/core/edits/replyGate.ts';
import { isProseLanguage } from '../../../src/core/edits/languages.ts';
import { readFence } from '../../../src/core/edits/fences.ts';
import { forms } from './replies/forms.ts';
import { indentations } from './replies/indentations.ts';
import { omissionsAndComments } from './replies/omissions.ts';
import { refusals } from './replies/refusals.ts';
import { toInput } from './replies/replyCase.ts';
import { repeats } from './replies/repeats.ts';
import { shapes } from './replies/shapes.ts';

const seed = 20_261_123;
const groups = { shapes, forms, indentations, refusals, omissionsAndComments, repeats };
const all = Object.values(groups).flat();

describe('judgeReply', () => {
  for (const [group, cases] of Object.entries(groups)) {
    describe(group, () => {
      for (const reply of cases)
        it(reply.name, () => {
          const verdict = judgeReply(toInput(reply));
          if ('text' in reply.verdict)
            assert.deepEqual(verdict, { kind: 'replacement', text: reply.verdict.text });
          else assert.deepEqual(pick(verdict), { kind: 'rejected', reason: reply.verdict.reason });
        });
    });
  }

  it('gives every case a name of its own', () => {
    const names = all.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
  });

  it('says in a whole sentence why it refuses', () => {
    for (const reply of all) {
      const verdict = judgeReply(toInput(reply));
      if (verdict.kind === 'rejected') assert.match(verdict.detail, /^[A-Z].*\.$/);
    }
  });

  it('judges a fenced reply the same with another fence around it', () => {
    const bare = shapes.find(({ name }) => name === 'bare code');
    assert.ok(bare && 'text' in bare.verdict);
    const verdict = bare.verdict;
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.constantFrom('`', '~'),
        fc.constantFrom('', 'js', 'javascript', 'js foo=1'),
        fc.constantFrom('', 'Here is the code:\n\n', 'Sure, I can help.\n'),
        fc.constantFrom('', '\n\nThis code is better now.', '\n'),
        (length, mark, info, lead, tail) => {
          const fence = mark.repeat(length);
          const reply = `${lead}${fence}${info}\n${bare.reply}\n${fence}${tail}`;
          assert.deepEqual(judgeReply(toInput({ ...bare, reply })), {
            kind: 'replacement',
            text: verdict.text,
          });
        },
      ),
      { seed },
    );
  });

  it('never throws, and never lets a fence through that was not code', () => {
    fc.assert(
      fc.property(arbitraryReply, fc.constantFrom(...shapes), (reply, { languageId, selection }) => {
        const verdict = judgeReply(
          toInput({ name: '', languageId, selection, reply, verdict: { text: '' } }),
        );
        if (verdict.kind === 'rejected' || isProseLanguage(languageId)) return;
        const sent = new Set(selection.split('\n').map((line) => line.trim()));
        for (const [index, line] of verdict.text.split('\n').entries()) {
          // Tildes within code are a heading in documentation.
          if (index > 0 && line.includes('~')) continue;
          assert.ok(sent.has(line.trim()) || !readFence(line), verdict.text);
        }
      }),
      { seed, numRuns: 2000 },
    );
  });

  it('ends as the selection ends, whatever the reply', () => {
    fc.assert(
      fc.property(arbitraryReply, fc.nat(3), (reply, blankLines) => {
        const selection = `a = 1${'\n'.repeat(blankLines)}`;
        const verdict = judgeReply(
          toInput({ name: '', languageId: 'ruby', selection, reply, verdict: { text: '' } }),
        );
        if (verdict.kind === 'replacement')
          assert.equal(/\n*$/.exec(verdict.text)?.[0].length, blankLines, JSON.stringify(verdict.text));
      }),
      { seed },
    );
  });

  // Anything worse than linear would take minutes here and run into the time limit of a test.
  for (const piece of [
    'a`',
    '```\n',
    '```js\n',
    '~~~a\n',
    ' \n',
    '(',
    '"',
    '// ...\n',
    'word ',
    '\t',
    '\\',
    '/*',
    '${`',
    '`',
    'Sure!\n',
    '```\na\n```\n',
    '`.',
  ])
    it(`comes to a verdict over half a megabyte of ${JSON.stringify(piece)}`, () => {
      const reply = piece.repeat(Math.ceil(500_000 / piece.length));
      for (const languageId of ['typescript', 'python', 'markdown']) {
        const verdict = judgeReply(
          toInput({ name: '', languageId, selection: 'a = (1)', reply, verdict: { text: '' } }),
        );
        assert.match(verdict.kind, /replacement|rejected/);
      }
    });
});

function pick(verdict: ReturnType<typeof judgeReply>): unknown {
  return verdict.kind === 'rejected' ? { kind: verdict.kind, reason: verdict.reason } : verdict;
}

const arbitraryLine = fc.oneof(
  fc.constantFrom('```', '```js', '````', '~~~', '  ```', 'Here is the code:', 'I am sorry.', '// ...', ''),
  fc.constantFrom('  a = b', '\tf(x)', '}', '{', '"', "'", '`', '${', '\r', '#', '...'),
  fc.string({ maxLength: 12 }),
);
const arbitraryReply = fc.array(arbitraryLine, { maxLength: 20 }).map((parts) => parts.join('\n'));
