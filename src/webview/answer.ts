import { isUnderWay, type Answer, type AnswerDetails } from '../core/conversation/turn.ts';
import { createFooter, outcomeText, type FooterActions } from './answerFooter.ts';
import { element } from './dom.ts';
import type { CodeBlockFactory } from './markdown/codeBlock.ts';
import { StreamRenderer } from './markdown/streamRenderer.ts';
import type { Status } from './status.ts';
import type { Texts } from './text.ts';

/** What every answer of the page uses. */
export interface AnswerServices {
  readonly texts: Texts;
  readonly codeBlocks: CodeBlockFactory;
  readonly status: Status;
}

/** One answer in the transcript, from waiting to its end. */
export class AnswerView {
  readonly root: HTMLElement;
  readonly #services: AnswerServices;
  readonly #actions: FooterActions;
  readonly #body = element('div', { class: 'markdown' });
  readonly #footer = element('footer', { class: 'answer-footer' });
  readonly #renderer: StreamRenderer;
  #details: AnswerDetails;

  constructor(answer: Answer, services: AnswerServices, actions: FooterActions) {
    this.#services = services;
    this.#actions = actions;
    this.#details = answer;
    this.#renderer = new StreamRenderer(this.#body, services.codeBlocks, services.texts);
    const headingId = `answer-${answer.id}`;
    this.root = element(
      'article',
      { class: 'answer', attributes: { 'aria-labelledby': headingId } },
      element('h2', { class: 'visually-hidden', attributes: { id: headingId } }, services.texts.answer),
      this.#body,
      this.#footer,
    );
    if (answer.text !== '') this.#renderer.append(answer.text);
    if (!this.running) this.#renderer.finish();
    this.#drawFooter();
  }

  get running(): boolean {
    return isUnderWay(this.#details);
  }

  append(text: string): void {
    this.#renderer.append(text);
    if (this.#details.state.kind === 'waiting') this.#footer.replaceChildren();
  }

  /** Takes everything about the answer except its text, and says aloud when it ends. */
  change(details: AnswerDetails): void {
    const ended = this.running && !isUnderWay(details);
    this.#details = details;
    if (!this.running) this.#renderer.finish();
    this.#drawFooter();
    if (ended) this.#announceEnd();
  }

  restart(): void {
    this.#renderer.restart();
    const { model } = this.#details;
    this.#details = { model, state: { kind: 'waiting' } };
    this.#drawFooter();
  }

  /** Stops drawing: the answer leaves the page. */
  dispose(): void {
    this.#renderer.restart();
  }

  #drawFooter(): void {
    this.root.setAttribute('aria-busy', String(this.running));
    this.#footer.replaceChildren(...createFooter(this.#details, this.#services.texts, this.#actions));
  }

  #announceEnd(): void {
    const { texts, status } = this.#services;
    const { state } = this.#details;
    const outcome = outcomeText(state, texts);
    if (outcome === undefined) status.announce(this.#summary());
    else if (state.kind === 'stopped') status.announce(outcome);
    else status.alert(outcome);
  }

  #summary(): string {
    const prose = this.#body.querySelectorAll<HTMLElement>(':scope > .part > :not(.code-block)');
    const words = [...prose].flatMap((block) => block.innerText.match(/\S+/g) ?? []);
    const codeBlocks = this.#body.querySelectorAll('.code-block');
    return this.#services.texts.answerComplete(words.length, codeBlocks.length);
  }
}
