import { longestPageText } from '../protocol.ts';
import { fillIn } from '../core/workersAi/sentence.ts';

type Translations = Readonly<Record<string, string>>;

/** Every text of the page, translated. Nothing else in the page holds words that a person reads. */
export type Texts = ReturnType<typeof createTexts>;

/**
 * The page's texts in the person's language.
 *
 * @param translations By English text, as the snapshot brings them. What is missing stays English.
 * @param language As in a `lang` attribute: how numbers are written.
 */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the type is what is written here
export function createTexts(translations: Translations, language: string) {
  // Made once: a format takes longer to make than a message to draw.
  const numberFormat = new Intl.NumberFormat(language);
  // Two significant digits: a request costs about a hundredth of a cent, so fixed decimals would say nothing.
  const dollarFormat = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    maximumSignificantDigits: 2,
  });
  const formatNumber = (value: number): string => numberFormat.format(value);
  const t = (text: string, ...values: readonly (string | number)[]): string =>
    fillIn({ text: translations[text] ?? text, values });
  const count = (one: string, many: string, amount: number): string =>
    t(amount === 1 ? one : many, formatNumber(amount));

  return {
    conversation: t('Conversation'),
    questionNumbered: (number: number) => t('Your question {0}', formatNumber(number)),
    answerNumbered: (number: number) => t('Answer {0}', formatNumber(number)),

    welcomeTitle: t('Ask about your code'),
    welcomeExplain: t('Select code in an editor, right-click and choose Edgewise > Explain.'),
    welcomeRefactor: t('Choose Refactor there to get a change that you can accept or reject.'),
    welcomeAsk: t('Or ask a question below. Nothing is sent before you do.'),

    goToReference: (place: string) => t('Go to {0}', place),
    codeSent: t('Code sent'),

    edit: t('Edit'),
    editQuestion: t('Edit your question'),
    sendQuestion: t('Send'),
    cancel: t('Cancel'),
    openInEditor: t('Open in Editor'),
    regenerate: t('Regenerate'),
    previousVersion: t('Previous version'),
    nextVersion: t('Next version'),
    version: (number: number, count: number) =>
      t('Version {0} of {1}', formatNumber(number), formatNumber(count)),

    working: t('Working…'),
    stopped: t('Stopped.'),
    cutAtLimit: t('Cut at the token limit.'),
    cutByConnection: t('The connection ended early.'),
    continue: t('Continue'),
    retry: t('Retry'),
    stopWaiting: t('Stop'),
    tryingAgain: (seconds: number) =>
      seconds > 0 ? t('Trying again in {0} s', formatNumber(seconds)) : t('Trying again…'),
    tokens: (amount: number) => count('{0} token', '{0} tokens', amount),
    tokensInAndOut: (sent: number, received: number) =>
      t('{0} tokens sent, {1} received', formatNumber(sent), formatNumber(received)),
    dollars: (dollars: number) => dollarFormat.format(dollars),
    seed: (seed: number) => t('Seed {0}', seed),
    temperature: (temperature: number) => t('Temperature {0}', formatNumber(temperature)),

    copy: t('Copy'),
    copied: t('Copied'),
    insertAtCursor: t('Insert at Cursor'),
    newFile: t('Insert into New File'),
    applyToFile: t('Apply to File'),
    runInTerminal: t('Insert into Terminal'),
    wrapLines: t('Toggle Word Wrap'),
    taskDone: t('Completed'),
    taskOpen: t('Not completed'),
    code: t('Code'),
    codeIn: (language: string) => t('Code, {0}', language),

    composerLabel: t('Ask about your code'),
    composerPlaceholder: t('Ask (@ context, / commands)'),
    messageFull: t('That is too long: a message holds {0} characters.', formatNumber(longestPageText)),
    addContext: t('Add Context…'),
    suggestions: t('Suggestions'),
    suggestionCount: (amount: number) => count('{0} suggestion', '{0} suggestions', amount),
    noResults: t('No results'),
    dropHere: t('Drop to add as context'),
    nothingToDrop: t('Nothing was added: drop files or folders from the Explorer, with Shift held.'),
    tooManyDropped: (amount: number) => t('Only the first {0} were added.', formatNumber(amount)),

    context: t('Context'),
    addChip: (label: string) => t('Add {0}', label),
    removeChip: (label: string) => t('Remove {0}', label),
    refreshChip: (label: string) => t('Refresh {0}', label),
    estimate: (tokens: number) => t('≈{0}', formatNumber(tokens)),
    estimateInTotal: (tokens: number) => t('≈{0} tokens', formatNumber(tokens)),
    aboutTokens: (tokens: number) =>
      count('About {0} token (an estimate)', 'About {0} tokens (an estimate)', tokens),
    chipLoading: t('Being read'),
    changedSince: t('Changed since'),
    notSent: t('Not sent.'),

    send: t('Send (Enter)'),
    stop: t('Stop (Esc)'),
    signInHint: t('Sign in with a Cloudflare account to ask questions.'),
    signIn: t('Sign In'),
    model: (name: string) => t('Model: {0}', name),
    scrollToBottom: t('Scroll to Bottom'),
    newTextBelow: t('New text below'),

    find: t('Find'),
    previousMatch: t('Previous Match (Shift+Enter)'),
    nextMatch: t('Next Match (Enter)'),
    closeFind: t('Close (Escape)'),
    matchOf: (index: number, count: number) => t('{0} of {1}', formatNumber(index), formatNumber(count)),

    answering: t('Answering'),
    answerComplete: (words: number, codeBlocks: number) =>
      codeBlocks === 0
        ? t('Answer complete, {0}', count('{0} word', '{0} words', words))
        : t(
            'Answer complete, {0}, {1}',
            count('{0} word', '{0} words', words),
            count('{0} code block', '{0} code blocks', codeBlocks),
          ),
  };
}
