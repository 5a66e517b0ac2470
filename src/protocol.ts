import * as v from 'valibot';
import type { Conversation, ConversationChange } from './core/conversation/conversation.ts';

// What the panel's page and the extension say to each other. Both ends check what they receive against these schemas;
// the types are drawn from them, and `satisfies` holds them to what core means by a turn.

/** Longest text that the page may send, in UTF-16 units: far more than any context window takes. */
export const longestPageText = 400_000;

const id = v.pipe(v.string(), v.maxLength(100));
const pageText = v.pipe(v.string(), v.maxLength(longestPageText));

const reference = v.object({
  uri: v.string(),
  path: v.string(),
  startLine: v.number(),
  endLine: v.number(),
});

const attachment = v.object({
  reference,
  languageId: v.string(),
  code: v.string(),
  before: v.string(),
  after: v.string(),
  scope: v.picklist(['selection', 'symbol', 'block']),
  symbol: v.exactOptional(v.string()),
});

const usage = v.object({
  promptTokens: v.number(),
  completionTokens: v.number(),
  totalTokens: v.number(),
  cachedTokens: v.exactOptional(v.number()),
  neurons: v.exactOptional(v.number()),
});

const problem = v.object({
  message: v.string(),
  actions: v.pipe(v.array(v.object({ id: v.string(), label: v.string() })), v.readonly()),
});

const answerState = v.variant('kind', [
  v.object({ kind: v.literal('waiting') }),
  v.object({ kind: v.literal('streaming') }),
  v.object({ kind: v.literal('done') }),
  v.object({ kind: v.literal('stopped') }),
  v.object({ kind: v.literal('cut'), reason: v.picklist(['length', 'connection']) }),
  v.object({ kind: v.literal('failed'), problem }),
]);

const answerDetails = {
  state: answerState,
  model: v.string(),
  usage: v.exactOptional(usage),
  dollars: v.exactOptional(v.number()),
};

const turn = v.variant('role', [
  v.object({
    role: v.literal('user'),
    id,
    action: v.picklist(['explain', 'chat']),
    text: v.string(),
    attachment: v.exactOptional(attachment),
  }),
  v.object({ role: v.literal('assistant'), id, text: v.string(), ...answerDetails }),
]);

const conversation = v.pipe(v.array(turn), v.readonly()) satisfies v.GenericSchema<unknown, Conversation>;

const conversationChange = v.variant('type', [
  v.object({ type: v.literal('turnsAdded'), turns: conversation }),
  v.object({ type: v.literal('textAppended'), id, text: v.string() }),
  v.object({ type: v.literal('answerChanged'), id, answer: v.object(answerDetails) }),
  v.object({ type: v.literal('answerRestarted'), id }),
  v.object({ type: v.literal('cleared') }),
]) satisfies v.GenericSchema<unknown, ConversationChange>;

/** What the page says to the extension. */
export const pageMessageSchema = v.variant('type', [
  /** The page is built and listens; the extension answers with a snapshot. */
  v.object({ type: v.literal('ready') }),
  v.object({ type: v.literal('send'), text: v.pipe(pageText, v.trim(), v.nonEmpty()) }),
  v.object({ type: v.literal('stop') }),
  v.object({ type: v.literal('retry'), answerId: id }),
  /** The header over a question: jump to the lines it names. */
  v.object({ type: v.literal('openReference'), questionId: id }),
  v.object({ type: v.literal('takeAction'), answerId: id, actionId: id }),
  v.object({ type: v.literal('copy'), text: pageText }),
  v.object({ type: v.literal('insertAtCursor'), text: pageText }),
  v.object({
    type: v.literal('openLink'),
    href: v.pipe(v.string(), v.maxLength(2000), v.regex(/^https?:\/\//i)),
  }),
  v.object({ type: v.literal('signIn') }),
]);
export type PageMessage = v.InferOutput<typeof pageMessageSchema>;

/** What the extension says to the page. */
export const hostMessageSchema = v.variant('type', [
  v.object({
    type: v.literal('snapshot'),
    conversation,
    signedIn: v.boolean(),
    model: v.string(),
    /** Translations of the page's own texts, by their English form; empty for English. */
    translations: v.record(v.string(), v.string()),
  }),
  v.object({ type: v.literal('change'), change: conversationChange }),
  v.object({ type: v.literal('account'), signedIn: v.boolean(), model: v.string() }),
  v.object({ type: v.literal('focusComposer') }),
]);
export type HostMessage = v.InferOutput<typeof hostMessageSchema>;
