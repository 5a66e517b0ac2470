import assert from 'node:assert/strict';
import type { Attachment } from '../../../src/core/conversation/attachment.ts';
import { longestTitle, titleOf } from '../../../src/core/conversation/title.ts';
import type { Question } from '../../../src/core/conversation/turn.ts';

function title(text: string, question: Partial<Question> = {}): string {
  const asked: Question = {
    role: 'user',
    id: 'q',
    parentId: null,
    time: 1,
    action: 'chat',
    text,
    attachments: [],
    ...question,
  };
  return titleOf({ turns: [asked] });
}

const code: Attachment = {
  id: 'x',
  kind: 'selection',
  label: 'orders.ts',
  reference: { uri: 'file:///src/orders.ts', path: 'src/orders.ts', startLine: 1, endLine: 2 },
  languageId: 'typescript',
  code: '',
  before: '',
  after: '',
};

describe('the title of a conversation', () => {
  it('is the first line of the first question that holds something', () => {
    assert.equal(title('\n  Why  is\tit so?\nTell me.'), 'Why is it so?');
  });

  it('ends with a word', () => {
    const long = title('How can I split this function into several smaller ones that are easier to test?');
    assert.equal(long, 'How can I split this function into several smaller ones…');
    assert.ok(long.length <= longestTitle);
    assert.equal(title('x'.repeat(100)), `${'x'.repeat(59)}…`);
    assert.equal(title('😀'.repeat(100)), `${'😀'.repeat(59)}…`);
  });

  it('names what is explained where the words do not', () => {
    assert.equal(
      title('Explain the selected code.', { action: 'explain', attachments: [code] }),
      'Explain the selected code: orders.ts',
    );
    assert.equal(
      title('Explain total.', { action: 'explain', attachments: [{ ...code, symbol: 'total' }] }),
      'Explain total.',
    );
    assert.equal(title('', { attachments: [code] }), 'orders.ts');
  });

  it('is the name that the person gave', () => {
    assert.equal(titleOf({ title: ' My\nway ', turns: [] }), 'My way');
    assert.equal(titleOf({ turns: [] }), '');
  });
});
