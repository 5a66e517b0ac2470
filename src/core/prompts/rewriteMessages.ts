import { estimateTokens } from '../tokens/estimate.ts';
import type { ChatMessage } from '../workersAi/request.ts';
import { codeBlock } from './codeBlock.ts';
import type { FileAround, RewriteContext } from './rewriteContext.ts';
import * as text from './rewriteText.ts';

/** An answer that the gate refused. */
export interface RefusedReply {
  readonly reply: string;
  /** The fault in a whole English sentence. */
  readonly detail: string;
  /** It reached the limit of its length: the next one gets all the room there is. */
  readonly hasReachedLimit?: boolean;
}

/** What a rewrite request is made of, its surroundings aside. */
export interface RewriteQuestion extends FileAround {
  readonly path: string;
  /** The selection as it is sent. */
  readonly code: string;
  readonly wish: string;
  readonly problems?: readonly string[];
  readonly refusal?: RefusedReply;
}

const mostProblems = 10;
const mostCharactersOfProblem = 300;

/**
 * The messages of a rewrite request. The selected code is the last thing that they say.
 * @param tokensOfReply how much of a refused reply is repeated, in tokens.
 */
export function rewriteMessages(
  question: RewriteQuestion,
  context: RewriteContext,
  tokensOfReply: number,
): readonly ChatMessage[] {
  const asked: readonly ChatMessage[] = [
    { role: 'system', content: text.system },
    { role: 'user', content: firstQuestion(question, context) },
  ];
  const { refusal } = question;
  if (!refusal) return asked;
  const fault = refusal.hasReachedLimit === true ? text.answerTooLong : oneLine(refusal.detail);
  return [
    ...asked,
    { role: 'assistant', content: shorten(refusal.reply, tokensOfReply) },
    { role: 'user', content: paragraphs(text.refused(fault), selectedCode(question)) },
  ];
}

function firstQuestion(question: RewriteQuestion, context: RewriteContext): string {
  const { languageId, path } = question;
  const part = (heading: string, code: string): string =>
    code.trim() === '' ? '' : `${heading}\n${codeBlock(languageId, code)}`;
  return paragraphs(
    text.file(path),
    part(text.importsHeading, context.imports),
    part(text.enclosingHeading, context.enclosing),
    part(text.beforeHeading, context.before),
    part(text.afterHeading, context.after),
    wishOf(question),
    selectedCode(question),
  );
}

function wishOf({ wish, problems = [], before, code }: RewriteQuestion): string {
  const words = wish.trim() === '' ? text.tidyUp : wish.trim();
  if (problems.length === 0) return text.wish(words);
  const list = problems
    .slice(0, mostProblems)
    .map((problem) => `- ${oneLine(problem).slice(0, mostCharactersOfProblem)}`);
  const first = before.split('\n').length;
  const last = first + code.replace(/\n$/, '').split('\n').length - 1;
  return paragraphs(text.wishCarriedOut(words), text.problems(list.join('\n'), first, last));
}

function selectedCode({ languageId, code }: RewriteQuestion): string {
  return `${text.selectedHeading}\n${codeBlock(languageId, code)}`;
}

/** The whole lines at the start of a reply that fit into a number of tokens; of a first line that does not, nothing. */
function shorten(reply: string, tokens: number): string {
  let left = tokens;
  const lines = reply.trim().split('\n');
  const end = lines.findIndex((line) => {
    left -= estimateTokens(`${line}\n`);
    return left < 0;
  });
  const kept = (end === -1 ? lines : lines.slice(0, end)).join('\n').trimEnd();
  return kept === '' ? text.answerNotShown : kept;
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}

function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
