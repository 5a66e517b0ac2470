import type { Locator } from 'playwright-core';
import * as v from 'valibot';
import type { ReplyBehaviour } from '../../support/workersAi/behaviour.ts';
import type { RecordedRequest } from '../../support/workersAi/requests.ts';
import type { Service } from '../../support/workersAi/server.ts';
import type { Editor } from './editor.ts';
import { openPanel, panel } from './panel.ts';

const bodySchema = v.object({
  messages: v.array(v.object({ role: v.string(), content: v.string() })),
  temperature: v.exactOptional(v.number()),
});

/** What a request asked of the model. */
export type Asked = v.InferOutput<typeof bodySchema>;

/** The body of a request to the model. Throws when it is none. */
export function askedBy({ body }: RecordedRequest): Asked {
  return v.parse(bodySchema, body);
}

/** How many requests to the model there were so far. */
export function requestCount(service: Service): number {
  return service.requests.filter(({ method }) => method === 'POST').length;
}

/** The panel's message box. */
export function messageBox(editor: Editor): Locator {
  return panel(editor).getByRole('textbox', { name: 'Ask about your code' });
}

/** Answers that hold this text. */
export function answer(editor: Editor, text: string | RegExp): Locator {
  return panel(editor).locator('article.answer', { hasText: text });
}

/** Questions that hold this text. */
export function question(editor: Editor, text: string | RegExp): Locator {
  return panel(editor).locator('article.question', { hasText: text });
}

/** Chips over the message box that hold this text; the selection that is only offered is none. */
export function chip(editor: Editor, text: string | RegExp): Locator {
  return panel(editor).locator('.chip:not(.offered)', { hasText: text });
}

/** Lines of the list that opens over the message box, by their label. */
export function completion(editor: Editor, label: string): Locator {
  const exact = panel(editor).locator('.completion-label').getByText(label, { exact: true });
  return panel(editor).locator('.completion').filter({ has: exact });
}

/** Types behind what stands in the message box, goes down to a line of the list and takes it, all by keyboard. */
export async function complete(editor: Editor, typed: string, label: string): Promise<void> {
  await messageBox(editor).pressSequentially(typed);
  const wanted = completion(editor, label).first();
  await wanted.waitFor();
  while ((await wanted.getAttribute('aria-selected')) !== 'true') await messageBox(editor).press('ArrowDown');
  await messageBox(editor).press('Enter');
}

/** Puts a message into the box in place of what it holds, and sends it by Enter. */
export async function send(editor: Editor, message: string): Promise<void> {
  await messageBox(editor).fill(message);
  await messageBox(editor).press('Enter');
}

/** How the service words a reply that has reached its limit; its own shape has no word for that. */
export const cutAtLimit: Partial<ReplyBehaviour> = { finishReason: 'length', shape: 'openai' };

/** Sends a message, lets the service answer, and waits until the answer is whole. Gives what was asked of the model. */
export async function ask(
  editor: Editor,
  service: Service,
  message: string,
  reply: string,
  more: Partial<ReplyBehaviour> = {},
): Promise<Asked> {
  const before = await panel(editor).locator('article.answer').count();
  service.enqueue({ reply, ...more });
  await send(editor, message);
  const request = await service.waitForRequest();
  await panel(editor).locator('article.answer').nth(before).and(whole(editor)).waitFor();
  return askedBy(request);
}

/** Answers that are not under way. */
export function whole(editor: Editor): Locator {
  return panel(editor).locator('article.answer[aria-busy=false]');
}

/** Loads the window's page again, as Reload does in a browser, and waits for its panel. */
export async function reload(editor: Editor): Promise<void> {
  await editor.page.reload();
  await editor.page.locator('[id^="edgewise.edgewise"]').first().waitFor({ timeout: 45_000 });
  await openPanel(editor);
  await messageBox(editor).waitFor({ timeout: 45_000 });
}
