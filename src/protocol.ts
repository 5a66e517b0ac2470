import * as v from 'valibot';
import { attachmentKinds } from './core/conversation/attachment.ts';
import type { ShownTurn } from './core/conversation/branches.ts';
import {
  answerDetailsSchema,
  answerEntries,
  idSchema as id,
  questionEntries,
} from './core/conversation/schemas.ts';
import type { TranscriptChange } from './core/conversation/transcriptChange.ts';

// What the panel's page and the extension say to each other. Both ends check what they receive against these schemas;
// the types are drawn from them, and `satisfies` holds them to what core means by a turn.

/** Longest text that the page may send, in UTF-16 units: far more than any context window takes. */
export const longestPageText = 400_000;
/** Most files that can be dropped at once. */
export const mostDropped = 50;

const pageText = v.pipe(v.string(), v.maxLength(longestPageText));
const words = v.pipe(pageText, v.trim(), v.nonEmpty());
const shortText = v.pipe(v.string(), v.maxLength(2000));
const code = { text: pageText, language: shortText };

const branch = v.exactOptional(v.object({ index: v.number(), count: v.number() }));

const shownTurns = v.pipe(
  v.array(
    v.variant('role', [v.object({ ...questionEntries, branch }), v.object({ ...answerEntries, branch })]),
  ),
  v.readonly(),
) satisfies v.GenericSchema<unknown, readonly ShownTurn[]>;

const transcriptChange = v.variant('type', [
  v.object({ type: v.literal('turnsShown'), after: v.nullable(id), turns: shownTurns }),
  v.object({ type: v.literal('textAppended'), id, text: v.string() }),
  v.object({ type: v.literal('answerChanged'), id, details: answerDetailsSchema }),
  v.object({ type: v.literal('answerRestarted'), id }),
]) satisfies v.GenericSchema<unknown, TranscriptChange>;

/**
 * Something that stands over the message box and will be sent with the message. `stale`: what it was taken from has
 * changed since. `refused` and `loading` ones are not sent; `problem` says why.
 */
const chip = v.object({
  id,
  kind: v.picklist([...attachmentKinds, 'rules']),
  label: v.string(),
  /** What it is and where from, as its tooltip. */
  description: v.string(),
  /** An estimate. */
  tokens: v.number(),
  state: v.picklist(['ready', 'loading', 'stale', 'refused']),
  problem: v.exactOptional(v.string()),
});
export type Chip = v.InferOutput<typeof chip>;

const chips = v.pipe(v.array(chip), v.readonly());

/** What will be sent besides the text, and the editor's selection where it could be added with one click. */
const draft = v.object({ chips, offered: v.exactOptional(chip) });
export type Draft = v.InferOutput<typeof draft>;

/** A line in the list that opens over the message box after `@` or `/`. */
const completion = v.object({
  id,
  label: v.string(),
  /** Beside the label, dimmed: a folder, what a prompt does. */
  description: v.string(),
  /** A codicon's name. */
  icon: v.string(),
  /** What takes the place of the typed `@…` or `/…`; '' for what becomes a chip. */
  insertText: v.string(),
  /** Picking it asks on: the list stays open with what this text finds (`@folder src/`). */
  continues: v.boolean(),
});
export type Completion = v.InferOutput<typeof completion>;

const waitingText = {
  text: pageText,
  /** An older unsent text, put aside while a recalled message was changed; else ''. */
  aside: pageText,
};

/** What the page says to the extension. */
export const pageMessageSchema = v.variant('type', [
  /** The page is built and listens; the extension answers with a snapshot. */
  v.object({ type: v.literal('ready') }),
  /** The page got the keyboard focus, or lost it. */
  v.object({ type: v.literal('pageFocus'), focused: v.boolean() }),
  /** Sends the message with the chips that are there. */
  v.object({ type: v.literal('send'), text: words }),
  v.object({ type: v.literal('stop') }),
  /** Asks again for an answer: another branch beside it, unless it holds no text. */
  v.object({ type: v.literal('regenerate'), answerId: id }),
  v.object({ type: v.literal('continueAnswer'), answerId: id }),
  /** Asks a question in other words: another branch beside it. */
  v.object({ type: v.literal('editQuestion'), questionId: id, text: words }),
  v.object({ type: v.literal('stepBranch'), turnId: id, step: v.picklist([1, -1]) }),
  /** Jumps to what an attachment of a question was taken from. */
  v.object({ type: v.literal('openAttachment'), questionId: id, attachmentId: id }),
  v.object({ type: v.literal('takeAction'), answerId: id, actionId: id }),
  v.object({ type: v.literal('openAnswer'), answerId: id }),
  v.object({ type: v.literal('copy'), text: pageText }),
  v.object({ type: v.literal('insertAtCursor'), ...code }),
  v.object({ type: v.literal('newFile'), ...code }),
  v.object({ type: v.literal('applyToFile'), ...code, answerId: id }),
  v.object({ type: v.literal('runInTerminal'), ...code }),
  v.object({
    type: v.literal('openLink'),
    href: v.pipe(shortText, v.regex(/^https?:\/\//i)),
  }),
  /** A `path:line` in an answer. Lines are counted from 1. */
  v.object({
    type: v.literal('openPlace'),
    path: shortText,
    line: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  v.object({ type: v.literal('signIn') }),

  /** What fits behind the `@` or `/` that the person is typing. `request` comes back with the answer. */
  v.object({
    type: v.literal('complete'),
    request: v.number(),
    trigger: v.picklist(['@', '/']),
    query: shortText,
  }),
  /** A completion that becomes a chip was picked. */
  v.object({ type: v.literal('attach'), completionId: id }),
  /** The offered selection becomes a chip. */
  v.object({ type: v.literal('attachOffered') }),
  v.object({ type: v.literal('detach'), chipId: id }),
  /** Jumps to what a chip names. */
  v.object({ type: v.literal('openChip'), chipId: id }),
  /** Takes a stale chip anew. */
  v.object({ type: v.literal('refreshChip'), chipId: id }),
  /** Files or folders dropped on the message box, by their URIs. */
  v.object({
    type: v.literal('drop'),
    uris: v.pipe(v.array(shortText), v.maxLength(mostDropped), v.readonly()),
  }),
  /** What is not sent yet in a conversation's message box, for when the window is opened again. */
  v.object({ type: v.literal('keepText'), conversationId: id, ...waitingText }),
  /** Several lines were pasted; the extension answers with a chip, or with `insertText` when they are no code. */
  v.object({ type: v.literal('paste'), text: pageText }),
]);
export type PageMessage = v.InferOutput<typeof pageMessageSchema>;

/** What the extension says to the page. */
export const hostMessageSchema = v.variant('type', [
  v.object({
    type: v.literal('snapshot'),
    conversationId: id,
    transcript: shownTurns,
    draft,
    /** Differs from one run of the extension to the next: what the page remembers of an earlier run is out of date. */
    session: id,
    /** What waits in the message box since an earlier run, if anything. */
    waiting: v.exactOptional(v.object(waitingText)),
    /** Earlier messages of this folder for the up key, the newest last. */
    recall: v.pipe(v.array(v.string()), v.readonly()),
    /** Whether an answer is under way in this conversation, also in a branch that is not shown. */
    answering: v.boolean(),
    signedIn: v.boolean(),
    model: v.string(),
    /** Translations of the page's own texts, by their English form; empty for English. */
    translations: v.record(v.string(), v.string()),
  }),
  /** A change of the conversation of that id; one that is not shown (any more) is none of the page's business. */
  v.object({ type: v.literal('change'), conversationId: id, change: transcriptChange }),
  /** An answer began or ended in the conversation, perhaps in a branch that is not shown. */
  v.object({ type: v.literal('answering'), answering: v.boolean() }),
  v.object({ type: v.literal('account'), signedIn: v.boolean(), model: v.string() }),
  v.object({ type: v.literal('draft'), draft }),
  v.object({
    type: v.literal('completions'),
    request: v.number(),
    items: v.pipe(v.array(completion), v.readonly()),
  }),
  /** Puts text at the cursor of the message box. */
  v.object({ type: v.literal('insertText'), text: v.string() }),
  v.object({
    type: v.literal('focus'),
    target: v.picklist(['composer', 'lastAnswer', 'nextCodeBlock', 'previousCodeBlock', 'find']),
  }),
  /** What a native menu asks of the page: the page answers with the message that its own button sends. */
  v.object({
    type: v.literal('codeBlockAction'),
    answerId: id,
    block: v.number(),
    action: v.picklist(['copy', 'insertAtCursor', 'newFile', 'applyToFile', 'runInTerminal', 'toggleWrap']),
  }),
  v.object({ type: v.literal('startEditing'), questionId: id }),
]);
export type HostMessage = v.InferOutput<typeof hostMessageSchema>;
