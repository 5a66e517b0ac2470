import type { Chip } from '../../protocol.ts';
import { element, icon, iconButton } from '../dom.ts';
import type { Texts } from '../text.ts';

/** What the buttons of a chip ask for. */
export interface ChipActions {
  readonly open: (chipId: string) => void;
  readonly refresh: (chipId: string) => void;
  /** `byPointer`: the focus is not where the button was, so it need not stay near. */
  readonly detach: (chipId: string, byPointer: boolean) => void;
  readonly attachOffered: (byPointer: boolean) => void;
}

const icons: Readonly<Record<Chip['kind'], string>> = {
  selection: 'code',
  symbol: 'symbol-method',
  block: 'code',
  file: 'file',
  editors: 'files',
  folder: 'folder',
  problems: 'warning',
  changes: 'source-control',
  terminal: 'terminal',
  pasted: 'clippy',
  rules: 'book',
};

/** One thing that goes along with the message: its name opens it, and buttons beside it take it anew or away. */
export function createChip(chip: Chip, texts: Texts, actions: ChipActions): HTMLElement {
  const open = element(
    'button',
    { class: 'chip-open', title: tooltip(chip, texts), attributes: { type: 'button' } },
    chipIcon(chip),
    createLabel(chip.label),
    ...createSize(chip, texts),
    element('span', { class: 'visually-hidden' }, spokenState(chip, texts)),
  );
  open.addEventListener('click', () => {
    actions.open(chip.id);
  });
  const root = element('div', { class: `chip ${chip.state}`, attributes: { role: 'listitem' } }, open);
  if (chip.state === 'stale') {
    root.append(
      iconButton('refresh', texts.refreshChip(chip.label), () => {
        actions.refresh(chip.id);
      }),
    );
  }
  const remove = iconButton('close', texts.removeChip(chip.label), () => undefined);
  remove.addEventListener('click', ({ detail }) => {
    actions.detach(chip.id, detail > 0);
  });
  root.append(remove);
  return root;
}

/** What could be added with one click. */
export function createOffer(chip: Chip, texts: Texts, actions: ChipActions): HTMLElement {
  const title = [texts.addChip(chip.label), chip.description, sizeInWords(chip, texts)].filter(Boolean);
  const button = element(
    'button',
    {
      class: 'chip-open',
      title: title.join('\n'),
      attributes: { type: 'button', 'aria-label': texts.addChip(chip.label) },
    },
    icon('add'),
    createLabel(chip.label),
  );
  button.addEventListener('click', ({ detail }) => {
    actions.attachOffered(detail > 0);
  });
  return element('div', { class: 'chip offered', attributes: { role: 'listitem' } }, button);
}

/** Why a refused chip is not sent, for the eyes of those who do not look for a tooltip. */
export function createProblem({ label, problem }: Chip, texts: Texts): HTMLElement {
  return element(
    'p',
    { class: 'chip-problem' },
    icon('error'),
    element('span', {}, element('bdi', {}, label), `: ${problem ?? texts.notSent}`),
  );
}

function chipIcon({ state, kind }: Chip): HTMLElement {
  if (state === 'loading') return icon('loading codicon-modifier-spin');
  return icon(state === 'refused' ? 'error' : icons[kind]);
}

/** A name has a direction of its own, whatever is written around it. */
function createLabel(label: string): HTMLElement {
  return element('bdi', { class: 'chip-label' }, label);
}

function createSize(chip: Chip, texts: Texts): readonly Node[] {
  if (!isSent(chip)) return [];
  return [
    element(
      'span',
      { class: 'chip-tokens', attributes: { 'aria-hidden': 'true' } },
      texts.estimate(chip.tokens),
    ),
  ];
}

/** Whether the chip goes along with the message as it is. */
export function isSent({ state }: Chip): boolean {
  return state === 'ready' || state === 'stale';
}

function sizeInWords(chip: Chip, texts: Texts): string {
  return isSent(chip) ? texts.aboutTokens(chip.tokens) : '';
}

function stateInWords(chip: Chip, texts: Texts): string {
  switch (chip.state) {
    case 'ready':
      return '';
    case 'loading':
      return texts.chipLoading;
    case 'stale':
      return texts.changedSince;
    case 'refused':
      return chip.problem ?? texts.notSent;
  }
}

function tooltip(chip: Chip, texts: Texts): string {
  const { description } = chip;
  return [description, sizeInWords(chip, texts), stateInWords(chip, texts)].filter(Boolean).join('\n');
}

function spokenState(chip: Chip, texts: Texts): string {
  return [sizeInWords(chip, texts), stateInWords(chip, texts)]
    .filter(Boolean)
    .map((part) => `, ${part}`)
    .join('');
}
