import assert from 'node:assert/strict';
import { findJson } from '../../../src/core/workersAi/findJson.ts';

describe('findJson', () => {
  const texts: readonly (readonly [string, unknown])[] = [
    ['{"a":1}', { a: 1 }],
    [' [1, 2]\n', [1, 2]],
    ['0', 0],
    ['Here it is:\n```json\n{"a":{"b":"}"}}\n```\nDone.', { a: { b: '}' } }],
    ['```\n[1]\n```', [1]],
    ['Sure! {"a":[1]} Anything else?', { a: [1] }],
    ['The list is [1, 2].', undefined],
    ['The list is [{"a":1}].', undefined],
    ['I used arr[0]', undefined],
    ['I used arr[0]: {"a":1}', { a: 1 }],
    ['No JSON here.', undefined],
    ['{"a":', undefined],
    ['', undefined],
  ];
  for (const [text, value] of texts)
    it(`finds ${JSON.stringify(value)} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(findJson(text), value);
    });
});
