import assert from 'node:assert/strict';
import { codeCommands, codeCommandText, parseSlashMessage } from '../../../src/core/prompts/slashCommand.ts';

describe('parseSlashMessage', () => {
  for (const [text, name, rest] of [
    ['/fix', 'fix', ''],
    ['/fix the loop', 'fix', 'the loop'],
    ['  /Fix\n\nthe loop\nand more ', 'fix', 'the loop\nand more'],
    ['/shop:review now', 'shop:review', 'now'],
    ['/prüfen', 'prüfen', ''],
    ['/usr', 'usr', ''],
  ] as const)
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseSlashMessage(text), { name, rest });
    });

  for (const text of ['/usr/bin holds what?', '/usr/bin', 'a /fix', '/', '/ fix', '//fix', '/*fix*/', '/"a"'])
    it(`finds no command in ${text}`, () => {
      assert.equal(parseSlashMessage(text), undefined);
    });
});

describe('codeCommandText', () => {
  it('adds the person’s own words to what a command says', () => {
    for (const command of codeCommands) {
      const text = codeCommandText(command, '');
      assert.ok(text.length > 20);
      assert.equal(codeCommandText(command, 'the loop'), `${text}\n\nAbove all: the loop`);
    }
  });

  it('asks for one block that can be applied where code changes', () => {
    for (const command of ['fix', 'refactor', 'docs'] as const)
      assert.match(codeCommandText(command, ''), /one fenced code block/);
  });
});
