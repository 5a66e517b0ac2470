import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDiff } from '../../../src/core/edits/diff/formatDiff.ts';
import { diffLines } from '../../../src/core/edits/diff/lineDiff.ts';
import { judgeReply } from '../../../src/core/edits/replyGate.ts';
import { isProseLanguage } from '../../../src/core/edits/reply/languages.ts';
import { readFence } from '../../../src/core/edits/reply/fences.ts';
import { all, groups } from './replies/all.ts';
import { toInput } from './replies/replyCase.ts';
import { legitimate } from './replies/legitimate.ts';
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

  it('judges any sound reply the same with talk, fences and elements around it', () => {
    const code = legitimate.filter(
      ({ languageId, reply }) => !isProseLanguage(languageId) && !/```|~~~|<\//.test(reply),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...code),
        fc.constantFrom(...leads),
        fc.constantFrom('```', '`````', '~~~', '<answer>', '<code>\n```'),
        fc.constantFrom(...tails),
        (reply, lead, opening, tail) => {
          const closing = opening.split('\n').toReversed().join('\n').replace('<', '</');
          const wrapped = `${lead}${opening}\n${reply.reply}\n${closing}${tail}`;
          assert.deepEqual(
            judgeReply(toInput({ ...reply, reply: wrapped })),
            judgeReply(toInput(reply)),
            wrapped,
          );
        },
      ),
      { seed, numRuns: 3000 },
    );
  });

  it('never lets talk through that was not code', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes, ...legitimate.filter(({ reply }) => !reply.includes('```'))),
        fc.constantFrom(...leads),
        fc.constantFrom(...tails),
        (shape, lead, tail) => {
          if (isProseLanguage(shape.languageId) || !('text' in shape.verdict)) return;
          const reply = `${lead}${shape.verdict.text}${tail}`;
          const verdict = judgeReply(toInput({ ...shape, reply }));
          if (verdict.kind === 'replacement') assert.equal(verdict.text, shape.verdict.text);
        },
      ),
      { seed, numRuns: 3000 },
    );
  });

  it('applies any patch whose lines differ', () => {
    const line = fc.integer({ min: 0, max: 3 }).map((depth) => '    '.repeat(depth));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(40), fc.constantFrom('take', 'put', 'change')), { maxLength: 6 }),
        (depths, edits) => {
          const original = depths.map((indentation, index) => `${indentation}call_${index}`);
          const changed = edits.reduce<string[]>((lines, [place, edit], index) => {
            const at = place % (lines.length + 1);
            return lines.toSpliced(
              at,
              edit === 'put' ? 0 : 1,
              ...(edit === 'take' ? [] : [`  new_${index}`]),
            );
          }, original);
          if (changed.length === 0 || changed.join() === original.join()) return;
          const patch = formatDiff(original, diffLines(original, changed), 1);
          if (!/^[- ]/m.test(patch)) return;
          const reply = `\`\`\`diff\n${patch}\n\`\`\``;
          const selection = original.join('\n');
          const input = {
            ...toInput({ ...shapes[0]!, languageId: 'ruby', selection, reply }),
            wish: 'remove some',
          };
          assert.deepEqual(judgeReply(input), { kind: 'replacement', text: changed.join('\n') });
        },
      ),
      { seed, numRuns: 1000 },
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

const leads = [
  '',
  'Here is the refactored code:\n\n',
  'Sure! Here you go.\n',
  "Certainly! Here's the updated version of your code:\n\n",
  '**Refactored Code**\n\n',
  "I've rewritten the code to be simpler.\n\n",
  'To fix this, we can use a loop:\n\n',
  "Here's how you can do it:\n",
  'Below is the rewritten code.\n\n',
];
const tails = [
  '',
  '\n\nThis code is simpler now and does the same as before.',
  '\n\nChanges made:\n- Renamed the variables\n- Simplified the control flow',
  '\n\nLet me know if you need anything else!',
  '\n\nHope this helps!',
  '\n\nIn the refactored code, I have renamed `a` to `b`.',
  '\n\n1. Used `const`\n2. Removed the loop',
  '\n\n**Note:** This needs a newer version.',
  '\n\n### Explanation\n\nThe function now returns early.',
];

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
