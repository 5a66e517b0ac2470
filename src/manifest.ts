// Every id that package.json and the code share. A test holds the two together.

export const commandIds = [
  'edgewise.account.signIn',
  'edgewise.account.signOut',
  'edgewise.code.explain',
  'edgewise.code.refactor',
  'edgewise.edit.accept',
  'edgewise.edit.reject',
  'edgewise.edit.acceptChange',
  'edgewise.edit.rejectChange',
  'edgewise.edit.useModels',
  'edgewise.edit.keepMine',
  'edgewise.edit.nextChange',
  'edgewise.edit.previousChange',
  'edgewise.edit.openDiff',
  'edgewise.edit.retry',
  'edgewise.edit.retryWith',
  'edgewise.edit.previousVersion',
  'edgewise.edit.nextVersion',
  'edgewise.edit.compareVersions',
  'edgewise.edit.list',
  'edgewise.edit.stop',
  'edgewise.edit.repair',
  'edgewise.edit.undoAccepted',
  'edgewise.edit.keepAccepted',
  'edgewise.chat.open',
  'edgewise.chat.new',
  'edgewise.chat.stop',
  'edgewise.prompts.openFolder',
  'edgewise.prompts.new',
  'edgewise.chat.find',
  'edgewise.chat.openAnswer',
  'edgewise.chat.showLastAnswer',
  'edgewise.chat.focusLastAnswer',
  'edgewise.chat.nextCodeBlock',
  'edgewise.chat.previousCodeBlock',
  'edgewise.question.edit',
  'edgewise.question.copy',
  'edgewise.answer.copy',
  'edgewise.answer.copyAsText',
  'edgewise.answer.regenerate',
  'edgewise.answer.continue',
  'edgewise.codeBlock.copy',
  'edgewise.codeBlock.insertAtCursor',
  'edgewise.codeBlock.applyToFile',
  'edgewise.codeBlock.newFile',
  'edgewise.codeBlock.runInTerminal',
  'edgewise.codeBlock.toggleWrap',
  'edgewise.chat.history',
  'edgewise.chat.rename',
  'edgewise.chat.delete',
  'edgewise.chat.deleteAll',
  'edgewise.chat.export',
  'edgewise.chat.import',
  'edgewise.chat.copyAll',
  'edgewise.model.choose',
  'edgewise.log.show',
  'edgewise.status.show',
] as const;

export type CommandId = (typeof commandIds)[number];

/**
 * One handler for each command: leaving one out does not compile. Commands on a proposal get what they are about: the
 * comment thread whose title menu was used, what a code lens passed, the document of a diff editor; without any, they mean
 * what is nearest to the cursor. Those on a part of the chat get what its native menu was opened on.
 */
export type CommandHandlers = {
  readonly [Id in CommandId]: Id extends
    `edgewise.${'edit' | 'question' | 'answer' | 'codeBlock'}.${string}` | 'edgewise.chat.openAnswer'
    ? (target: unknown) => unknown
    : () => unknown;
};

/** Settings with their defaults, as package.json declares them. */
export const settingDefaults = {
  'edgewise.service.baseUrl': 'https://api.cloudflare.com',
  'edgewise.service.model': '@cf/meta/llama-3.1-8b-instruct-fp8',
  /** Seconds. */
  'edgewise.service.idleTimeout': 30,
  /** Tokens. */
  'edgewise.reply.maxTokens': 2048,
  'edgewise.chat.keepConversations': true,
  'edgewise.edits.accept': 'ask',
  'edgewise.edits.checkProblems': true,
  'edgewise.edits.repairRefusals': true,
  'edgewise.menus.editorContext': true,
  'edgewise.menus.lightbulb': true,
} as const;

export type SettingId = keyof typeof settingDefaults;

/** Context keys that package.json's `when` clauses read, with the values they take. */
export interface ContextKeys {
  'edgewise.signedIn': boolean;
  /** A chat answer is on its way. */
  'edgewise.answering': boolean;
  /** The page of the chat panel has the keyboard focus. */
  'edgewise.chatFocused': boolean;
  /** The state of the proposal nearest to the cursor in the active editor. */
  'edgewise.proposal': 'none' | 'streaming' | 'ready' | 'refused' | 'stopped' | 'failed';
  /** The cursor is on the lines of that proposal, or on the line before or after them. */
  'edgewise.proposalAtCursor': boolean;
  /** That proposal has more than one version. */
  'edgewise.hasVersions': boolean;
  /** The person changed lines of it in another way than the model. */
  'edgewise.hasConflict': boolean;
  /** Some proposal is open, in whichever file. */
  'edgewise.hasProposals': boolean;
  /** Some accepted edit brought problems that the person has not decided about. */
  'edgewise.hasNewProblems': boolean;
}

export const contextKeyIds = [
  'edgewise.signedIn',
  'edgewise.answering',
  'edgewise.chatFocused',
  'edgewise.proposal',
  'edgewise.proposalAtCursor',
  'edgewise.hasVersions',
  'edgewise.hasConflict',
  'edgewise.hasProposals',
  'edgewise.hasNewProblems',
] as const satisfies readonly (keyof ContextKeys)[];

export const chatViewId = 'edgewise.chat';
export const commentControllerId = 'edgewise.proposals';
/** Of the documents that the diff editor shows. */
export const proposalScheme = 'edgewise-proposal';
/** Of answers that are shown as documents. */
export const answerScheme = 'edgewise-answer';
export const outputChannelName = 'Edgewise';
/** Where the workspace's storage keeps which proposals are open. */
export const openProposalsKey = 'edgewise.openProposals';
