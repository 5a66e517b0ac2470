import assert from 'node:assert/strict';
import fc from 'fast-check';
import { terminalText } from '../../../src/core/conversation/terminalText.ts';

const lineOf = (text: string): string => {
  const result = terminalText(text, ' && ');
  return result.kind === 'line' ? result.text : `(${result.kind})`;
};

const cases: readonly (readonly [name: string, text: string, expected: string])[] = [
  ['one command as it is', "git commit -m 'It works'", "git commit -m 'It works'"],
  ['several as one line', 'npm install\n\n# then\nnpm test\n', 'npm install && npm test'],
  ['what was typed of a transcript', '$ npm -v\n11.0.0\n$ node -v', 'npm -v && node -v'],
  ['a command over several lines', 'docker run \\\n  -p 80:80 \\\n  web', 'docker run -p 80:80 web'],
  ['a pipe over several lines', 'ls |\n  sort', 'ls | sort'],
  ['a loop on one line', 'for f in *; do echo "$f"; done', 'for f in *; do echo "$f"; done'],
  ['backticks', 'echo `date`', 'echo `date`'],
  ['not a loop', 'for f in *; do\n  echo "$f"\ndone', '(script)'],
  ['not a condition', 'if true\nthen\n  ls\nfi', '(script)'],
  ['not a text in the shell', 'cat <<END\none\nEND', '(script)'],
  ['not a function', 'f() {\n  ls\n}\nf', '(script)'],
  ['not a quotation over several lines', 'echo "one\ntwo"', '(script)'],
  ['not a comment alone', '# nothing', '(empty)'],
  ['no escape sequences', '\u001b]0;x\u0007ls\u001b[A', ']0;xls[A'],
  ['no text that reads in another direction', 'rm \u202ecod.txt', 'rm cod.txt'],
  ['no tabs', 'make\tall', 'make all'],
  ['no carriage returns', 'ls\rrm -r x', 'ls && rm -r x'],
];

describe('commands for a terminal', () => {
  for (const [name, text, expected] of cases)
    it(name, () => {
      assert.equal(lineOf(text), expected);
    });

  it('never hold anything that a terminal acts upon', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\n', '\r', '\t', '\u001b', '\u0003', '\u0085', '\u2028', '#', '$', ' ', 'ls'),
        fc.string(),
      ),
    });
    fc.assert(
      fc.property(text, (any) => {
        const result = terminalText(any, ' && ');
        if (result.kind === 'line') assert.doesNotMatch(result.text, /[\p{Cc}\u2028\u2029\u202a-\u202e]/u);
      }),
      { seed: 4, numRuns: 2000 },
    );
  });
});
