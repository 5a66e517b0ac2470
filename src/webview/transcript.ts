import type { Conversation, ConversationChange } from '../core/conversation/conversation.ts';
import type { Turn } from '../core/conversation/turn.ts';
import { AnswerView, type AnswerServices } from './answer.ts';
import { element } from './dom.ts';
import { createQuestion } from './question.ts';
import { createWelcome } from './welcome.ts';

/** What the transcript's buttons ask for. */
export interface TranscriptActions {
  readonly openReference: (questionId: string) => void;
  readonly retry: (answerId: string) => void;
  readonly takeAction: (answerId: string, actionId: string) => void;
}

/** The conversation as elements, kept in step by the same changes that the host applies to its own copy. */
export class Transcript {
  readonly root = element('div', { class: 'turns' });
  readonly #services: AnswerServices;
  readonly #actions: TranscriptActions;
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
  show(conversation: Conversation): void {
    this.#clear();
    this.#add(conversation);
  }

  /** Follows one change. A change of an answer that is not there changes nothing. */
  apply(change: ConversationChange): void {
    switch (change.type) {
      case 'turnsAdded':
        this.#add(change.turns);
        break;
      case 'textAppended':
        this.#answers.get(change.id)?.append(change.text);
        break;
      case 'answerChanged':
        this.#answers.get(change.id)?.change(change.answer);
        break;
      case 'answerRestarted':
        this.#answers.get(change.id)?.restart();
        break;
      case 'cleared':
        this.#clear();
        break;
    }
  }

  #add(turns: readonly Turn[]): void {
    if (turns.length === 0) return;
    this.#welcome.remove();
    this.root.append(...turns.map((turn) => this.#createTurn(turn)));
  }

  #createTurn(turn: Turn): HTMLElement {
    const { texts } = this.#services;
    if (turn.role === 'user') {
      return createQuestion(turn, texts, () => {
        this.#actions.openReference(turn.id);
      });
    }
    const answer = new AnswerView(turn, this.#services, {
      retry: () => {
        this.#actions.retry(turn.id);
      },
      takeAction: (actionId) => {
        this.#actions.takeAction(turn.id, actionId);
      },
    });
    this.#answers.set(turn.id, answer);
    return answer.root;
  }

  #clear(): void {
    for (const answer of this.#answers.values()) answer.dispose();
    this.#answers.clear();
    this.root.replaceChildren(this.#welcome);
  }
}
