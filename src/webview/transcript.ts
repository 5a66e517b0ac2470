import type { ShownTurn } from '../core/conversation/branches.ts';
import type { TranscriptChange } from '../core/conversation/transcriptChange.ts';
import { AnswerView, type AnswerServices } from './answer.ts';
import { element } from './dom.ts';
import { createQuestion } from './question.ts';
import { createWelcome } from './welcome.ts';

/** What the transcript's buttons ask for. */
export interface TranscriptActions {
  readonly openAttachment: (questionId: string, attachmentId: string) => void;
  readonly regenerate: (answerId: string) => void;
  readonly takeAction: (answerId: string, actionId: string) => void;
}

/** The conversation as elements, kept in step by the same changes that the host applies to its own copy. */
export class Transcript {
  readonly root = element('div', { class: 'turns' });
  readonly #services: AnswerServices;
  readonly #actions: TranscriptActions;
  readonly #turns = new Map<string, HTMLElement>();
  readonly #answers = new Map<string, AnswerView>();
  readonly #welcome: HTMLElement;

  constructor(services: AnswerServices, actions: TranscriptActions) {
    this.#services = services;
    this.#actions = actions;
    this.#welcome = createWelcome(services.texts);
    this.root.append(this.#welcome);
  }

  get answering(): boolean {
    return [...this.#answers.values()].some((answer) => answer.running);
  }

  /** Shows a whole conversation instead of what is there. */
  show(turns: readonly ShownTurn[]): void {
    this.#showAfter(null, turns);
  }

  /** Follows one change. A change of an answer that is not there changes nothing. */
  apply(change: TranscriptChange): void {
    switch (change.type) {
      case 'turnsShown':
        this.#showAfter(change.after, change.turns);
        break;
      case 'textAppended':
        this.#answers.get(change.id)?.append(change.text);
        break;
      case 'answerChanged':
        this.#answers.get(change.id)?.change(change.details);
        break;
      case 'answerRestarted':
        this.#answers.get(change.id)?.restart();
        break;
    }
  }

  /** Puts turns after the one of that id, at the beginning for null, instead of what stands there. */
  #showAfter(id: string | null, turns: readonly ShownTurn[]): void {
    this.#removeAfter(id);
    for (const turn of turns) this.#turns.set(turn.id, this.#createTurn(turn));
    this.root.append(...turns.flatMap((turn) => this.#turns.get(turn.id) ?? []));
    if (this.#turns.size === 0) this.root.append(this.#welcome);
    else this.#welcome.remove();
  }

  #removeAfter(id: string | null): void {
    const ids = [...this.#turns.keys()];
    for (const removed of ids.slice(id === null ? 0 : ids.indexOf(id) + 1)) {
      this.#turns.get(removed)?.remove();
      this.#turns.delete(removed);
      this.#answers.get(removed)?.dispose();
      this.#answers.delete(removed);
    }
  }

  #createTurn(turn: ShownTurn): HTMLElement {
    const { texts } = this.#services;
    if (turn.role === 'user') {
      return createQuestion(turn, texts, (attachmentId) => {
        this.#actions.openAttachment(turn.id, attachmentId);
      });
    }
    const answer = new AnswerView(turn, this.#services, {
      retry: () => {
        this.#actions.regenerate(turn.id);
      },
      takeAction: (actionId) => {
        this.#actions.takeAction(turn.id, actionId);
      },
    });
    this.#answers.set(turn.id, answer);
    return answer.root;
  }
}
