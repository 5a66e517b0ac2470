import assert from 'node:assert/strict';
import { parseOwnPrompt } from '../../../src/core/prompts/ownPrompt.ts';
import { fillIn } from '../../../src/core/workersAi/sentence.ts';

function faultOf(text: string, name = 'review'): string {
  const result = parseOwnPrompt(name, text);
  assert.ok('fault' in result);
  return `${result.fault.line}: ${fillIn(result.fault.sentence)}`;
}

const head = (...lines: string[]): string => ['---', ...lines, '---', 'Review this.'].join('\n');

describe('parseOwnPrompt', () => {
  it('reads all that a head may say', () => {
    const text = head(
      'name: Review',
      '# a comment',
      '',
      'description: "Reads it: as a reviewer"',
      'scope: selection',
      'temperature: 0.5',
      'max_tokens: 800',
    );
    assert.deepEqual(parseOwnPrompt('file-name', text), {
      name: 'review',
      description: 'Reads it: as a reviewer',
      scope: 'selection',
      options: { temperature: 0.5, maxTokens: 800 },
      body: 'Review this.',
    });
  });

  it('needs no head, and takes the file’s name', () => {
    assert.deepEqual(parseOwnPrompt('Greet', '\uFEFFSay hello.\r\nTwice.\n'), {
      name: 'greet',
      description: '',
      scope: 'none',
      options: {},
      body: 'Say hello.\nTwice.',
    });
  });

  it('keeps a line of dashes in the body', () => {
    const result = parseOwnPrompt('a', `${head('scope: file')}\n---\nmore`);
    assert.ok('body' in result && result.body === 'Review this.\n---\nmore');
  });

  for (const [name, text, fault] of [
    ['a head that does not end', '---\nname: a\nText', '1: The line “---” that ends the head is missing.'],
    ['a line that is no pair', head('name: a', 'just words'), '3: This line must read “key: value”.'],
    ['a list', head('name:', '  - a'), '3: This line must read “key: value”.'],
    ['a key that is there twice', head('scope: file', 'scope: none'), '3: “scope” stands here twice.'],
    [
      'an unknown key',
      head('model: gpt'),
      '2: “model” is not known here. Known are: name, description, scope, temperature, max_tokens.',
    ],
    [
      'a name with blanks',
      head('name: my review'),
      '2: “my review” cannot be a name: use letters, digits, “-”, “_” and “.”, at most 40.',
    ],
    ['an unknown scope', head('scope: folder'), '2: “scope” must be one of: selection, file, none.'],
    [
      'a temperature that is too high',
      head('temperature: 5.1'),
      '2: “temperature” must be a number from 0 to 5.',
    ],
    ['a temperature in words', head('temperature: warm'), '2: “temperature” must be a number from 0 to 5.'],
    ['half a token', head('max_tokens: 0.5'), '2: “max_tokens” must be a whole number from 1 to 1000000.'],
    ['no text', '---\nname: a\n---\n\n', '1: There is no text after the head, so there is nothing to send.'],
    [
      'unknown variables',
      '---\nname: a\n---\nSay {{input}},\nthen {{clipboard}} and {{ date }}.',
      '5: There is no variable {{clipboard}}, {{date}}. Known are: {{selection}}, {{file}}, {{language}}, {{problems}}, {{input}}.',
    ],
  ] as const)
    it(`names ${name} with its line`, () => {
      assert.equal(faultOf(text), fault);
    });

  it('names a file name that cannot be typed', () => {
    assert.match(faultOf('Text', 'my review'), /^1: “my review” cannot be a name/);
  });
});
