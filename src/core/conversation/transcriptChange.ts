import { shownTurns, type ShownTurn } from './branches.ts';
import type { Conversation, ConversationChange } from './conversation.ts';

/** What changes for a reader, who sees one branch. */
export type TranscriptChange =
  /** These turns stand after the one of that id (at the beginning for null), instead of whatever stood there. */
  | { readonly type: 'turnsShown'; readonly after: string | null; readonly turns: readonly ShownTurn[] }
  | Extract<ConversationChange, { type: 'textAppended' | 'answerChanged' | 'answerRestarted' }>;

/** What a change of the conversation means for the branch that is shown; undefined when nothing is to be seen of it. */
export function transcriptChange(
  before: Conversation,
  after: Conversation,
  change: ConversationChange,
): TranscriptChange | undefined {
  switch (change.type) {
    case 'textAppended':
    case 'answerChanged':
    case 'answerRestarted':
      return change;
    case 'turnsAdded':
    case 'branchChosen':
      return differenceOf(shownTurns(before), shownTurns(after));
    case 'renamed':
      return undefined;
  }
}

function differenceOf(
  before: readonly ShownTurn[],
  after: readonly ShownTurn[],
): TranscriptChange | undefined {
  const different = after.findIndex((turn, index) => !isSame(turn, before[index]));
  const common = different < 0 ? after.length : different;
  if (common === after.length && common === before.length) return undefined;
  return { type: 'turnsShown', after: after[common - 1]?.id ?? null, turns: after.slice(common) };
}

function isSame(one: ShownTurn, other: ShownTurn | undefined): boolean {
  return (
    one.id === other?.id &&
    one.branch?.index === other.branch?.index &&
    one.branch?.count === other.branch?.count
  );
}
