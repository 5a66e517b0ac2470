import type { Answer, AnswerDetails, Question, Turn } from './turn.ts';

/** A conversation with all its branches. */
export interface Conversation {
  readonly id: string;
  /** As the person named it; absent until they do (see `titleOf`). */
  readonly title?: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** When something was last said in it, in milliseconds since 1970. */
  readonly updatedAt: number;
  /** Every turn of every branch, a parent before its children. */
  readonly turns: readonly Turn[];
  /**
   * Which child follows a turn, by the turn's id (`firstTurn` for the first question), where the person stepped to another
   * than the newest.
   */
  readonly chosen: Readonly<Record<string, string>>;
}

/** Stands for the parent of the first question in `Conversation.chosen`. */
export const firstTurn = '';

/** One step in the life of a conversation. */
export type ConversationChange =
  /** New turns, each after its parent. They are what is shown from now on. */
  | { readonly type: 'turnsAdded'; readonly turns: readonly Turn[] }
  | { readonly type: 'textAppended'; readonly id: string; readonly text: string }
  /** Everything about an answer except its text. */
  | { readonly type: 'answerChanged'; readonly id: string; readonly details: AnswerDetails }
  /** The answer starts again from nothing: there was no text to keep. */
  | { readonly type: 'answerRestarted'; readonly id: string }
  /** The branch that this turn begins is shown. */
  | { readonly type: 'branchChosen'; readonly id: string }
  | { readonly type: 'renamed'; readonly title: string };

/** A conversation in which nothing has been said. `now` in milliseconds since 1970. */
export function emptyConversation(id: string, now: number): Conversation {
  return { id, createdAt: now, updatedAt: now, turns: [], chosen: {} };
}

/** The conversation after a change. A change of a turn that is not there (any more) changes nothing. */
export function applyChange(conversation: Conversation, change: ConversationChange): Conversation {
  switch (change.type) {
    case 'turnsAdded':
      return {
        ...conversation,
        updatedAt: change.turns.reduce((latest, { time }) => Math.max(latest, time), conversation.updatedAt),
        turns: [...conversation.turns, ...change.turns],
        chosen: change.turns.reduce(choose, conversation.chosen),
      };
    case 'textAppended':
      return updateAnswer(conversation, change.id, (answer) => ({
        ...answer,
        text: answer.text + change.text,
      }));
    case 'answerChanged':
      return updateAnswer(conversation, change.id, (answer) => ({ ...placeOf(answer), ...change.details }));
    case 'answerRestarted':
      return updateAnswer(conversation, change.id, (answer) => ({
        ...placeOf(answer),
        model: answer.model,
        text: '',
        state: { kind: 'waiting' },
      }));
    case 'branchChosen': {
      const turn = conversation.turns.find(({ id }) => id === change.id);
      return turn ? { ...conversation, chosen: choose(conversation.chosen, turn) } : conversation;
    }
    case 'renamed':
      return { ...conversation, title: change.title };
  }
}

/** The question of that id, in whichever branch. */
export function findQuestion({ turns }: Conversation, id: string): Question | undefined {
  return turns.find((turn): turn is Question => turn.role === 'user' && turn.id === id);
}

/** The answer of that id, in whichever branch. */
export function findAnswer({ turns }: Conversation, id: string): Answer | undefined {
  return turns.find((turn): turn is Answer => turn.role === 'assistant' && turn.id === id);
}

function choose(chosen: Conversation['chosen'], turn: Turn): Conversation['chosen'] {
  return { ...chosen, [turn.parentId ?? firstTurn]: turn.id };
}

function placeOf({
  role,
  id,
  parentId,
  time,
  text,
  continuedFrom,
}: Answer): Omit<Answer, keyof AnswerDetails> {
  return { role, id, parentId, time, text, ...(continuedFrom === undefined ? {} : { continuedFrom }) };
}

function updateAnswer(
  conversation: Conversation,
  id: string,
  update: (answer: Answer) => Answer,
): Conversation {
  const index = conversation.turns.findLastIndex((turn) => turn.id === id);
  const turn = conversation.turns[index];
  if (turn?.role !== 'assistant') return conversation;
  return { ...conversation, turns: conversation.turns.with(index, update(turn)) };
}
