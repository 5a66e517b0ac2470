import type { PageMessage } from '../../protocol.ts';
import type { Highlighter } from '../markdown/highlighter.ts';
import type { Status } from '../status.ts';
import type { Texts } from '../text.ts';
import type { QuestionDrafts } from './questionDrafts.ts';

/** A question or an answer in the transcript. It costs next to nothing until it is drawn. */
export interface TurnView {
  readonly id: string;
  /** The article, once it is drawn. */
  readonly root: HTMLElement | undefined;
  /** Makes the article. To be called once. */
  draw(): HTMLElement;
  /** Takes the article off the page for good. */
  dispose(): void;
}

/** What every turn of the page uses. */
export interface TurnServices {
  readonly texts: Texts;
  readonly status: Status;
  readonly highlighter: Highlighter;
  readonly drafts: QuestionDrafts;
  /** Tells the extension. */
  readonly post: (message: PageMessage) => void;
}
