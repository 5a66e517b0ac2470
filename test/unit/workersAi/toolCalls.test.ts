import assert from 'node:assert/strict';
import { ToolCallCollector } from '../../../src/core/workersAi/toolCalls.ts';

function collect(...arrays: readonly unknown[][]): ReturnType<ToolCallCollector['finish']> {
  const collector = new ToolCallCollector();
  for (const array of arrays) collector.add(array);
  return collector.finish();
}

const piece = (index: number | undefined, values: unknown, more: object = {}) => ({
  ...(index !== undefined && { index }),
  function: { arguments: values },
  ...more,
});
const first = (index: number | undefined, id: string, name: string, values: unknown = '') => ({
  ...(index !== undefined && { index }),
  id,
  type: 'function',
  function: { name, arguments: values },
});

describe('ToolCallCollector', () => {
  it('has nothing when nothing came', () => {
    assert.deepEqual(collect(), { toolCalls: [], isDamaged: false });
  });

  it('takes whole calls, their arguments an object or a text of JSON', () => {
    const { toolCalls, isDamaged } = collect([
      { name: 'add', arguments: { a: 1 } },
      { name: 'list', arguments: '[1]' },
    ]);
    assert.deepEqual(toolCalls, [
      { name: 'add', arguments: { a: 1 } },
      { name: 'list', arguments: [1] },
    ]);
    assert.equal(isDamaged, false);
  });

  it('keeps whole calls of one name apart', () => {
    const call = { name: 'add', arguments: { a: 1 } };
    assert.equal(collect([call, call], [call]).toolCalls.length, 3);
  });

  it('takes OpenAI calls that came whole', () => {
    assert.deepEqual(
      collect([first(undefined, 'x', 'add', '{"a":1}'), first(undefined, 'y', 'sub', { b: 2 })]).toolCalls,
      [
        { id: 'x', name: 'add', arguments: { a: 1 } },
        { id: 'y', name: 'sub', arguments: { b: 2 } },
      ],
    );
  });

  it('joins pieces by their index, however they are mixed', () => {
    const { toolCalls } = collect(
      [first(0, 'x', 'add'), first(1, 'y', 'sub')],
      [piece(1, '{"b"')],
      [piece(0, '{"a"'), piece(1, ':2}')],
      [piece(0, ':1}')],
    );
    assert.deepEqual(toolCalls, [
      { id: 'x', name: 'add', arguments: { a: 1 } },
      { id: 'y', name: 'sub', arguments: { b: 2 } },
    ]);
  });

  it('joins pieces without an index by their id, or else to the last call', () => {
    const { toolCalls } = collect(
      [first(undefined, 'x', 'add', '{"a"')],
      [piece(undefined, ':1}')],
      [first(undefined, 'y', 'sub', '{')],
      [piece(undefined, '}', { id: 'y' })],
    );
    assert.deepEqual(toolCalls, [
      { id: 'x', name: 'add', arguments: { a: 1 } },
      { id: 'y', name: 'sub', arguments: {} },
    ]);
  });

  it('tells calls apart that all have the index 0 and an id of their own', () => {
    const { toolCalls } = collect(
      [first(0, 'x', 'add', '{}')],
      [first(0, 'y', 'sub', '{"b":')],
      [piece(0, '2}')],
    );
    assert.deepEqual(toolCalls, [
      { id: 'x', name: 'add', arguments: {} },
      { id: 'y', name: 'sub', arguments: { b: 2 } },
    ]);
  });

  it('takes a name that is repeated once, and null for what is absent', () => {
    const nothing = { index: 0, id: null, type: null, function: { name: null, arguments: null } };
    const unnamed = { index: 0, function: { name: '', arguments: '' } };
    const { toolCalls } = collect(
      [first(0, 'x', 'add', '{"a":')],
      [first(0, 'x', 'add', '1}')],
      [nothing],
      [unnamed],
    );
    assert.deepEqual(toolCalls, [{ id: 'x', name: 'add', arguments: { a: 1 } }]);
  });

  it('reads no arguments as none', () => {
    assert.deepEqual(collect([{ name: 'now' }, first(0, 'x', 'then', ' ')]).toolCalls, [
      { name: 'now', arguments: {} },
      { id: 'x', name: 'then', arguments: {} },
    ]);
  });

  it('keeps the words of arguments that are not JSON, and says so', () => {
    assert.deepEqual(collect([first(0, 'x', 'add', '{"a":')]), {
      toolCalls: [{ id: 'x', name: 'add', arguments: '{"a":' }],
      isDamaged: true,
    });
  });

  it('says when a piece came as a number', () => {
    assert.deepEqual(collect([first(0, 'x', 'add', '{"a":')], [piece(0, 0)], [piece(0, '}')]), {
      toolCalls: [{ id: 'x', name: 'add', arguments: { a: 0 } }],
      isDamaged: true,
    });
  });

  it('leaves out what is no call', () => {
    assert.deepEqual(collect([null, 1, 'add', [], {}, { name: 1 }, { function: {} }]).toolCalls, []);
  });
});
