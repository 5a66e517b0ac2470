import assert from 'node:assert/strict';
import { estimatePrompt, TooLarge } from '../../../src/core/prompts/prompt.ts';
import { refactorPrompt, type RefactorInput } from '../../../src/core/prompts/refactor.ts';

const input: RefactorInput = {
  languageId: 'typescript',
  path: 'src/queue.ts',
  selection: 'var a = 1;\nvar b = 2;',
  before: "import { x } from 'y';\n",
  after: '\nexport { a };\n',
  wish: '  use const ',
  contextWindow: 16_000,
};

const userText = (change: Partial<RefactorInput>): string =>
  refactorPrompt({ ...input, ...change }).messages.find(({ role }) => role === 'user')!.content;

describe('refactorPrompt', () => {
  it('names the file, the wish, the lines around and, last, the selection', () => {
    const text = userText({});
    const places = ['src/queue.ts', 'import { x }', 'export { a };', 'use const', 'var a = 1;'].map((part) =>
      text.indexOf(part),
    );
    assert.ok(places.every((place) => place >= 0));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.ok(text.endsWith('```typescript\nvar a = 1;\nvar b = 2;\n```'));
  });

  it('asks for a general tidy-up when there is no wish', () => {
    assert.match(userText({ wish: '' }), /Tidy this code up/);
  });

  it('leaves out surroundings that hold nothing', () => {
    assert.doesNotMatch(userText({ before: '\n', after: '' }), /Lines (before|after) the selection/);
  });

  it('stays within the context window, whatever stands around', () => {
    const line = 'const value = compute(1, 2, 3);\n';
    const prompt = refactorPrompt({
      ...input,
      before: line.repeat(5000),
      after: line.repeat(5000),
      contextWindow: 1500,
    });
    assert.ok(estimatePrompt(prompt.messages) + prompt.maxTokens <= 1500);
  });

  it('gives the reply room for more than the selection', () => {
    const selection = 'const value = compute(1, 2, 3);\n'.repeat(100);
    const { maxTokens } = refactorPrompt({ ...input, selection });
    assert.ok(maxTokens > refactorPrompt(input).maxTokens);
  });

  it('gives one line room to be documented, as far as the window goes', () => {
    assert.equal(refactorPrompt({ ...input, selection: 'a' }).maxTokens, 1024);
    const asked = estimatePrompt(refactorPrompt({ ...input, before: '', after: '' }).messages);
    const { maxTokens } = refactorPrompt({ ...input, contextWindow: asked + 500 });
    assert.equal(maxTokens, 500);
  });

  it('refuses a selection that does not fit, naming both sizes', () => {
    const selection = 'const value = compute(1, 2, 3);\n'.repeat(5000);
    assert.throws(
      () => refactorPrompt({ ...input, selection }),
      (error) =>
        error instanceof TooLarge &&
        error.needed > 16_000 &&
        error.sentence.values.includes(error.contextWindow),
    );
  });
});
