import type * as vscode from 'vscode';
import type { Attachment } from '../../core/conversation/attachment.ts';
import { attachmentText } from '../../core/prompts/attachmentText.ts';
import { estimateTokens } from '../../core/tokens/estimate.ts';
import type { Chip } from '../../protocol.ts';
import { describeProblem } from '../problems.ts';
import * as texts from './chipTexts.ts';
import type { ChipSource } from './source.ts';
import { takeChip } from './takeChip.ts';
import type { TakenChip, TakingTools } from './takenChip.ts';
import { watchSource } from './watchSource.ts';

/** How long what a chip is made from must be still before it is looked at again, in milliseconds. */
const stillness = 150;

/** What a chip is sent as, and how large it is. */
interface Content {
  readonly taken: TakenChip;
  readonly attachment: Attachment;
  /** An estimate. */
  readonly tokens: number;
}

type State =
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'ready' | 'stale';
      readonly content: Content;
      readonly problem?: string;
    }
  | { readonly kind: 'refused'; readonly problem: string };

/** One thing that will be sent with the next message: taken once, and followed to see whether it has changed since. */
export class DraftChip implements vscode.Disposable {
  readonly id = crypto.randomUUID();
  readonly #tools: TakingTools;
  readonly #changed: () => void;
  #source: ChipSource;
  #state: State = { kind: 'loading' };
  #watcher: vscode.Disposable | undefined;
  #timer: NodeJS.Timeout | undefined;
  #taking: Promise<void>;
  #isDisposed = false;

  /** @param changed told when the page must show it anew. */
  constructor(source: ChipSource, tools: TakingTools, changed: () => void) {
    this.#source = source;
    this.#tools = tools;
    this.#changed = changed;
    this.#taking = this.#take();
  }

  get source(): ChipSource {
    return this.#source;
  }

  /** What is sent; undefined while it is being read, or when it must not be sent. */
  get attachment(): Attachment | undefined {
    return 'content' in this.#state ? this.#state.content.attachment : undefined;
  }

  get chip(): Chip {
    const { id } = this;
    const state = this.#state;
    const { kind } = this.#source;
    if ('content' in state) {
      const { taken, tokens } = state.content;
      const { label, description } = taken;
      const problem = state.problem === undefined ? {} : { problem: state.problem };
      return {
        id,
        kind,
        label,
        description,
        tokens,
        state: state.kind,
        ...problem,
      };
    }
    const label = texts.labelOf(this.#source);
    if (state.kind === 'loading')
      return {
        id,
        kind,
        label,
        description: label,
        tokens: 0,
        state: 'loading',
      };
    const { problem } = state;
    return {
      id,
      kind,
      label,
      description: problem,
      tokens: 0,
      state: 'refused',
      problem,
    };
  }

  /** Resolves when it is read, or refused. */
  async settled(): Promise<void> {
    await this.#taking;
  }

  /** Takes it anew. */
  async refresh(): Promise<void> {
    if (this.#state.kind === 'loading') return this.#taking;
    this.#show({ kind: 'loading' });
    this.#taking = this.#take();
    await this.#taking;
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#watcher?.dispose();
  }

  async #take(): Promise<void> {
    const state = await this.#read();
    this.#follow();
    this.#show(state);
  }

  async #read(): Promise<State> {
    try {
      const taken = await takeChip(this.#source, this.#tools);
      const content = toContent(taken, this.id);
      const room = this.#tools.room();
      if (content.tokens > room)
        return {
          kind: 'refused',
          problem: texts.tooLarge(taken.label, content.tokens, room),
        };
      this.#source = taken.source ?? this.#source;
      return { kind: 'ready', content };
    } catch (error) {
      return { kind: 'refused', problem: describeProblem(error).message };
    }
  }

  #follow(): void {
    this.#watcher?.dispose();
    if (this.#isDisposed) return;
    this.#watcher = watchSource(this.#source, this.#tools.git, (source) => {
      this.#source = source;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => {
        this.#taking = this.#check();
      }, stillness);
    });
  }

  /** Compares what would be taken now with what was. What only moved is taken as it stands now. */
  async #check(): Promise<void> {
    const before = this.#state;
    if (!('content' in before)) return;
    const { content } = before;
    try {
      const taken = await takeChip(this.#source, this.#tools);
      if (this.#state !== before) return;
      if (taken.attachment.code === content.attachment.code)
        this.#show({ kind: 'ready', content: toContent(taken, this.id) });
      else this.#show({ kind: 'stale', content, problem: texts.stale() });
    } catch (error) {
      if (this.#state !== before) return;
      const reason = describeProblem(error).message;
      this.#show({
        kind: 'stale',
        content,
        problem: `${texts.stale()} ${reason}`,
      });
    }
  }

  #show(state: State): void {
    this.#state = state;
    if (!this.#isDisposed) this.#changed();
  }
}

function toContent(taken: TakenChip, id: string): Content {
  const attachment = { id, ...taken.attachment };
  return {
    taken,
    attachment,
    tokens: estimateTokens(attachmentText(attachment)),
  };
}
