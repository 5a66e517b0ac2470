import type { Branch } from '../../core/conversation/branches.ts';
import { isUnderWay, type Answer, type AnswerDetails } from '../../core/conversation/turn.ts';
import type { HostMessage } from '../../protocol.ts';
import { element, textButton } from '../dom.ts';
import { CodeBlockFactory, codeBlockOf } from '../markdown/codeBlock.ts';
import { StreamRenderer } from '../markdown/streamRenderer.ts';
import { createCost, createOutcome, createProgress, outcomeText } from './answerFooter.ts';
import { createArticle, setTurnContext, type TurnContext } from './article.ts';
import { createCodeActions, type AnswerCodeActions } from './codeActions.ts';
import { RetryCountdown } from './retryCountdown.ts';
import { focusIn, focusPart } from './turnFocus.ts';
import { createBranchSwitch, createTurnBar, createTurnButtons, turnButton } from './turnBar.ts';
import type { TurnServices, TurnView } from './turnView.ts';

type CodeBlockAction = Extract<HostMessage, { type: 'codeBlockAction' }>['action'];

interface Drawn {
  readonly root: HTMLElement;
  readonly body: HTMLElement;
  readonly footer: HTMLElement;
  readonly renderer: StreamRenderer;
}

/** One answer in the transcript, from waiting to its end. */
export class AnswerView implements TurnView {
  readonly id: string;
  readonly #number: number;
  readonly #branch: Branch | undefined;
  readonly #services: TurnServices;
  readonly #codeActions: AnswerCodeActions;
  #text: string;
  #details: AnswerDetails;
  #drawn: Drawn | undefined;
  #countdown: RetryCountdown | undefined;

  /** @param number The number of its question, counted from 1. */
  constructor(answer: Answer & { readonly branch?: Branch }, number: number, services: TurnServices) {
    this.id = answer.id;
    this.#number = number;
    this.#branch = answer.branch;
    this.#services = services;
    this.#codeActions = createCodeActions(answer.id, services);
    this.#text = answer.text;
    this.#details = answer;
  }

  get root(): HTMLElement | undefined {
    return this.#drawn?.root;
  }

  get running(): boolean {
    return isUnderWay(this.#details);
  }

  get #context(): TurnContext {
    const { kind } = this.#details.state;
    const canContinue = this.#text !== '' && (kind === 'cut' || kind === 'stopped');
    return { webviewSection: 'answer', answerId: this.id, canContinue };
  }

  draw(): HTMLElement {
    const { texts, highlighter } = this.#services;
    const body = element('div', { class: 'markdown', attributes: { dir: 'auto' } });
    const footer = element('footer', { class: 'answer-footer' });
    const heading = texts.answerNumbered(this.#number);
    const root = createArticle(`answer-${this.id}`, heading, this.#context);
    root.append(body, footer);
    const codeBlocks = new CodeBlockFactory(texts, this.#codeActions, highlighter);
    const renderer = new StreamRenderer(body, codeBlocks, texts);
    this.#drawn = { root, body, footer, renderer };
    if (this.#text !== '') renderer.append(this.#text);
    if (!this.running) renderer.finish();
    this.#drawFooter(this.#drawn);
    return root;
  }

  append(text: string): void {
    this.#text += text;
    const { state } = this.#details;
    if (state.kind === 'waiting') this.#details = { ...this.#details, state: { kind: 'streaming' } };
    this.#drawn?.renderer.append(text);
    if (this.#drawn && state.kind === 'waiting') this.#drawFooter(this.#drawn);
  }

  /** Takes everything about the answer except its text, and says aloud when it ends or has to wait. */
  change(details: AnswerDetails): void {
    const ended = this.running && !isUnderWay(details);
    this.#details = details;
    if (!this.#drawn) return;
    if (!this.running) this.#drawn.renderer.finish();
    if (ended) this.#announceEnd(this.#drawn.body);
    this.#drawFooter(this.#drawn);
    if (this.#countdown) this.#services.status.announce(this.#countdown.text);
  }

  restart(): void {
    this.#text = '';
    this.#details = { model: this.#details.model, state: { kind: 'waiting' } };
    if (!this.#drawn) return;
    this.#drawn.renderer.restart();
    this.#drawFooter(this.#drawn);
  }

  dispose(): void {
    this.#countdown?.stop();
    this.#drawn?.renderer.restart();
    this.#drawn?.root.remove();
  }

  /** Does with a code block what its own button does. `block` counts from 0; one that is not there is left alone. */
  takeCodeBlock(block: number, action: CodeBlockAction): void {
    const root = this.#drawn?.body.querySelector(`[data-block="${block}"]`);
    const codeBlock = root && codeBlockOf(root);
    if (!codeBlock) return;
    if (action === 'toggleWrap') root.querySelector<HTMLElement>('[aria-pressed]')?.click();
    else this.#codeActions[action](codeBlock.source, codeBlock.language);
  }

  #drawFooter({ root, footer }: Drawn): void {
    root.setAttribute('aria-busy', String(this.running));
    root.classList.toggle('finished', !this.running);
    setTurnContext(root, this.#context);
    this.#countdown?.stop();
    this.#countdown = undefined;
    const focus = focusIn([{ id: this.id, root: footer }]);
    footer.replaceChildren(...this.#createProgress(), ...this.#createOutcome(), ...this.#createBar());
    if (focus) focusPart(root, focus.part);
  }

  #createProgress(): readonly Node[] {
    const { state } = this.#details;
    const { texts, post } = this.#services;
    if (state.kind !== 'waiting') return [];
    if (!state.retry) return [createProgress(texts.working)];
    this.#countdown = new RetryCountdown(state.retry, texts);
    const stop = textButton(texts.stopWaiting, 'secondary', () => {
      post({ type: 'stop' });
    });
    return [createProgress(this.#countdown.root, stop)];
  }

  #createOutcome(): readonly Node[] {
    const { texts, post } = this.#services;
    const answerId = this.id;
    return createOutcome(this.#details.state, texts, {
      retry: () => {
        post({ type: 'regenerate', answerId });
      },
      ...(this.#text === ''
        ? {}
        : {
            continue: () => {
              post({ type: 'continueAnswer', answerId });
            },
          }),
      takeAction: (actionId) => {
        post({ type: 'takeAction', answerId, actionId });
      },
    });
  }

  #createBar(): readonly Node[] {
    const { texts, post } = this.#services;
    const branches = createBranchSwitch(this.id, this.#branch, texts, post);
    if (this.running) return branches ? [createTurnBar(branches)] : [];
    const cost = createCost(this.#details, texts);
    return [createTurnBar(branches, createTurnButtons(...this.#createButtons()), cost)];
  }

  #createButtons(): readonly HTMLElement[] {
    const { texts, post, status } = this.#services;
    const answerId = this.id;
    const copy = turnButton('copy', 'copy', texts.copy, () => {
      post({ type: 'copy', text: this.#text });
      status.announce(texts.copied);
    });
    const open = turnButton('open', 'go-to-file', texts.openInEditor, () => {
      post({ type: 'openAnswer', answerId });
    });
    const regenerate = turnButton('regenerate', 'refresh', texts.regenerate, () => {
      post({ type: 'regenerate', answerId });
    });
    const withText = this.#text === '' ? [] : [copy, open];
    // An answer that is not whole offers Retry in words.
    return this.#details.state.kind === 'done' ? [...withText, regenerate] : withText;
  }

  #announceEnd(body: HTMLElement): void {
    const { texts, status } = this.#services;
    const { state } = this.#details;
    const outcome = outcomeText(state, texts);
    if (outcome === undefined) status.announce(this.#summary(body));
    else if (state.kind === 'stopped') status.announce(outcome);
    else status.alert(outcome);
  }

  #summary(body: HTMLElement): string {
    const prose = body.querySelectorAll(':scope > .part > :not(.code-block)');
    // Not `innerText`: of what is off screen, and so not laid out, that is empty.
    const words = [...prose].flatMap((block) => block.textContent.match(/\S+/g) ?? []);
    const codeBlocks = body.querySelectorAll('.code-block');
    return this.#services.texts.answerComplete(words.length, codeBlocks.length);
  }
}
