import type { ShownTurn } from '../../../src/core/conversation/branches.ts';
import {
  answer,
  arabicTurns,
  branchedTurns,
  explanation,
  failedState,
  followUp,
  question,
  waitingRetry,
} from './conversations.ts';
import { completions, everyState, offered } from './drafts.ts';
import type { PanelPage } from './harness.ts';

/** A conversation as the page can show it. */
export interface ConversationState {
  readonly turns: readonly ShownTurn[];
  readonly signedIn?: boolean;
  /** The question that is being edited. */
  readonly editing?: string;
}

/** Every state of a conversation that a person can meet, by name. */
export const conversationStates: Readonly<Record<string, ConversationState>> = {
  empty: { turns: [] },
  signedOut: { turns: [], signedIn: false },
  waiting: { turns: [question, answer({ kind: 'waiting' }, '')] },
  streaming: { turns: [question, answer({ kind: 'streaming' }, explanation.slice(0, 900))] },
  done: { turns: [question, answer({ kind: 'done' })] },
  stopped: { turns: [followUp, answer({ kind: 'stopped' }, explanation.slice(0, 300))] },
  cut: { turns: [question, answer({ kind: 'cut', reason: 'length' }, explanation.slice(0, 500))] },
  failed: { turns: [question, answer(failedState, '')] },
  failedHalfway: { turns: [question, answer(failedState, explanation.slice(0, 300))] },
  retrying: { turns: [question, answer(waitingRetry(Date.now() + 28_000_000), '')] },
  branches: { turns: branchedTurns },
  editing: { turns: [question, answer({ kind: 'done' }, 'Short.'), followUp], editing: 'q2' },
  arabic: { turns: arabicTurns },
};

const arabic = 'اشرح لي لماذا تبقى المهام في الطابور بعد أن ترمي إحداها خطأ، ثم أصلح drain().';

/** What the message box can look like, and how it comes to that. */
export const composerStates: Readonly<Record<string, (panel: PanelPage) => Promise<unknown>>> = {
  chips: async (panel) => {
    await panel.send({ type: 'draft', draft: everyState });
    await panel.page.keyboard.type('Why are the prices wrong?');
  },
  offer: (panel) => panel.send({ type: 'draft', draft: { chips: [], offered } }),
  completion: async (panel) => {
    await panel.page.keyboard.type('Look at @or');
    await panel.answerCompletion(completions);
  },
  noCompletion: async (panel) => {
    await panel.page.keyboard.type('/nothing');
    await panel.answerCompletion([]);
  },
  drop: async (panel) => {
    await panel.send({ type: 'draft', draft: { chips: everyState.chips.slice(0, 1) } });
    await panel.drag('dragover', { 'text/uri-list': 'file:///work/src/orders.ts' });
  },
  refusedDrop: (panel) => panel.drag('drop', { 'text/uri-list': 'https://example.com/' }),
  longDraft: (panel) =>
    panel.page.locator('textarea').fill('A line of a long message that goes on and on.\n'.repeat(40)),
  rightToLeft: async (panel) => {
    await panel.send({ type: 'draft', draft: everyState });
    await panel.page.keyboard.insertText(arabic);
  },
};
