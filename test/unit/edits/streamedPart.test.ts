import assert from 'node:assert/strict';
import {
  appendReply,
  settle,
  startChecking,
  startPart,
  type Part,
} from '../../../src/core/edits/proposal.ts';
import { judgeReply, type Rejection } from '../../../src/core/edits/replyGate.ts';
import { previewOf, replyOf, StreamedPart } from '../../../src/core/edits/streamedPart.ts';

const selection = '  var a = 1;\n  keep();\n  var b = 2;';
const reply = 'Sure:\n\n```js\nconst a = 1;\nkeep();\nconst b = 2;\n```\nDone.\n';
const waiting: Part = {
  snapshot: { languageId: 'javascript', path: 'a.js', before: 'function f() {\n', selection, after: '\n}\n' },
  refusals: [],
  state: { kind: 'waiting' },
};
const base = selection.split('\n');
const proposed = selection.replaceAll('var', 'const').split('\n');
/** Until the reply was judged, a last line that is not in it may still come. */
const soFar = [...proposed, base[2]];

function streaming(text: string): Part {
  return appendReply(startPart(waiting), text);
}

function judged(text: string): Part {
  const verdict = judgeReply({ ...waiting.snapshot, reply: text, finishReason: 'stop' });
  return settle(startChecking(streaming(text)), verdict, text);
}

const unwished = { wish: '' };

describe('previewOf', () => {
  it('is nothing until there is a changed line', () => {
    assert.equal(previewOf(waiting, unwished), undefined);
    assert.equal(previewOf(streaming('Sure:\n\n```js\n'), unwished), undefined);
    assert.equal(previewOf(streaming('Sure:\n\n```js\nconst a = 1;'), unwished), undefined);
    assert.equal(previewOf(streaming('```js\n  var a = 1;\n'), unwished), undefined);
  });

  it('changes what the reply has reached and keeps the rest', () => {
    const upTo = reply.slice(0, reply.indexOf('keep'));
    assert.deepEqual(previewOf(streaming(upTo), unwished), { base, proposed: [proposed[0], ...base] });
    const further = reply.slice(0, reply.indexOf('const b'));
    assert.deepEqual(previewOf(streaming(further), unwished), {
      base,
      proposed: [proposed[0], ...base.slice(1)],
    });
  });

  it('comes to the rewrite that the gate lets through', () => {
    assert.deepEqual(previewOf(streaming(reply), unwished), { base, proposed: soFar });
    assert.deepEqual(previewOf(startChecking(streaming(reply)), unwished), { base, proposed: soFar });
    assert.deepEqual(previewOf(judged(reply), unwished), { base, proposed });
  });

  it('is what is still to be decided once something was', () => {
    const rewrite = { base: ['x'], proposed: ['y'] };
    assert.equal(previewOf({ ...waiting, state: { kind: 'ready', rewrite } }, unwished), rewrite);
  });

  it('shows a reply that was stopped, failed or refused as far as it can be read', () => {
    const part = (state: Part['state']): Part => ({ ...waiting, state });
    assert.deepEqual(previewOf(part({ kind: 'stopped', reply }), unwished), { base, proposed: soFar });
    const problem = { message: 'No.', actions: [] };
    assert.deepEqual(previewOf(part({ kind: 'failed', problem, reply }), unwished), {
      base,
      proposed: soFar,
    });
    const cut = judged('```js\nconst a = 1;\n// ... existing code ...\n```');
    assert.equal(cut.state.kind, 'refused');
    assert.ok(previewOf(cut, unwished)?.proposed.some((line) => line.includes('const a')));
  });
});

describe('StreamedPart', () => {
  it('gives the hunks of a whole reply against the lines that the model was asked about', () => {
    const streamed = new StreamedPart(waiting, unwished);
    assert.deepEqual(streamed.original, base);
    const places = (part: Part): readonly number[] =>
      streamed.hunks(part).map(({ originalStart }) => originalStart);
    assert.deepEqual(places(waiting), []);
    assert.deepEqual(places(streaming(reply)), [0, 2]);
    assert.deepEqual(places(judged(reply)), [0, 2]);
  });
});

describe('replyOf', () => {
  it('is what came so far', () => {
    assert.equal(replyOf(waiting), '');
    assert.equal(replyOf(streaming('abc')), 'abc');
    assert.equal(replyOf(startChecking(streaming('abc'))), 'abc');
    assert.equal(replyOf({ ...waiting, state: { kind: 'stopped', reply: 'abc' } }), 'abc');
  });

  it('is the best of refused ones, with its last line ended', () => {
    const refusal: Rejection = { kind: 'rejected', reason: 'prose', detail: '' };
    const refusals = [
      { ...refusal, reason: 'omission' as const, reply: 'code' },
      { ...refusal, reply: 'words' },
    ];
    assert.equal(replyOf({ ...waiting, refusals, state: { kind: 'refused' } }), 'code\n');
  });
});
