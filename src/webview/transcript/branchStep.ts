import type { ShownTurn } from '../../core/conversation/branches.ts';
import type { PageMessage } from '../../protocol.ts';

type StepBranch = Extract<PageMessage, { type: 'stepBranch' }>;

interface Step {
  readonly parentId: string | null;
  /** Of the branch that was asked for. */
  readonly index: number;
  /** Pixels from the top of the window to the turn. */
  readonly top: number;
}

/** Knows the turns that come because the reader stepped to another branch, so that they stay where the reader looks. */
export class BranchStep {
  #step: Step | undefined;

  /** Remembers what was asked for: a step from this turn, whose article is `root`. */
  begin({ step }: StepBranch, { parentId, branch }: ShownTurn, root: HTMLElement): void {
    if (branch) this.#step = { parentId, index: branch.index + step, top: root.getBoundingClientRect().top };
  }

  /** Whether these turns are what was asked for: where on the window the first one belongs, in pixels, if so. */
  end(turns: readonly ShownTurn[]): number | undefined {
    const step = this.#step;
    const first = turns[0];
    this.#step = undefined;
    const asked = step && first?.parentId === step.parentId && first.branch?.index === step.index;
    return asked ? step.top : undefined;
  }
}
