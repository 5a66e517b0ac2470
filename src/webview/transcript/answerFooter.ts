import type { AnswerDetails, AnswerState } from '../../core/conversation/turn.ts';
import { element, icon, textButton } from '../dom.ts';
import type { Texts } from '../text.ts';

/** What the buttons under an answer do. */
export interface OutcomeActions {
  readonly retry: () => void;
  /** Absent where there is nothing to go on with. */
  readonly continue?: () => void;
  readonly takeAction: (actionId: string) => void;
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

/** That the answer is on its way, or, with Stop, what it waits for. */
export function createProgress(words: Node | string, stop?: HTMLElement): HTMLElement {
  return element(
    'div',
    { class: 'progress' },
    element(
      'div',
      { class: 'outcome-words' },
      icon('loading codicon-modifier-spin'),
      element('span', { class: 'outcome-text', attributes: { dir: 'auto' } }, words),
    ),
    ...(stop ? [stop] : []),
  );
}

/** How an answer that is not whole ended, and what can be done about it; nothing for the other states. */
export function createOutcome(state: AnswerState, texts: Texts, actions: OutcomeActions): readonly Node[] {
  const words = outcomeText(state, texts);
  if (words === undefined) return [];
  const icons = { stopped: 'debug-stop', cut: 'warning', failed: 'error' } as const;
  const kind = state.kind === 'failed' || state.kind === 'cut' ? state.kind : 'stopped';
  return [
    element(
      'div',
      { class: `outcome ${kind}` },
      element(
        'div',
        { class: 'outcome-words' },
        icon(icons[kind]),
        element('span', { class: 'outcome-text', attributes: { dir: 'auto' } }, words),
      ),
      element('div', { class: 'outcome-actions' }, ...createButtons(state, texts, actions)),
    ),
  ];
}

/** The host's own actions, best first; Continue where there is text; and Retry unless the host already offers one. */
function createButtons(
  state: AnswerState,
  texts: Texts,
  { retry, continue: goOn, takeAction }: OutcomeActions,
): readonly HTMLElement[] {
  const offered = state.kind === 'failed' ? state.problem.actions : [];
  const buttons: (readonly [label: string, act: () => void])[] = offered.map(({ id, label }) => [
    label,
    () => {
      takeAction(id);
    },
  ]);
  if (goOn && state.kind !== 'failed') buttons.push([texts.continue, goOn]);
  const first = buttons.length > 0 ? 'primary' : 'secondary';
  if (!offered.some(({ id }) => id === 'retry')) buttons.push([texts.retry, retry]);
  return buttons.map(([label, act], index) => textButton(label, index === 0 ? first : 'secondary', act));
}

/** Which model answered, in how many tokens and for how much; its tooltip says the rest. */
export function createCost(answer: AnswerDetails, texts: Texts): HTMLElement {
  const { model, usage, dollars, seed, temperature } = answer;
  const parts = [
    ...(usage ? [texts.tokens(usage.totalTokens)] : []),
    ...(dollars === undefined ? [] : [texts.dollars(dollars)]),
  ];
  const more = [
    ...(parts.length > 0 ? [model] : []),
    ...(usage ? [texts.tokensInAndOut(usage.promptTokens, usage.completionTokens)] : []),
    ...(seed === undefined ? [] : [texts.seed(seed)]),
    ...(temperature === undefined ? [] : [texts.temperature(temperature)]),
  ];
  const title = more.join('\n');
  if (parts.length === 0) return element('p', { class: 'cost', title }, model);
  const name = element('span', { class: 'cost-model' }, `${model} · `);
  return element('p', { class: 'cost', title }, name, parts.join(' · '));
}
