import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { answer } from '../../../support/workersAi/answers.ts';
import { findFences, writeFence } from '../../../support/workersAi/fences.ts';
import { tidy } from '../../../support/workersAi/tidy.ts';
import { splitTokens } from '../../../support/workersAi/tokens.ts';

const user = (content: string) => ({ role: 'user' as const, content });
const system = (content: string) => ({ role: 'system' as const, content });
const python = '```python\ndef area(width, height):\n    return width * height\n\nclass Box:\n    pass\n```';

describe('the simple rules', () => {
  it('explain code by what can be counted, and say whose words these are', () => {
    const text = answer([user(`Explain this.\n${python}`)]);
    assert.match(text, /stand-in service, not a model/);
    assert.match(text, /python/);
    assert.match(text, /5 lines/);
    assert.match(text, /`area`, `Box`/);
    assert.deepEqual(
      findFences(text).map((fence) => fence.language),
      ['python'],
    );
  });

  it('see arrow functions, and say when no name is there', () => {
    assert.match(answer([user('```ts\nconst twice = (n: number) => 2 * n;\n```')]), /`twice`/);
    assert.match(answer([user('```\nx\n```')]), /none seen/);
  });

  it('answer a rewrite with one fence of the same language and nothing else', () => {
    const text = answer([system('Rewrite the code.'), user('Tidy:\n```js\nvar a = 1;  \n```')]);
    assert.equal(text, '```js\nconst a = 1;\n```');
  });

  it('rewrite the last fence of the last user message', () => {
    const first = user('```js\nvar old;\n```');
    const last = user('Around:\n```js\nvar near;\n```\nSelected:\n```js\nif (a == b) c();\n```');
    assert.equal(answer([system('You REWRITE.'), first, last]), '```js\nif (a === b) c();\n```');
  });

  it('quote anything else and count the messages', () => {
    const text = answer([user('one'), { role: 'assistant', content: 'two' }, user('Why?\nReally?')]);
    assert.match(text, /3 messages/);
    assert.match(text, /> Why\?\n> Really\?$/);
  });
});

describe('tidy', () => {
  const javascript = (code: string) => tidy({ language: 'javascript', code });

  it('trims the ends of lines and folds blank lines', () => {
    assert.equal(javascript('a();  \n\n\n\n\tb();\t'), 'a();\n\n\tb();');
  });

  it('gives const to what stays and let to what changes', () => {
    assert.equal(javascript('var a = 1;\nvar b = 2;\nb += a;'), 'const a = 1;\nlet b = 2;\nb += a;');
    assert.equal(
      javascript('var i;\nfor (i = 0; i < 3; i++) f(i);'),
      'let i;\nfor (i = 0; i < 3; i++) f(i);',
    );
  });

  it('is strict in comparing, but for null', () => {
    assert.equal(javascript('a == b; a != b; a == null; a === b;'), 'a === b; a !== b; a == null; a === b;');
  });

  it('leaves strings, templates, regular expressions and comments alone', () => {
    const code = `f("a == b", 'var c', \`d == \${e}\`, /var == /); // var f == g\n/* a == b */`;
    assert.equal(javascript(`${code}\nvar z = 1;`), `${code}\nconst z = 1;`);
  });

  it('says so, as a comment with the indentation of the code, when nothing needed it', () => {
    assert.equal(
      tidy({ language: 'python', code: '    pass' }),
      '    # The stand-in service found nothing to tidy here.\n    pass',
    );
  });

  it('leaves Markdown and clean text of unknown languages alone', () => {
    assert.equal(tidy({ language: 'markdown', code: 'hard  \nbreak' }), 'hard  \nbreak');
    assert.equal(tidy({ language: '', code: 'text' }), 'text');
  });
});

describe('fences and tokens', () => {
  it('a fence that is written is found again', () => {
    const code = fc
      .array(fc.constantFrom('a', '`', '~', ' ', '\n', 'é', '👋'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.constantFrom('', 'ts', 'c++'), code, (language, text) => {
        assert.deepEqual(findFences(writeFence({ language, code: text })), [{ language, code: text }]);
      }),
      { seed: 1 },
    );
  });

  it('tokens joined are the text again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(splitTokens(text).join(''), text);
      }),
      { seed: 1 },
    );
  });

  it('digits come in groups of at most three, without their space', () => {
    assert.deepEqual(splitTokens('a 12345'), ['a', ' ', '123', '45']);
  });
});
