import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { Gate } from '../../support/workersAi/gate.ts';
import { startService, type Service } from '../../support/workersAi/server.ts';
import {
  answer,
  ask,
  askedBy,
  chip,
  complete,
  cutAtLimit,
  messageBox,
  question,
  reload,
  requestCount,
  send,
  whole,
} from '../support/chat.ts';
import { openEditor, type Editor } from '../support/editor.ts';
import { openPanel, panel } from '../support/panel.ts';
import { keepPicturesOfFailures, screenshot } from '../support/screenshots.ts';

describe('branches of a conversation', () => {
  let service: Service;
  let editor: Editor;
  before(async () => {
    service = await startService();
    editor = await openEditor({ service, signedIn: true });
    await openPanel(editor);
  });
  after(async () => {
    await editor.close();
    await service.close();
  });
  keepPicturesOfFailures(() => editor);

  const button = (inside: Locator, name: string): Locator =>
    inside.getByRole('button', { name, exact: true });
  const focused = (): Locator => panel(editor).locator(':focus');

  it('begin with an earlier question in other words', async () => {
    await ask(editor, service, 'What is a stack?', 'Last in, first out.');
    await ask(editor, service, 'And a heap?', 'A tree in order.');
    const first = question(editor, 'What is a stack?');
    await first.hover();
    await button(first, 'Edit').click();
    const editing = panel(editor).getByRole('textbox', { name: 'Edit your question' });
    assert.equal(await editing.inputValue(), 'What is a stack?');
    service.enqueue({ reply: 'First in, first out.' });
    await editing.fill('What is a queue?');
    await editing.press('Enter');
    await answer(editor, 'First in, first out.').and(whole(editor)).waitFor();
    await answer(editor, 'A tree in order.').waitFor({ state: 'detached' });
    const edited = await service.waitForRequest();
    assert.deepEqual(
      askedBy(edited).messages.filter(({ role }) => role !== 'system'),
      [{ role: 'user', content: 'What is a queue?' }],
    );
    await question(editor, '2/2').waitFor();
  });

  it('are stepped through by the arrows, which keep the focus', async () => {
    const previous = button(panel(editor).locator('article.question'), 'Previous version').first();
    await previous.focus();
    await previous.press('Enter');
    await answer(editor, 'A tree in order.').waitFor();
    await previous.and(focused()).waitFor();
    const next = button(panel(editor).locator('article.question'), 'Next version').first();
    await next.focus();
    await next.press('Enter');
    await answer(editor, 'First in, first out.').waitFor();
    await next.and(focused()).waitFor();
    await answer(editor, 'A tree in order.').waitFor({ state: 'detached' });
  });

  it('hold another answer to the same question', async () => {
    const old = answer(editor, 'First in, first out.');
    service.enqueue({ reply: 'Like a line at the till.' });
    await old.hover();
    await button(old, 'Regenerate').click();
    await answer(editor, 'Like a line at the till.').and(whole(editor)).waitFor();
    await service.waitForRequest();
    await answer(editor, '2/2').waitFor();
    await button(answer(editor, '2/2'), 'Previous version').click();
    await answer(editor, 'First in, first out.').waitFor();
  });

  it('go on with an answer that was cut, and repeat nothing', async () => {
    await ask(editor, service, 'Count', 'One, two, three, four, fi', cutAtLimit);
    const cut = answer(editor, 'Cut at the token limit.');
    service.enqueue({ reply: 'three, four, five, six.' });
    await button(cut, 'Continue').click();
    await answer(editor, 'six.').and(whole(editor)).waitFor();
    assert.equal(
      await answer(editor, 'six.').locator('.markdown').innerText(),
      'One, two, three, four, five, six.',
    );
    await service.waitForRequest();
    await screenshot(editor, 'chat-branches');
  });

  it('are there after the window was loaded again, with what waits in the message box', async () => {
    await button(answer(editor, 'One, two'), 'Previous version').click();
    await answer(editor, 'Cut at the token limit.').waitFor();
    await complete(editor, 'Not sent yet @file READ', 'README.md');
    await chip(editor, /README\.md.*≈/s).waitFor();
    await reload(editor);
    await answer(editor, 'Cut at the token limit.').waitFor();
    await answer(editor, 'First in, first out.').waitFor();
    await chip(editor, /README\.md.*≈/s).waitFor();
    assert.equal(await messageBox(editor).inputValue(), 'Not sent yet ');
  });

  it('recalls earlier messages with Up, and comes back to the one not sent', async () => {
    await messageBox(editor).press('Home');
    await messageBox(editor).press('ArrowUp');
    assert.equal(await messageBox(editor).inputValue(), 'Count');
    await messageBox(editor).press('ArrowUp');
    assert.equal(await messageBox(editor).inputValue(), 'What is a queue?');
    await messageBox(editor).press('ArrowDown');
    await messageBox(editor).press('ArrowDown');
    assert.equal(await messageBox(editor).inputValue(), 'Not sent yet ');
  });

  it('sends nothing with Enter while an answer is on its way, and Escape stops it', async () => {
    const gate = new Gate();
    service.enqueue({ tokens: ['Slowly', ' but surely'], gate });
    await send(editor, 'Tell me all');
    gate.release();
    await answer(editor, 'Slowly').waitFor();
    const before = requestCount(service);
    await send(editor, 'Faster!');
    assert.equal(await messageBox(editor).inputValue(), 'Faster!');
    await messageBox(editor).press('Escape');
    await answer(editor, 'Stopped.').waitFor();
    const request = await service.waitForRequest();
    assert.equal(await request.settled, 'aborted');
    assert.equal(requestCount(service), before);
    assert.equal(await messageBox(editor).inputValue(), 'Faster!');
  });

  it('can be stepped while one streams, and Stop stays in reach', async () => {
    const gate = new Gate();
    service.enqueue({ tokens: ['Another', ' try'], gate });
    await button(answer(editor, 'Slowly'), 'Retry').click();
    gate.release();
    await answer(editor, 'Another').waitFor();
    await button(answer(editor, 'Another'), 'Previous version').click();
    await answer(editor, 'Slowly').waitFor();
    await panel(editor).getByRole('button', { name: 'Stop (Esc)' }).click();
    await panel(editor).getByRole('button', { name: 'Send (Enter)' }).waitFor();
    const request = await service.waitForRequest();
    assert.equal(await request.settled, 'aborted');
  });
});
