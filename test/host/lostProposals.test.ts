import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import {
  describeLost,
  OpenProposalRecord,
  type OpenProposal,
} from '../../src/host/inlineEdit/lostProposals.ts';

const proposal: OpenProposal = {
  wish: 'use const',
  path: 'src/a.ts',
  firstLine: 3,
  lastLine: 9,
};

describe('the record of open proposals', () => {
  let values: Map<string, unknown>;
  let damage: string[];

  /** A window over the same workspace. */
  const openWindow = (): OpenProposalRecord => {
    const memento: vscode.Memento = {
      keys: () => [...values.keys()],
      get: <T>(key: string, fallback?: T) => (values.get(key) as T | undefined) ?? fallback,
      update: (key: string, value: unknown) => {
        if (value === undefined) values.delete(key);
        else values.set(key, JSON.parse(JSON.stringify(value)));
        return Promise.resolve();
      },
    };
    return new OpenProposalRecord(memento, (problem) => damage.push(problem));
  };

  beforeEach(() => {
    values = new Map();
    damage = [];
  });

  it('gives what an earlier window left, once', async () => {
    await openWindow().set([proposal]);
    const next = openWindow();
    assert.deepEqual(await next.take(), [proposal]);
    assert.deepEqual(await next.take(), []);
    assert.deepEqual(await openWindow().take(), []);
  });

  it('leaves nothing behind when all proposals are closed', async () => {
    const record = openWindow();
    await record.set([proposal]);
    await record.set([]);
    assert.equal(values.size, 0);
  });

  it('stores no more than it names', async () => {
    const withCode = { ...proposal, selection: 'secret()' };
    await openWindow().set([withCode]);
    assert.doesNotMatch(JSON.stringify([...values]), /secret/);
  });

  it('keeps what can be read of a damaged record, and reports the rest', async () => {
    await openWindow().set([proposal]);
    const [key = ''] = values.keys();
    values.set(key, [null, proposal, { ...proposal, firstLine: 0 }, 'x']);
    assert.deepEqual(await openWindow().take(), [proposal]);
    values.set(key, { not: 'a list' });
    assert.deepEqual(await openWindow().take(), []);
    assert.equal(damage.length, 2);
    assert.equal(values.size, 0);
  });
});

describe('describeLost', () => {
  it('names one proposal', () => {
    assert.equal(
      describeLost([{ ...proposal, lastLine: 3 }]),
      'The window was closed or reloaded with an open proposal, which is gone: “use const” for src/a.ts, line 3. The file holds only what you accepted.',
    );
  });

  it('names three and counts the others', () => {
    const list = [proposal, { ...proposal, wish: '' }, { ...proposal, path: 'b' }, proposal, proposal];
    assert.equal(
      describeLost(list),
      'The window was closed or reloaded with 5 open proposals, which are gone: “use const” for src/a.ts, lines 3 to 9; “Tidy up” for src/a.ts, lines 3 to 9; “use const” for b, lines 3 to 9; 2 more. The files hold only what you accepted.',
    );
  });

  it('shortens a long wish and puts it in one line', () => {
    const text = describeLost([{ ...proposal, wish: `use\n${'const '.repeat(100)}` }]);
    assert.match(text, /“use const [const ]{30,50}…” for/);
  });

  it('says nothing about nothing', () => {
    assert.equal(describeLost([]), '');
  });
});
