import type { Problem } from '../conversation/turn.ts';
import { toLines } from './lineEndings.ts';
import type { Rejection, Verdict } from './replyGate.ts';
import type { Rewrite } from './rewrite.ts';

/** What stood in the file when the model was asked. Texts as the document gave them. */
export interface Snapshot {
  readonly languageId: string;
  readonly path: string;
  readonly before: string;
  readonly selection: string;
  readonly after: string;
}

/** A reply that the gate did not let through. */
export interface Refusal extends Rejection {
  readonly reply: string;
}

/**
 * Where the rewrite of one run of lines is on its way. `waiting`: others are asked about first. `checking`: the reply is
 * whole, the verdict is not there yet. `refused`: by the gate; why is in the part's refusals.
 */
export type PartState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'streaming'; readonly reply: string }
  | { readonly kind: 'checking'; readonly reply: string }
  | { readonly kind: 'ready'; readonly rewrite: Rewrite }
  | { readonly kind: 'refused' }
  | { readonly kind: 'stopped'; readonly reply: string }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly reply: string };

/** One run of lines that is rewritten. */
export interface Part {
  readonly snapshot: Snapshot;
  /** Replies that were refused so far, oldest first: a refused one is asked for once more. */
  readonly refusals: readonly Refusal[];
  readonly state: PartState;
}

/** What requests took. */
export interface Spent {
  readonly tokens: number;
  /** US dollars, where the price is known. */
  readonly dollars?: number;
}

/** One answer to a wish: every Retry adds one, and the earlier ones stay. */
export interface Version {
  readonly wish: string;
  /** How often the model was asked before, counted from 1. Each attempt is asked with another seed. */
  readonly attempt: number;
  /** Problems that an accepted edit brought, for this one to repair; each as a sentence. */
  readonly problems: readonly string[];
  /** In the order of the document. */
  readonly parts: readonly Part[];
  readonly spent: Spent;
  /** The rewrite was given with the wish, by an answer of the chat: the model was not asked. */
  readonly isFromChat?: true;
}

export function startVersion(
  { wish, attempt, problems = [] }: Pick<Version, 'wish' | 'attempt'> & Partial<Pick<Version, 'problems'>>,
  snapshots: readonly Snapshot[],
): Version {
  const parts = snapshots.map((snapshot): Part => ({ snapshot, refusals: [], state: { kind: 'waiting' } }));
  return { wish, attempt, problems, parts, spent: { tokens: 0 } };
}

/** A version whose rewrite is there already. @param text the gate passed it. */
export function readyVersion(wish: string, snapshot: Snapshot, text: string): Version {
  const rewrite = rewriteOf(snapshot, text);
  return {
    ...startVersion({ wish, attempt: 1 }, []),
    parts: [{ snapshot, refusals: [], state: { kind: 'ready', rewrite } }],
    isFromChat: true,
  };
}

/** The model is asked about a part, for the first time or once more after a refusal. */
export function startPart(part: Part): Part {
  return { ...part, state: { kind: 'streaming', reply: '' } };
}

/** More of the reply came. Text that comes after the end of an attempt changes nothing. */
export function appendReply(part: Part, text: string): Part {
  const { state } = part;
  return state.kind === 'streaming'
    ? { ...part, state: { kind: 'streaming', reply: state.reply + text } }
    : part;
}

/** The stream ended. */
export function startChecking(part: Part): Part {
  const { state } = part;
  return state.kind === 'streaming' ? { ...part, state: { kind: 'checking', reply: state.reply } } : part;
}

/** The gate's verdict came. @param reply what was judged. */
export function settle(part: Part, verdict: Verdict, reply: string): Part {
  if (part.state.kind !== 'checking') return part;
  if (verdict.kind === 'rejected')
    return { ...part, refusals: [...part.refusals, { ...verdict, reply }], state: { kind: 'refused' } };
  return { ...part, state: { kind: 'ready', rewrite: rewriteOf(part.snapshot, verdict.text) } };
}

function rewriteOf({ selection }: Snapshot, text: string): Rewrite {
  return { base: toLines(selection), proposed: toLines(text) };
}

/** The person stopped the version: what came stays to be read; parts that were ready stay so. */
export function stop(version: Version): Version {
  return mapUnderWay(version, (reply) => ({ kind: 'stopped', reply }));
}

/** The request failed. What came stays to be read, and parts that were ready stay so. */
export function fail(version: Version, problem: Problem): Version {
  return mapUnderWay(version, (reply) => ({ kind: 'failed', problem, reply }));
}

/** The version with another part in the place of one. */
export function withPart(version: Version, index: number, part: Part): Version {
  return { ...version, parts: version.parts.with(index, part) };
}

/** The version with what one more request took. */
export function withSpent(version: Version, { tokens, dollars }: Spent): Version {
  const known = [version.spent.dollars, dollars].filter((amount) => amount !== undefined);
  return {
    ...version,
    spent: {
      tokens: version.spent.tokens + tokens,
      ...(known.length === 0 ? {} : { dollars: known.reduce((sum, amount) => sum + amount, 0) }),
    },
  };
}

/** The state of all parts as one: `ready` when the model is done and at least one part can be decided about. */
export type Phase = 'streaming' | 'ready' | 'refused' | 'stopped' | 'failed';

export function phaseOf({ parts }: Version): Phase {
  const kinds = new Set(parts.map(({ state }) => state.kind));
  if (kinds.has('streaming') || kinds.has('checking') || kinds.has('waiting')) return 'streaming';
  if (kinds.has('ready')) return 'ready';
  if (kinds.has('failed')) return 'failed';
  return kinds.has('stopped') ? 'stopped' : 'refused';
}

function mapUnderWay(version: Version, toState: (reply: string) => PartState): Version {
  const parts = version.parts.map((part): Part => {
    if (part.state.kind === 'waiting') return { ...part, state: toState('') };
    if (part.state.kind !== 'streaming' && part.state.kind !== 'checking') return part;
    return { ...part, state: toState(part.state.reply) };
  });
  return { ...version, parts };
}
