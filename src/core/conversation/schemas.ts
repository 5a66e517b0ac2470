import * as v from 'valibot';
import { attachmentKinds } from './attachment.ts';
import type { Turn } from './turn.ts';

// What a turn looks like where it comes from outside: from storage, an imported file, or the other end of the panel.

/** An id of a turn, an attachment or a conversation. */
export const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const referenceSchema = v.object({
  uri: v.string(),
  path: v.string(),
  startLine: v.number(),
  endLine: v.number(),
});

export const attachmentSchema = v.object({
  id: idSchema,
  kind: v.picklist(attachmentKinds),
  label: v.string(),
  reference: v.exactOptional(referenceSchema),
  symbol: v.exactOptional(v.string()),
  languageId: v.string(),
  code: v.string(),
  before: v.string(),
  after: v.string(),
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
  v.object({
    kind: v.literal('waiting'),
    retry: v.exactOptional(v.object({ message: v.string(), at: v.number() })),
  }),
  v.object({ kind: v.literal('streaming') }),
  v.object({ kind: v.literal('done') }),
  v.object({ kind: v.literal('stopped') }),
  v.object({ kind: v.literal('cut'), reason: v.picklist(['length', 'connection']) }),
  v.object({ kind: v.literal('failed'), problem }),
]);

const details = {
  state: answerState,
  model: v.string(),
  usage: v.exactOptional(usage),
  dollars: v.exactOptional(v.number()),
  seed: v.exactOptional(v.number()),
  temperature: v.exactOptional(v.number()),
  maxTokens: v.exactOptional(v.number()),
};

export const answerDetailsSchema = v.object(details);

const place = { id: idSchema, parentId: v.nullable(idSchema), time: v.number() };

/** The fields of a question and of an answer, for schemas that add to them. */
export const questionEntries = {
  role: v.literal('user'),
  ...place,
  action: v.picklist(['explain', 'chat']),
  text: v.string(),
  sentText: v.exactOptional(v.string()),
  attachments: v.pipe(v.array(attachmentSchema), v.readonly()),
  rules: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
  options: v.exactOptional(
    v.object({ temperature: v.exactOptional(v.number()), maxTokens: v.exactOptional(v.number()) }),
  ),
};
export const answerEntries = {
  role: v.literal('assistant'),
  ...place,
  text: v.string(),
  continuedFrom: v.exactOptional(whole),
  ...details,
};

export const turnSchema = v.variant('role', [
  v.object(questionEntries),
  v.object(answerEntries),
]) satisfies v.GenericSchema<unknown, Turn>;
