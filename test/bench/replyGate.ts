// How the time of a verdict grows with the reply: four times the text may take little more than four times as long, up to a
// megabyte, whatever the reply is made of. And that it hardly grows with the file around the selection.
import { judgeReply } from '../../src/core/edits/replyGate.ts';
import { claim, compare, finish } from '../support/bench.ts';

const [small, large] = [250_000, 1_000_000];
/** Four times the text, with room for what a shared machine and the garbage collector do; growth with the square is 16. */
const mostGrowth = 11;

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

/** Twenty times the file, of which a verdict looks at some lines nearby and, at times, at the brackets of all. */
const mostGrowthByFile = 3;

const methods = Array.from({ length: 40 }, (_, index) =>
  [`  method${index}(a) {`, `    const b = compute(a, ${index});`, '    return `${b}`;', '  }', ''].join(
    '\n',
  ),
).join('\n');

/** A selection of 200 lines in the middle of a file, and how a model answers it. */
function judgeInFile(lineCount: number, opening: string): () => void {
  const around = repeat(`${methods}\n`, (lineCount / 2) * (methods.length / 200));
  const input = {
    languageId: 'typescript',
    before: `class A {\n${around}`,
    selection: `${opening}${methods}\n`,
    after: `${around}}\n`,
    reply: `\`\`\`ts\n${opening}${methods.replaceAll('compute', 'measure')}\n\`\`\`\n`,
    finishReason: 'stop' as const,
  };
  return () => {
    judgeReply(input);
  };
}

for (const [name, opening] of [
  ['a balanced selection', ''],
  ['a selection that opens a block', 'if (a) {\n'],
] as const) {
  const times = await compare(
    { small: judgeInFile(1_000, opening), large: judgeInFile(20_000, opening) },
    { rounds: 31, warmUp: 10 },
  );
  console.log(`${name}: ${times.small.toFixed(1)} ms in 1,000 lines, ${times.large.toFixed(1)} ms in 20,000`);
  claim(`${name}: time in 20,000 lines / in 1,000`, times.large / times.small, '<=', mostGrowthByFile);
}
finish();
