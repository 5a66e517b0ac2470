import assert from 'node:assert/strict';
import fc from 'fast-check';
import { judgeReply } from '../../../src/core/edits/replyGate.ts';
import { isProseLanguage } from '../../../src/core/edits/languages.ts';
import { readFence } from '../../../src/core/edits/fences.ts';
import { all, groups } from './replies/all.ts';
import { toInput } from './replies/replyCase.ts';
import { shapes } from './replies/shapes.ts';

const seed = 20_261_123;

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
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });

  it('is tried with 150 replies or more in ten languages or more, each with several', () => {
    const written = all.filter((reply) => !groups.omissionSyntax.includes(reply));
    const languages = Map.groupBy(written, ({ languageId }) => languageId);
    assert.ok(written.length >= 150, `${written.length} replies`);
    assert.ok([...languages.values()].filter((cases) => cases.length >= 3).length >= 10);
    for (const languageId of expectedLanguages) assert.ok(languages.has(languageId), languageId);
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
        // A docstring may hold fences.
        if (verdict.kind === 'rejected' || isProseLanguage(languageId) || reply.includes('"""')) return;
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
});

function pick(verdict: ReturnType<typeof judgeReply>): unknown {
  return verdict.kind === 'rejected' ? { kind: verdict.kind, reason: verdict.reason } : verdict;
}

const expectedLanguages = [
  ...['typescript', 'javascript', 'python', 'go', 'yaml', 'markdown', 'rust', 'java', 'c', 'cpp', 'csharp'],
  ...['html', 'css', 'sql', 'shellscript', 'php', 'ruby'],
];

const arbitraryLine = fc.oneof(
  fc.constantFrom('```', '```js', '````', '~~~', '  ```', 'Here is the code:', 'I am sorry.', '// ...', ''),
  fc.constantFrom('<answer>', '</answer>', '1: a', '2: b', '-a', '+b', '@@', '&lt;', '"""', '/*', '<!--'),
  fc.constantFrom('  a = b', '\tf(x)', '}', '{', '"', "'", '`', '${', '\r', '#', '...'),
  fc.string({ maxLength: 12 }),
);
const arbitraryReply = fc.array(arbitraryLine, { maxLength: 20 }).map((parts) => parts.join('\n'));
