import type { Question, Turn } from '../conversation/turn.ts';
import type { ChatMessage } from '../workersAi/request.ts';
import { codeBlock } from './codeBlock.ts';
import { estimatePrompt, TooLarge, type Prompt } from './prompt.ts';

const system = `You are a programming assistant inside a code editor. You explain code and answer questions about it.

- Begin with the answer itself. Be exact and brief; prefer short paragraphs and short lists.
- Speak about the code you are shown. Say so when something cannot be known from it.
- Put code into fenced blocks that name their language.`;

const explainText =
  'Explain what this code does: its purpose first, then how it works step by step, then anything surprising or risky in it.';

/** A chat request with the number of earlier questions that no longer fit. */
export interface ChatPrompt extends Prompt {
  readonly droppedQuestions: number;
}

/**
 * The request for the next answer in a conversation that ends with a question. The system text and that question are
 * always sent; earlier questions with their answers from the newest backwards, as far as the window allows.
 * @param maxTokens room for the reply, in tokens.
 * @throws TooLarge when the question and its reply alone do not fit.
 */
export function chatPrompt(
  conversation: readonly Turn[],
  contextWindow: number,
  maxTokens: number,
): ChatPrompt {
  const exchanges = toExchanges(conversation);
  const last = exchanges.at(-1) ?? [];
  const head: ChatMessage = { role: 'system', content: system };
  const needed = estimatePrompt([head, ...last]) + maxTokens;
  if (needed > contextWindow) throw new TooLarge(needed, contextWindow);

  const earlier = exchanges.slice(0, -1);
  let kept: readonly ChatMessage[] = last;
  let dropped = earlier.length;
  for (const exchange of earlier.toReversed()) {
    const longer = [...exchange, ...kept];
    if (estimatePrompt([head, ...longer]) + maxTokens > contextWindow) break;
    kept = longer;
    dropped -= 1;
  }
  return { messages: [head, ...kept], maxTokens, temperature: 0.3, droppedQuestions: dropped };
}

/** Each question with its answer. One whose answer holds no text is left out, unless it is the last. */
function toExchanges(conversation: readonly Turn[]): readonly (readonly ChatMessage[])[] {
  const exchanges: ChatMessage[][] = [];
  conversation.forEach((turn, index) => {
    if (turn.role !== 'user') return;
    const answer = conversation[index + 1];
    const asked: ChatMessage = { role: 'user', content: questionText(turn) };
    if (index === conversation.findLastIndex(({ role }) => role === 'user')) exchanges.push([asked]);
    else if (answer?.role === 'assistant' && answer.text !== '')
      exchanges.push([asked, { role: 'assistant', content: answer.text }]);
  });
  return exchanges;
}

function questionText({ action, text, attachment }: Question): string {
  if (!attachment) return text;
  const { reference, languageId, code, before, after } = attachment;
  const parts = [
    before.trim() === '' ? '' : `Lines before the code:\n${codeBlock(languageId, before)}`,
    after.trim() === '' ? '' : `Lines after the code:\n${codeBlock(languageId, after)}`,
    `The code, lines ${reference.startLine} to ${reference.endLine} of ${reference.path}:\n${codeBlock(languageId, code)}`,
    action === 'explain' ? explainText : text,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
