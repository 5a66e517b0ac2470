import type { AnswerDetails, AnswerState } from '../core/conversation/turn.ts';
import { element, icon, textButton } from './dom.ts';
import type { Texts } from './text.ts';

/** What the buttons under an answer do. */
export interface FooterActions {
  readonly retry: () => void;
  readonly takeAction: (actionId: string) => void;
}

/** What stands under an answer's text: progress, how it ended, what can be done about it, and what it cost. */
export function createFooter(answer: AnswerDetails, texts: Texts, actions: FooterActions): readonly Node[] {
  switch (answer.state.kind) {
    case 'waiting':
      return [createProgress(texts)];
    case 'streaming':
      return [];
    case 'done':
      return [createCost(answer, texts)];
    case 'stopped':
    case 'cut':
    case 'failed':
      return [createOutcome(answer.state, texts, actions), createCost(answer, texts)];
  }
}

/** How an answer that is not whole ended, in words; undefined for the other states. */
export function outcomeText(state: AnswerState, texts: Texts): string | undefined {
  switch (state.kind) {
    case 'stopped':
      return texts.stopped;
    case 'cut':
      return state.reason === 'length' ? texts.cutAtLimit : texts.cutByConnection;
    case 'failed':
      return state.problem.message;
    default:
      return undefined;
  }
}

function createProgress(texts: Texts): HTMLElement {
  return element('p', { class: 'progress' }, icon('loading codicon-modifier-spin'), texts.working);
}

function createOutcome(state: AnswerState, texts: Texts, actions: FooterActions): HTMLElement {
  const icons = { stopped: 'debug-stop', cut: 'warning', failed: 'error' } as const;
  const kind = state.kind === 'failed' || state.kind === 'cut' ? state.kind : 'stopped';
  return element(
    'div',
    { class: `outcome ${kind}` },
    icon(icons[kind]),
    element('span', { class: 'outcome-text' }, outcomeText(state, texts) ?? ''),
    element('div', { class: 'outcome-actions' }, ...createButtons(state, texts, actions)),
  );
}

/** The host's own actions, best first, and Retry unless the host already offers one. */
function createButtons(state: AnswerState, texts: Texts, actions: FooterActions): readonly HTMLElement[] {
  const offered = state.kind === 'failed' ? state.problem.actions : [];
  const buttons = offered.map(({ id, label }, index) =>
    textButton(label, index === 0 ? 'primary' : 'secondary', () => {
      actions.takeAction(id);
    }),
  );
  return offered.some(({ id }) => id === 'retry')
    ? buttons
    : [...buttons, textButton(texts.retry, 'secondary', actions.retry)];
}

function createCost(answer: AnswerDetails, texts: Texts): HTMLElement {
  const { model, usage, dollars } = answer;
  const parts = [
    model,
    ...(usage ? [texts.tokens(usage.totalTokens)] : []),
    ...(dollars === undefined ? [] : [texts.dollars(dollars)]),
  ];
  const tooltip = usage ? texts.tokensInAndOut(usage.promptTokens, usage.completionTokens) : '';
  return element('p', { class: 'cost', title: tooltip }, parts.join(' · '));
}
