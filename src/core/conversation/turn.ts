import type { Usage } from '../workersAi/usage.ts';

/** A place in a file, as the panel names it and jumps to it. Lines are counted from 1, both ends included. */
export interface CodeReference {
  readonly uri: string;
  /** Path as a person knows it: relative to the workspace folder, or the name of an untitled document. */
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** Code that a question is about: what was sent, and where it stood. */
export interface CodeAttachment {
  readonly reference: CodeReference;
  readonly languageId: string;
  readonly code: string;
  /** Lines around the code that were sent with it, so that the model knows where it stands. */
  readonly before: string;
  readonly after: string;
  /** How the code was chosen: by the person, as the symbol around the cursor, or as the block of lines around it. */
  readonly scope: 'selection' | 'symbol' | 'block';
  /** The symbol's name, where the code is a symbol. */
  readonly symbol?: string;
}

export interface Question {
  readonly role: 'user';
  readonly id: string;
  /** What was asked for: an explanation of the attachment, or whatever the text says. */
  readonly action: 'explain' | 'chat';
  /** What the person reads as their question. */
  readonly text: string;
  readonly attachment?: CodeAttachment;
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
 * `waiting`: sent, no text yet. `stopped`: by the person. `cut`: the reply ended before its end, at its token limit
 * ('length') or because the connection did ('connection'). What came stays in all of them.
 */
export type AnswerState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'streaming' }
  | { readonly kind: 'done' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'cut'; readonly reason: 'length' | 'connection' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface Answer {
  readonly role: 'assistant';
  readonly id: string;
  readonly text: string;
  readonly state: AnswerState;
  /** The model's name as the person knows it. */
  readonly model: string;
  readonly usage?: Usage;
  /** What the answer cost, in US dollars, where the price is known. */
  readonly dollars?: number;
}

export type Turn = Question | Answer;
