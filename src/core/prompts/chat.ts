import type { Question, Turn } from '../conversation/turn.ts';
import type { ChatMessage } from '../workersAi/request.ts';
import { attachmentText } from './attachmentText.ts';
import { estimatePrompt, TooLarge, type Prompt } from './prompt.ts';
import { rulesText, type Rule } from './rules.ts';

const system = `You are a programming assistant inside a code editor. You explain code and answer questions about it.

- Begin with the answer itself. Be exact and brief; prefer short paragraphs and short lists.
- Speak about the code you are shown. Say so when something cannot be known from it.
- Put code into fenced blocks that name their language.`;

const explainText =
  'Explain what this code does: its purpose first, then how it works step by step, then anything surprising or risky in it.';

const continueText =
  'Your last message was cut off. Go on with the very next character after its end, in the middle of a line or of a code block if it ended there. Repeat nothing and do not comment on going on.';

/** Warm enough to read well, cold enough to stay with the code. */
const temperature = 0.3;

/** A chat request with the number of earlier questions that no longer fit. */
export interface ChatPrompt extends Prompt {
  readonly droppedQuestions: number;
}

/** What a chat request is made of besides the conversation. Sizes are in tokens. */
export interface ChatPromptOptions {
  readonly contextWindow: number;
  /** Room for the reply. */
  readonly maxTokens: number;
  /** Files of rules that join the system text. */
  readonly rules?: readonly Rule[];
  /** The text of a cut answer to the last question, which the reply goes on with. */
  readonly continued?: string;
}

/**
 * The request for the next answer in a conversation that ends with a question. The system text, the rules and that
 * question are always sent; earlier questions with their answers from the newest backwards, as far as the window allows.
 * @throws TooLarge when the question and its reply alone do not fit.
 */
export function chatPrompt(turns: readonly Turn[], options: ChatPromptOptions): ChatPrompt {
  const { contextWindow, rules = [], continued } = options;
  const exchanges = toExchanges(turns);
  const asked = exchanges.at(-1) ?? [];
  const last = continued === undefined ? asked : [...asked, ...continuation(continued)];
  const head: ChatMessage = { role: 'system', content: [system, rulesText(rules)].join('') };
  const wanted = lastQuestion(turns)?.options;
  const maxTokens = wanted?.maxTokens ?? options.maxTokens;
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
  return {
    messages: [head, ...kept],
    maxTokens,
    temperature: wanted?.temperature ?? temperature,
    droppedQuestions: dropped,
  };
}

function continuation(text: string): readonly ChatMessage[] {
  return [
    { role: 'assistant', content: text },
    { role: 'user', content: continueText },
  ];
}

function lastQuestion(turns: readonly Turn[]): Question | undefined {
  return turns.findLast((turn): turn is Question => turn.role === 'user');
}

/** Each question with its answer. One whose answer holds no text is left out, unless it is the last. */
function toExchanges(turns: readonly Turn[]): readonly (readonly ChatMessage[])[] {
  const exchanges: ChatMessage[][] = [];
  const last = lastQuestion(turns);
  turns.forEach((turn, index) => {
    if (turn.role !== 'user') return;
    const answer = turns[index + 1];
    const asked: ChatMessage = { role: 'user', content: questionText(turn) };
    if (turn === last) exchanges.push([asked]);
    else if (answer?.role === 'assistant' && answer.text !== '')
      exchanges.push([asked, { role: 'assistant', content: answer.text }]);
  });
  return exchanges;
}

function questionText({ action, text, sentText, attachments }: Question): string {
  const wish = action === 'explain' ? explainText : (sentText ?? text);
  return [...attachments.map(attachmentText), wish].join('\n\n');
}
