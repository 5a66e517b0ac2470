import assert from 'node:assert/strict';
import { fillVariables, namesIn } from '../../../src/core/prompts/variables.ts';

describe('variables in a prompt', () => {
  it('names each once', () => {
    assert.deepEqual(namesIn('{{file}}, {{ input }} and {{file}}; { {no}} {{}} {{two words}}'), [
      'file',
      'input',
    ]);
  });

  it('are filled in, and what came in is left alone', () => {
    const values = new Map([
      ['file', 'a$&.ts'],
      ['input', '{{file}}'],
    ]);
    assert.equal(fillVariables('{{file}}: {{ input }}, {{other}}', values), 'a$&.ts: {{file}}, {{other}}');
  });
});
