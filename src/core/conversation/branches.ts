import { firstTurn, type Conversation } from './conversation.ts';
import type { Turn } from './turn.ts';

/** Where a turn stands among the branches that begin at the same place. */
export interface Branch {
  /** From 0, in the order in which they were made. */
  readonly index: number;
  /** At least 2. */
  readonly count: number;
}

/** A turn of the branch that is shown; with its place where there are others. */
export type ShownTurn = Turn & { readonly branch?: Branch };

/** The branch that is shown, from the first question on. Where nobody chose, the newest branch. */
export function shownTurns(conversation: Conversation): readonly ShownTurn[] {
  const children = childrenByParent(conversation);
  const shown: ShownTurn[] = [];
  let siblings = children.get(firstTurn);
  while (siblings) {
    const chosen = conversation.chosen[siblings[0]?.parentId ?? firstTurn];
    const turn = siblings.find(({ id }) => id === chosen) ?? siblings.at(-1);
    if (!turn) break;
    const branch = { index: siblings.indexOf(turn), count: siblings.length };
    shown.push(branch.count > 1 ? { ...turn, branch } : turn);
    siblings = children.get(turn.id);
  }
  return shown;
}

/** The turns from the first question down to the one of that id, whichever branch is shown; none when it is not there. */
export function turnsUpTo({ turns }: Conversation, id: string): readonly Turn[] {
  const byId = new Map(turns.map((turn) => [turn.id, turn]));
  const path: Turn[] = [];
  for (let turn = byId.get(id); turn; turn = turn.parentId === null ? undefined : byId.get(turn.parentId))
    path.push(turn);
  return path.reverse();
}

/**
 * The branch before or after the one that a turn begins, by the turn that begins it; undefined at either end.
 * @param step -1 for the one before, 1 for the one after.
 */
export function neighbouringBranch({ turns }: Conversation, id: string, step: 1 | -1): Turn | undefined {
  const turn = turns.find((candidate) => candidate.id === id);
  if (!turn) return undefined;
  const siblings = turns.filter(({ parentId }) => parentId === turn.parentId);
  return siblings[siblings.indexOf(turn) + step];
}

function childrenByParent({ turns }: Conversation): ReadonlyMap<string, readonly Turn[]> {
  const children = new Map<string, Turn[]>();
  for (const turn of turns) {
    const parent = turn.parentId ?? firstTurn;
    const siblings = children.get(parent);
    if (siblings) siblings.push(turn);
    else children.set(parent, [turn]);
  }
  return children;
}
