import { estimateTokens } from '../tokens/estimate.ts';
import type { ChatMessage } from '../workersAi/request.ts';
import { codeBlock } from './codeBlock.ts';
import { estimatePrompt, TooLarge, type Prompt } from './prompt.ts';
import { trimSurroundings, type Surroundings } from './surroundings.ts';

// The text that asks for a rewrite of the selection. A model of 8 billion parameters follows few, short, positive rules
// best, and copies the form of what it is shown.

const system = `You rewrite code in an editor. You get one code block and a wish, and you answer with that code block rewritten.

Rules:
- Answer with exactly one fenced code block and nothing else: no greeting, no explanation.
- The block replaces the selected code as it stands, so write all of it, from its first line to its last. Write every line out; put no "..." and no "rest of the code" comment in place of code.
- Change what the wish asks for and keep everything else: behaviour, names used elsewhere, comments, indentation style.
- Lines before and after the selection are shown only so that you understand it. Keep them out of your answer.`;

const tidyUp =
  'Tidy this code up: clearer names for local variables, simpler control flow, no duplication, idiomatic for the language. Keep what it does.';

/** Parts of a rewrite request. `wish` is the person's own words; empty for a general tidy-up. */
export interface RefactorInput {
  readonly languageId: string;
  readonly path: string;
  readonly selection: string;
  readonly before: string;
  readonly after: string;
  readonly wish: string;
  /** The model's context window, in tokens. */
  readonly contextWindow: number;
}

/** Tokens that a rewrite needs at least: the size of what it rewrites, half again, and a start. */
function neededForReply(selection: string): number {
  return Math.ceil(estimateTokens(selection) * 1.5) + 256;
}

/** Tokens that a short selection may grow to where the window has room, as when its code is to be documented. */
const usualRoom = 1024;

/** Tokens of the headings and fences that the lines around the selection come with, at most. */
const frame = 48;

/**
 * The request that asks for the selection rewritten. The selection and the wish are always whole; lines around them are
 * sent as far as the context window allows.
 * @throws TooLarge when selection, wish and reply alone do not fit.
 */
export function refactorPrompt(input: RefactorInput): Prompt {
  const needed = neededForReply(input.selection);
  const asked = estimatePrompt(messages(input, { before: '', after: '' }));
  if (asked + needed > input.contextWindow) throw new TooLarge(asked + needed, input.contextWindow);
  const maxTokens = Math.min(Math.max(usualRoom, needed), input.contextWindow - asked);
  const left = input.contextWindow - asked - maxTokens;
  const around = trimSurroundings(input, Math.max(0, Math.floor(left * 0.9) - frame));
  return { messages: messages(input, around), maxTokens, temperature: 0.1, seed: 1 };
}

function messages(input: RefactorInput, around: Surroundings): readonly ChatMessage[] {
  const parts = [
    `File: ${input.path}`,
    around.before.trim() === ''
      ? ''
      : `Lines before the selection:\n${codeBlock(input.languageId, around.before)}`,
    around.after.trim() === ''
      ? ''
      : `Lines after the selection:\n${codeBlock(input.languageId, around.after)}`,
    `Wish: ${input.wish.trim() === '' ? tidyUp : input.wish.trim()}`,
    `Selected code to rewrite:\n${codeBlock(input.languageId, input.selection)}`,
  ];
  return [
    { role: 'system', content: system },
    { role: 'user', content: parts.filter((part) => part !== '').join('\n\n') },
  ];
}
