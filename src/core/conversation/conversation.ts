import type { Answer, Turn } from './turn.ts';

/** One step in the life of a conversation. The host makes it, keeps its result and sends it to the page. */
export type ConversationChange =
  | { readonly type: 'turnsAdded'; readonly turns: readonly Turn[] }
  | { readonly type: 'textAppended'; readonly id: string; readonly text: string }
  /** Everything about an answer except its text. */
  | {
      readonly type: 'answerChanged';
      readonly id: string;
      readonly answer: Omit<Answer, 'text' | 'role' | 'id'>;
    }
  /** The answer starts again from nothing: a retry. */
  | { readonly type: 'answerRestarted'; readonly id: string }
  | { readonly type: 'cleared' };

export type Conversation = readonly Turn[];

/** The conversation after a change. A change of a turn that is not there (any more) changes nothing. */
export function applyChange(conversation: Conversation, change: ConversationChange): Conversation {
  switch (change.type) {
    case 'turnsAdded':
      return [...conversation, ...change.turns];
    case 'textAppended':
      return updateAnswer(conversation, change.id, (answer) => ({
        ...answer,
        text: answer.text + change.text,
      }));
    case 'answerChanged':
      return updateAnswer(conversation, change.id, ({ role, id, text }) => ({
        ...change.answer,
        role,
        id,
        text,
      }));
    case 'answerRestarted':
      return updateAnswer(conversation, change.id, ({ role, id, model }) => ({
        role,
        id,
        model,
        text: '',
        state: { kind: 'waiting' },
      }));
    case 'cleared':
      return [];
  }
}

function updateAnswer(
  conversation: Conversation,
  id: string,
  update: (answer: Answer) => Answer,
): Conversation {
  return conversation.map((turn) => (turn.role === 'assistant' && turn.id === id ? update(turn) : turn));
}
