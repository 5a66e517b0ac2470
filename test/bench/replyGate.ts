// How the time of a verdict grows with the reply: four times the text may take little more than four times as long, up to a
// megabyte, whatever the reply is made of.
import { judgeReply } from '../../src/core/edits/replyGate.ts';
import { claim, compare, finish } from '../support/bench.ts';

const [small, large] = [250_000, 1_000_000];
/** Four times the text, with room for what the garbage collector does. */
const mostGrowth = 8;

const selection = Array.from({ length: 400 }, (_, index) => `  const value${index} = compute(${index});`);
const rewritten = selection.map((line, index) =>
  index % 3 === 0 ? line.replace('compute', 'measure') : line,
);

/** Replies of which each can be made as long as it has to be. */
const kinds: Readonly<Record<string, (length: number) => string>> = {
  'code in a fence': (length) => `\`\`\`ts\n${repeat(`${rewritten.join('\n')}\n`, length)}\`\`\`\n`,
  'code without a fence': (length) => repeat(`${rewritten.join('\n')}\n`, length),
  'prose around code': (length) =>
    `${repeat('Here is the refactored code.\n', length / 2)}\`\`\`ts\n${repeat('a = b;\n', length / 2)}\`\`\`\n`,
  'fences and nothing else': (length) => repeat('```\n', length),
  'one line of brackets': (length) => repeat('([{', length),
  'one line of quotes': (length) => repeat('"\'`', length),
  'omission comments': (length) => repeat('// ... existing code ...\n', length),
  'a patch': (length) => `\`\`\`diff\n${repeat('-const a = 1;\n+const a = 2;\n', length)}\`\`\`\n`,
  'blank lines': (length) => repeat(' \n', length),
};

function repeat(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}

function judge(reply: string): void {
  judgeReply({
    languageId: 'typescript',
    before: 'function f() {\n',
    selection: selection.join('\n'),
    after: '\n}\n',
    reply,
    finishReason: 'stop',
  });
}

for (const [name, make] of Object.entries(kinds)) {
  const [less, more] = [make(small), make(large)];
  const times = await compare(
    {
      small: () => {
        judge(less);
      },
      large: () => {
        judge(more);
      },
    },
    { rounds: 7, warmUp: 2 },
  );
  console.log(`${name}: ${times.small.toFixed(1)} ms for 250 KB, ${times.large.toFixed(1)} ms for 1 MB`);
  claim(`${name}: time for 1 MB / for 250 KB`, times.large / times.small, '<=', mostGrowth);
}
finish();
