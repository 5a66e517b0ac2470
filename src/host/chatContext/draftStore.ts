import * as v from 'valibot';
import type { Memento } from 'vscode';
import { sourceSchema, type ChipSource } from './source.ts';

const key = 'edgewise.chatDrafts';
const mostDrafts = 50;
/** Longest text, of a chip or not sent yet, that is kept, in UTF-16 units; what is longer lasts until the window is closed. */
const longestText = 50_000;

const waitingSchema = v.object({ text: v.string(), aside: v.string() });

const draftSchema = v.object({
  sources: v.pipe(v.array(sourceSchema), v.readonly()),
  withoutRules: v.pipe(v.array(v.string()), v.readonly()),
  waiting: v.exactOptional(waitingSchema),
});
const schema = v.record(v.string(), draftSchema);

/** What waits in the message box, and an older text that was put aside. */
export type KeptText = Readonly<v.InferOutput<typeof waitingSchema>>;

/** What is kept of a draft: its text, what its chips are made from, and the rules files that were removed. */
export interface KeptDraft {
  readonly sources: readonly ChipSource[];
  readonly withoutRules: readonly string[];
  readonly waiting?: KeptText;
}

/** The drafts of the last fifty conversations that had one, in the workspace's storage. */
export class DraftStore {
  readonly #memento: Memento;
  readonly #keeps: () => boolean;
  readonly #reportDamage: (problem: string) => void;

  /** @param keeps Whether anything is kept at all. */
  constructor(memento: Memento, keeps: () => boolean, reportDamage: (problem: string) => void) {
    this.#memento = memento;
    this.#keeps = keeps;
    this.#reportDamage = reportDamage;
  }

  get(conversationId: string): KeptDraft {
    return this.#all()[conversationId] ?? { sources: [], withoutRules: [] };
  }

  /** An empty draft is not kept. */
  async set(conversationId: string, { sources, withoutRules, waiting }: KeptDraft): Promise<void> {
    if (!this.#keeps()) return;
    const kept = sources.filter((source) => !('text' in source) || source.text.length <= longestText);
    const text = waiting && isKeptText(waiting) ? { waiting } : {};
    const isEmpty = kept.length === 0 && withoutRules.length === 0 && !text.waiting;
    const entries = Object.entries(this.#all())
      .filter(([id]) => id !== conversationId)
      .slice(-(mostDrafts - 1));
    const drafts = isEmpty
      ? entries
      : [...entries, [conversationId, { sources: kept, withoutRules, ...text }] as const];
    await this.#memento.update(key, Object.fromEntries(drafts));
  }

  async clear(): Promise<void> {
    await this.#memento.update(key, undefined);
  }

  /** What is stored and does not parse is reported, and counts as nothing. */
  #all(): v.InferOutput<typeof schema> {
    const stored = v.safeParse(schema, this.#memento.get(key, {}));
    if (stored.success) return stored.output;
    this.#reportDamage('What was to be sent with the next messages could not be read and was dropped.');
    return {};
  }
}

function isKeptText({ text, aside }: KeptText): boolean {
  const { length } = text + aside;
  return length > 0 && length <= longestText;
}
