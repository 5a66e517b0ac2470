import type { ShownTurn } from '../../core/conversation/branches.ts';
import type { TranscriptChange } from '../../core/conversation/transcriptChange.ts';
import type { HostMessage, PageMessage } from '../../protocol.ts';
import { element } from '../dom.ts';
import { AnswerView } from './answer.ts';
import { offerCopyOfSelection } from './article.ts';
import { BranchStep } from './branchStep.ts';
import { focusCodeBlock } from './codeBlockFocus.ts';
import { QuestionView } from './question.ts';
import { TurnDrawer } from './turnDrawer.ts';
import { focusIn, focusPart } from './turnFocus.ts';
import type { TurnServices, TurnView } from './turnView.ts';
import { createWelcome } from './welcome.ts';

/** The reader's place: a turn, and how far its top is from the top of the view, in pixels (below it: positive). */
export interface Place {
  readonly turnId: string;
  readonly offset: number;
}

/** What following a change asks of the view: to go to the bottom, to move by so many pixels, or nothing. */
export type Movement = 'toBottom' | { readonly by: number } | undefined;

/** The conversation as elements, kept in step by the same changes that the host applies to its own copy. */
export class Transcript {
  readonly root = element('div', { class: 'turns' });
  readonly #services: TurnServices;
  readonly #turns = new Map<string, ShownTurn>();
  readonly #drawer = new TurnDrawer(this.root);
  readonly #welcome: HTMLElement;
  readonly #step = new BranchStep();

  constructor(services: TurnServices) {
    const post = (message: PageMessage): void => {
      if (message.type === 'stepBranch') this.#beginStep(message);
      services.post(message);
    };
    this.#services = { ...services, post };
    this.#welcome = createWelcome(services.texts);
    this.root.append(this.#welcome);
    offerCopyOfSelection(this.root);
  }

  get answering(): boolean {
    return this.#drawer.views.some((view) => view instanceof AnswerView && view.running);
  }

  /** Whether the last turn is on the page already. */
  get endDrawn(): boolean {
    return this.#drawer.endDrawn;
  }

  /** Shows a whole conversation instead of what is there; first the turn of the id `near`, or the last. */
  show(turns: readonly ShownTurn[], near?: string): void {
    this.#showAfter(null, turns, near);
  }

  /** Follows one change. A change of an answer that is not there changes nothing. */
  apply(change: TranscriptChange): Movement {
    switch (change.type) {
      case 'turnsShown':
        return this.#showTurns(change.after, change.turns);
      case 'textAppended':
        this.#answer(change.id)?.append(change.text);
        return undefined;
      case 'answerChanged':
        this.#answer(change.id)?.change(change.details);
        return undefined;
      case 'answerRestarted':
        this.#answer(change.id)?.restart();
        return undefined;
    }
  }

  /** Where the reader is, when `top` is the top of the view in the window; undefined where nothing is said. */
  placeAt(top: number): Place | undefined {
    for (const { id, root } of this.#drawer.views) {
      const box = root?.getBoundingClientRect();
      if (box && box.bottom > top) return { turnId: id, offset: box.top - top };
    }
    return undefined;
  }

  /** The article of a turn, if it is drawn. */
  articleOf(turnId: string): HTMLElement | undefined {
    return this.#view(turnId)?.root;
  }

  startEditing(questionId: string): void {
    const view = this.#view(questionId);
    if (view instanceof QuestionView) view.startEditing();
  }

  takeCodeBlock({ answerId, block, action }: Extract<HostMessage, { type: 'codeBlockAction' }>): void {
    this.#answer(answerId)?.takeCodeBlock(block, action);
  }

  focusLastAnswer(): void {
    const root = this.#drawer.views.findLast((view) => view instanceof AnswerView)?.root;
    root?.focus({ preventScroll: true });
    root?.scrollIntoView({ block: 'nearest' });
  }

  /** @param focused What has the focus, or had it last. */
  focusCodeBlock(direction: 'next' | 'previous', focused: Element | undefined): void {
    focusCodeBlock(this.root, direction, focused ?? document.body);
  }

  #view(id: string): TurnView | undefined {
    return this.#drawer.views.findLast((view) => view.id === id);
  }

  #answer(id: string): AnswerView | undefined {
    const view = this.#view(id);
    return view instanceof AnswerView ? view : undefined;
  }

  #beginStep(message: Extract<PageMessage, { type: 'stepBranch' }>): void {
    const turn = this.#turns.get(message.turnId);
    const root = this.#view(message.turnId)?.root;
    if (turn && root) this.#step.begin(message, turn, root);
  }

  #showTurns(after: string | null, turns: readonly ShownTurn[]): Movement {
    const top = this.#step.end(turns);
    const first = turns[0];
    this.#showAfter(after, turns, top === undefined ? undefined : first?.id);
    if (top === undefined || !first) return 'toBottom';
    if (first.branch)
      this.#services.status.announce(
        this.#services.texts.version(first.branch.index + 1, first.branch.count),
      );
    return { by: (this.articleOf(first.id)?.getBoundingClientRect().top ?? top) - top };
  }

  /** Puts turns after the one of that id, at the beginning for null, instead of what stands there. */
  #showAfter(id: string | null, turns: readonly ShownTurn[], near?: string): void {
    const { views } = this.#drawer;
    const kept = id === null ? 0 : views.findLastIndex((view) => view.id === id) + 1;
    const focus = focusIn(views.slice(kept));
    const place = focus ? views.findIndex(({ id: turnId }) => turnId === focus.id) : -1;
    for (const { id: removed } of views.slice(kept)) this.#turns.delete(removed);
    for (const turn of turns) this.#turns.set(turn.id, turn);

    const questions = views.slice(0, kept).filter((view) => view instanceof QuestionView).length;
    const seen = near === undefined ? turns.length : turns.findIndex((turn) => turn.id === near);
    if (turns.length > 0) this.#welcome.remove();
    this.#drawer.replace(kept, this.#createViews(turns, questions), kept + Math.max(0, seen));
    if (this.#drawer.views.length === 0) this.root.append(this.#welcome);
    if (focus) focusPart((this.#drawer.views[place] ?? this.#drawer.views.at(-1))?.root, focus.part);
  }

  #createViews(turns: readonly ShownTurn[], questionsBefore: number): readonly TurnView[] {
    let number = questionsBefore;
    return turns.map((turn) => {
      if (turn.role === 'user') return new QuestionView(turn, ++number, this.#services);
      return new AnswerView(turn, Math.max(1, number), this.#services);
    });
  }
}
