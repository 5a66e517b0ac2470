import * as v from 'valibot';
import { parseJson } from '../workersAi/json.ts';
import { fillIn } from '../workersAi/sentence.ts';
import type { Conversation } from './conversation.ts';
import { idSchema, turnSchema } from './schemas.ts';
import { faultOf, settled } from './tree.ts';

/** The version of the form in which conversations are kept. A reader of an older Edgewise leaves a newer one alone. */
export const storedVersion = 1;

export const conversationSchema = v.object({
  id: idSchema,
  title: v.exactOptional(v.string()),
  createdAt: v.number(),
  updatedAt: v.number(),
  turns: v.pipe(v.array(turnSchema), v.readonly()),
  chosen: v.record(v.string(), idSchema),
}) satisfies v.GenericSchema<unknown, Conversation>;

const revisionSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const storedSchema = v.object({ revision: revisionSchema, conversation: conversationSchema });
const versionSchema = v.object({ version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) });

/** What a file holds. `revision` counts how often the conversation was written. */
export type StoredConversation =
  | { readonly kind: 'conversation'; readonly conversation: Conversation; readonly revision: number }
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'newer'; readonly version: number };

/** A conversation as the text of a file. */
export function writeStored(conversation: Conversation, revision: number): string {
  return JSON.stringify({ version: storedVersion, revision, conversation });
}

/** Reads what `writeStored` wrote. An answer that was under way is a stopped one. */
export function readStored(text: string): StoredConversation {
  const json = parseJson(text);
  const version = v.safeParse(versionSchema, json);
  if (!version.success) return { kind: 'damaged', reason: 'It is no conversation.' };
  if (version.output.version > storedVersion) return { kind: 'newer', version: version.output.version };
  const stored = v.safeParse(storedSchema, json);
  if (!stored.success) return { kind: 'damaged', reason: describeIssue(stored.issues[0]) };
  const { conversation, revision } = stored.output;
  const fault = faultOf(conversation.turns);
  if (fault) return { kind: 'damaged', reason: `Turn "${fault.turn.id}": ${fillIn(fault.reason)}.` };
  return { kind: 'conversation', conversation: settled(conversation), revision };
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path === null ? issue.message : `${path}: ${issue.message}`;
}
