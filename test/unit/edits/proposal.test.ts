import assert from 'node:assert/strict';
import {
  appendReply,
  compareWith,
  fail,
  retry,
  settle,
  startChecking,
  startProposal,
  stop,
  type Proposal,
  type Snapshot,
} from '../../../src/core/edits/proposal.ts';
import { diffOf } from '../../../src/core/edits/proposalDiff.ts';

const snapshot: Snapshot = {
  languageId: 'typescript',
  path: 'a.ts',
  before: '',
  selection: 'var a = 1;\nvar b = 2;',
  after: '\n',
};
const replacement = 'const a = 1;\nvar b = 2;';
const problem = { message: 'The service is down.', actions: [] };

function streamed(...texts: readonly string[]): Proposal {
  return texts.reduce(appendReply, startProposal('use const', snapshot));
}

function ready(): Proposal {
  const checking = startChecking(streamed('const a = 1;\n', 'var b = 2;'));
  return settle(checking, { kind: 'replacement', text: replacement }, snapshot.selection);
}

describe('a proposal', () => {
  it('gathers its reply while it streams', () => {
    assert.deepEqual(streamed('a', 'b').state, { kind: 'streaming', reply: 'ab' });
  });

  it('becomes ready when the gate lets the reply through', () => {
    assert.deepEqual(ready().state, { kind: 'ready', replacement });
  });

  it('becomes rejected when the gate refuses, and keeps what came', () => {
    const verdict = { kind: 'rejected', reason: 'prose', detail: 'Only prose.' } as const;
    const { state } = settle(startChecking(streamed('Well.')), verdict, snapshot.selection);
    assert.deepEqual(state, { kind: 'rejected', reason: 'prose', detail: 'Only prose.', reply: 'Well.' });
  });

  it('is stale at once when the code was changed while it streamed', () => {
    const settled = settle(startChecking(streamed()), { kind: 'replacement', text: replacement }, 'other');
    assert.deepEqual(settled.state, { kind: 'stale', replacement });
  });

  it('is stale while the code is another, whatever its line endings', () => {
    const stale = compareWith(ready(), 'var a = 1;');
    assert.equal(stale.state.kind, 'stale');
    assert.equal(compareWith(stale, snapshot.selection.replaceAll('\n', '\r\n')).state.kind, 'ready');
  });

  it('cannot be accepted once stopped, and shows what came', () => {
    const stopped = stop(streamed('const a = 1;\n'));
    assert.ok(stopped.state.kind === 'rejected' && stopped.state.reason === 'stopped');
    assert.match(diffOf(stopped, 1).markdown, /\+const a = 1;/);
  });

  it('takes nothing in once it has ended', () => {
    const failed = fail(streamed('a'), problem);
    assert.deepEqual(failed.state, { kind: 'failed', problem, reply: 'a' });
    const verdict = { kind: 'replacement', text: replacement } as const;
    for (const ended of [failed, stop(streamed('a')), ready()]) {
      assert.equal(appendReply(ended, 'more'), ended);
      assert.equal(startChecking(ended), ended);
      assert.equal(settle(ended, verdict, snapshot.selection), ended);
      assert.equal(stop(ended), ended);
      assert.equal(fail(ended, problem), ended);
    }
  });

  it('begins anew on retry, with the code as it stands', () => {
    const again = retry(ready(), { ...snapshot, selection: 'var c;' });
    assert.equal(again.attempt, 2);
    assert.equal(again.wish, 'use const');
    assert.deepEqual(again.state, { kind: 'streaming', reply: '' });
    assert.equal(again.snapshot.selection, 'var c;');
  });
});

describe('diffOf', () => {
  it('shows a ready proposal as a diff', () => {
    const { markdown, added, removed } = diffOf(ready(), 1);
    assert.equal(markdown, '```diff\n-var a = 1;\n+const a = 1;\n var b = 2;\n```');
    assert.deepEqual({ added, removed }, { added: 1, removed: 1 });
  });

  it('shows of a streaming one what came, and deletes nothing that it has not reached', () => {
    assert.equal(
      diffOf(streamed('```ts\nconst a = 1;\nva'), 1).markdown,
      '```diff\n+const a = 1;\n var a = 1;\n var b = 2;\n```',
    );
  });

  it('encloses fences in a longer one', () => {
    const code = { ...snapshot, languageId: 'markdown', selection: '````\na\n````' };
    const checking = startChecking(startProposal('', code));
    const proposal = settle(checking, { kind: 'replacement', text: '````\nb\n````' }, code.selection);
    assert.match(diffOf(proposal, 1).markdown, /^`{5}diff\n[^]*\n`{5}$/);
  });

  it('is empty while nothing differs', () => {
    assert.equal(diffOf(streamed('```ts\n'), 1).markdown, '');
  });
});
