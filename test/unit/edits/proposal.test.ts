import assert from 'node:assert/strict';
import {
  appendReply,
  fail,
  phaseOf,
  settle,
  startChecking,
  startPart,
  startVersion,
  stop,
  withPart,
  withSpent,
  type Part,
  type PartState,
  type Version,
} from '../../../src/core/edits/proposal.ts';
import type { Verdict } from '../../../src/core/edits/replyGate.ts';

const snapshot = { languageId: 'javascript', path: 'a.js', before: '', selection: 'a\r\nb', after: '\r\n' };
const problem = { message: 'The connection was lost.', actions: [] };
const good: Verdict = { kind: 'replacement', text: 'A\r\nb' };
const bad: Verdict = { kind: 'rejected', reason: 'prose', detail: 'Only words.' };
const rewrite = { base: ['a', 'b'], proposed: ['A', 'b'] };

function versionOf(...states: readonly PartState[]): Version {
  const version = startVersion(
    { wish: '', attempt: 1 },
    states.map(() => snapshot),
  );
  return states.reduce((all, state, index) => withPart(all, index, { ...all.parts[index]!, state }), version);
}

function streamed(part: Part, ...pieces: readonly string[]): Part {
  return pieces.reduce(appendReply, startPart(part));
}

const waiting = versionOf({ kind: 'waiting' }).parts[0]!;

describe('a version of a proposal', () => {
  it('begins with all its parts waiting and nothing spent', () => {
    const version = startVersion({ wish: 'use const', attempt: 3 }, [snapshot, snapshot]);
    assert.deepEqual(version, {
      wish: 'use const',
      attempt: 3,
      problems: [],
      parts: [waiting, waiting],
      spent: { tokens: 0 },
    });
    assert.deepEqual(startVersion({ wish: '', attempt: 1, problems: ['One.'] }, []).problems, ['One.']);
  });

  const ready: PartState = { kind: 'ready', rewrite };
  const phases: readonly [states: readonly PartState[], phase: string][] = [
    [[{ kind: 'waiting' }], 'streaming'],
    [[{ kind: 'streaming', reply: '' }], 'streaming'],
    [[{ kind: 'checking', reply: '' }], 'streaming'],
    [[ready], 'ready'],
    [[{ kind: 'refused' }], 'refused'],
    [[{ kind: 'stopped', reply: '' }], 'stopped'],
    [[{ kind: 'failed', problem, reply: '' }], 'failed'],
    [[ready, { kind: 'waiting' }], 'streaming'],
    [[{ kind: 'refused' }, ready], 'ready'],
    [[ready, { kind: 'failed', problem, reply: '' }], 'ready'],
    [[ready, { kind: 'stopped', reply: '' }], 'ready'],
    [[{ kind: 'refused' }, { kind: 'failed', problem, reply: '' }], 'failed'],
    [[{ kind: 'refused' }, { kind: 'stopped', reply: '' }], 'stopped'],
  ];
  for (const [states, phase] of phases)
    it(`is ${phase} when its parts are ${states.map(({ kind }) => kind).join(' and ')}`, () => {
      assert.equal(phaseOf(versionOf(...states)), phase);
    });

  it('keeps what is ready, refused or streamed when it is stopped or fails', () => {
    const version = versionOf(
      ready,
      { kind: 'refused' },
      { kind: 'streaming', reply: 'one' },
      { kind: 'checking', reply: 'two' },
      { kind: 'waiting' },
    );
    const replies = ['one', 'two', ''];
    assert.deepEqual(
      stop(version).parts.map(({ state }) => state),
      [ready, { kind: 'refused' }, ...replies.map((reply) => ({ kind: 'stopped', reply }))],
    );
    assert.deepEqual(
      fail(version, problem).parts.map(({ state }) => state),
      [ready, { kind: 'refused' }, ...replies.map((reply) => ({ kind: 'failed', problem, reply }))],
    );
    assert.deepEqual(fail(stop(version), problem), stop(version));
  });

  it('adds up what was spent, in dollars as far as these are known', () => {
    const none = versionOf();
    assert.deepEqual(withSpent(none, { tokens: 5 }).spent, { tokens: 5 });
    assert.deepEqual(withSpent(none, { tokens: 5, dollars: 0.25 }).spent, { tokens: 5, dollars: 0.25 });
    const twice = withSpent(withSpent(none, { tokens: 5, dollars: 0.25 }), { tokens: 2, dollars: 0.5 });
    assert.deepEqual(twice.spent, { tokens: 7, dollars: 0.75 });
    assert.deepEqual(withSpent(twice, { tokens: 1 }).spent, { tokens: 8, dollars: 0.75 });
    assert.deepEqual(withSpent(none, { tokens: 0, dollars: 0 }).spent, { tokens: 0, dollars: 0 });
  });
});

describe('a part of a proposal', () => {
  it('goes from the question to a rewrite of lines, whatever their endings', () => {
    const part = startChecking(streamed(waiting, 'A\n', 'b'));
    assert.deepEqual(part.state, { kind: 'checking', reply: 'A\nb' });
    assert.deepEqual(settle(part, good, 'A\nb').state, { kind: 'ready', rewrite });
  });

  it('keeps every refusal with its reply, and can be asked for once more', () => {
    const once = settle(startChecking(streamed(waiting, 'Words.')), bad, 'Words.');
    assert.deepEqual(once.state, { kind: 'refused' });
    const twice = settle(startChecking(streamed(once, 'Talk.')), bad, 'Talk.');
    assert.deepEqual(
      twice.refusals.map(({ reply }) => reply),
      ['Words.', 'Talk.'],
    );
    const third = settle(startChecking(streamed(twice, 'A')), good, 'A');
    assert.equal(third.state.kind, 'ready');
    assert.equal(third.refusals.length, 2);
  });

  it('is not changed by what comes too early or too late', () => {
    const states: readonly PartState[] = [
      { kind: 'waiting' },
      { kind: 'ready', rewrite },
      { kind: 'refused' },
      { kind: 'stopped', reply: 'A' },
      { kind: 'failed', problem, reply: 'A' },
    ];
    for (const state of states) {
      const part = { ...waiting, state };
      assert.equal(appendReply(part, 'more'), part);
      assert.equal(startChecking(part), part);
      assert.equal(settle(part, good, 'A'), part);
    }
    const checking = startChecking(streamed(waiting, 'A'));
    assert.equal(appendReply(checking, 'more'), checking);
    const streaming = streamed(waiting, 'A');
    assert.equal(settle(streaming, good, 'A'), streaming);
  });
});
