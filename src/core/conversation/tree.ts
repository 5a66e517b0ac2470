import type { Conversation } from './conversation.ts';
import type { Sentence } from '../workersAi/sentence.ts';
import { isUnderWay, type Turn } from './turn.ts';

/** A turn that does not fit the conversation it stands in. */
export interface TreeFault {
  readonly turn: Turn;
  readonly reason: Sentence;
}

/** The first turn that makes no tree of a conversation: its id is taken, or its parent comes later or never. */
export function faultOf(turns: readonly Turn[]): TreeFault | undefined {
  const roles = new Map<string, Turn['role']>();
  for (const turn of turns) {
    if (roles.has(turn.id))
      return { turn, reason: { text: 'the id "{0}" is there twice', values: [turn.id] } };
    const parent = turn.parentId === null ? undefined : roles.get(turn.parentId);
    if (turn.parentId !== null && parent === undefined)
      return { turn, reason: { text: 'what it follows ("{0}") is missing', values: [turn.parentId] } };
    if (turn.role === 'assistant' && parent !== 'user')
      return { turn, reason: { text: 'this answer follows no question', values: [] } };
    roles.set(turn.id, turn.role);
  }
  return undefined;
}

/** The conversation as it is when nobody is answering: an answer that was under way has been stopped. */
export function settled(conversation: Conversation): Conversation {
  if (!conversation.turns.some((turn) => turn.role === 'assistant' && isUnderWay(turn))) return conversation;
  return {
    ...conversation,
    turns: conversation.turns.map((turn) =>
      turn.role === 'assistant' && isUnderWay(turn) ? { ...turn, state: { kind: 'stopped' } } : turn,
    ),
  };
}
