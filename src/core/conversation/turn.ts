import type { Usage } from '../workersAi/usage.ts';
import type { Attachment } from './attachment.ts';

interface TurnBase {
  readonly id: string;
  /** The turn that this one follows; null for a first question. Turns with the same parent are each other's branches. */
  readonly parentId: string | null;
  /** When it was made, in milliseconds since 1970. */
  readonly time: number;
}

/** What a question wants otherwise than the defaults. */
export interface QuestionOptions {
  readonly temperature?: number;
  /** Room for the reply, in tokens. */
  readonly maxTokens?: number;
}

export interface Question extends TurnBase {
  readonly role: 'user';
  /** What was asked for: an explanation of the attachments, or whatever the text says. */
  readonly action: 'explain' | 'chat';
  /** What the person reads as their question. */
  readonly text: string;
  /** What is sent in its place, where that differs: one of the person's own prompts, filled in. */
  readonly sentText?: string;
  readonly attachments: readonly Attachment[];
  /** The rules files that joined the system prompt, by their paths. */
  readonly rules?: readonly string[];
  readonly options?: QuestionOptions;
}

/** What a button under a failed answer does. The host knows how; the page only shows `label`. */
export interface ProblemAction {
  readonly id: string;
  readonly label: string;
}

/** A fault as the person reads it, already in their language. */
export interface Problem {
  readonly message: string;
  readonly actions: readonly ProblemAction[];
}

/**
 * `waiting`: sent, no text yet; with `retry`, for the next attempt. `stopped`: by the person. `cut`: the reply ended before
 * its end, at its token limit ('length') or because the connection did ('connection'). What came stays in all of them.
 */
export type AnswerState =
  | { readonly kind: 'waiting'; readonly retry?: WaitingRetry }
  | { readonly kind: 'streaming' }
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'cut'; readonly reason: 'length' | 'connection' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** A request that the service turned away for now. */
export interface WaitingRetry {
  /** Why, as the person reads it. */
  readonly message: string;
  /** When it is asked again, in milliseconds since 1970. */
  readonly at: number;
}

/** All of an answer but its text and its place in the conversation. */
export interface AnswerDetails {
  readonly state: AnswerState;
  /** The model's name as the person knows it. */
  readonly model: string;
  readonly usage?: Usage;
  /** What the answer cost, in US dollars, where the price is known. */
  readonly dollars?: number;
  readonly seed?: number;
  readonly temperature?: number;
  /** Room that the reply had, in tokens. */
  readonly maxTokens?: number;
}

export interface Answer extends TurnBase, AnswerDetails {
  readonly role: 'assistant';
  readonly text: string;
  /** How much of the text came from the cut answer that this one continues, in UTF-16 units. */
  readonly continuedFrom?: number;
}

export type Turn = Question | Answer;

/** Whether an answer in this state is still on its way. */
export function isUnderWay({ state }: Pick<AnswerDetails, 'state'>): boolean {
  return state.kind === 'waiting' || state.kind === 'streaming';
}
