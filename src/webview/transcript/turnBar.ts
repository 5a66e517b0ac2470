import type { Branch } from '../../core/conversation/branches.ts';
import type { PageMessage } from '../../protocol.ts';
import { element, iconButton } from '../dom.ts';
import type { Texts } from '../text.ts';

/**
 * A button of a turn. `part` names it, so that the focus finds the same button again when the turn is replaced.
 *
 * @param label Its tooltip and accessible name.
 */
export function turnButton(
  part: string,
  iconName: string,
  label: string,
  onClick: () => void,
): HTMLButtonElement {
  const button = iconButton(iconName, label, onClick);
  button.dataset['part'] = part;
  return button;
}

/** The row beneath a turn: its branches, which are always seen, and buttons, which are seen when they are wanted. */
export function createTurnBar(...parts: readonly (Node | undefined)[]): HTMLElement {
  return element('div', { class: 'turn-bar' }, ...parts.filter((part) => part !== undefined));
}

/** The buttons of a turn, which show on hover and focus. */
export function createTurnButtons(...buttons: readonly HTMLElement[]): HTMLElement {
  return element('div', { class: 'turn-buttons' }, ...buttons);
}

/** "‹ 2/3 ›": where a turn stands among its branches, and the way to the others. Undefined where there are none. */
export function createBranchSwitch(
  turnId: string,
  branch: Branch | undefined,
  texts: Texts,
  post: (message: PageMessage) => void,
): HTMLElement | undefined {
  if (!branch) return undefined;
  const { index, count } = branch;
  const stepper = (step: 1 | -1): HTMLElement => {
    const last = step === 1 ? count - 1 : 0;
    const button = turnButton(
      step === 1 ? 'next' : 'previous',
      step === 1 ? 'chevron-right' : 'chevron-left',
      step === 1 ? texts.nextVersion : texts.previousVersion,
      () => {
        if (index !== last) post({ type: 'stepBranch', turnId, step });
      },
    );
    // aria-disabled instead of disabled: who stepped to the end keeps the focus.
    button.setAttribute('aria-disabled', String(index === last));
    return button;
  };
  return element(
    'div',
    { class: 'branches' },
    stepper(-1),
    element('span', { attributes: { 'aria-hidden': 'true' } }, `${index + 1}/${count}`),
    element('span', { class: 'visually-hidden' }, texts.version(index + 1, count)),
    stepper(1),
  );
}
