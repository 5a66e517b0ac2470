import assert from 'node:assert/strict';
import { readPartialReply } from '../../../src/core/edits/reply/partialReply.ts';
import { judgeReply } from '../../../src/core/edits/replyGate.ts';
import { all } from './replies/all.ts';
import { toInput } from './replies/replyCase.ts';

const seed = 20_261_123;
const chunkings = 200;
/** So many of the lengths are read twice. */
const again = 10;

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function createRandom(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Where up to three chunks end, the last at the end. */
function cutsOf(length: number, random: () => number): readonly number[] {
  const cuts = Array.from({ length: Math.floor(random() * 3) }, () => Math.floor(random() * length));
  return [...cuts.toSorted((one, other) => one - other), length];
}

/** The lengths at which a reply has chunks end, each once, in the order in which they come. */
function lengthsOf(reply: string, random: () => number): readonly number[] {
  return [...new Set(Array.from({ length: chunkings }, () => cutsOf(reply.length, random)).flat())];
}

describe(`a reply in ${chunkings} random chunkings`, () => {
  const random = createRandom(seed);
  for (const reply of all)
    it(`comes to one verdict and shows the same so far: ${reply.name}`, () => {
      const input = toInput(reply);
      const verdict = judgeReply(input);
      const lengths = lengthsOf(reply.reply, random);
      const shown = lengths.map((length) =>
        readPartialReply({ ...input, reply: reply.reply.slice(0, length) }),
      );
      assert.deepEqual(judgeReply(input), verdict);
      // The other way round, since nothing of what came before may count.
      for (const [index, length] of [...lengths.entries()].toReversed().slice(0, again))
        assert.deepEqual(readPartialReply({ ...input, reply: reply.reply.slice(0, length) }), shown[index]);
    });
});
