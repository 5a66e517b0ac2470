import * as v from 'valibot';
import { waitingTextSchema } from './composer/drafts.ts';
import { hostMessageSchema, type HostMessage, type PageMessage } from '../protocol.ts';

/** What survives when the editor destroys and rebuilds the page. The transcript comes from the host instead. */
export type PageState = v.InferOutput<typeof pageStateSchema>;

const pageStateSchema = v.object({
  /** The run of the extension that all this is from. */
  session: v.optional(v.string(), ''),
  /** What was not sent, by conversation; the newest last. */
  waiting: v.optional(v.pipe(v.array(waitingTextSchema), v.readonly()), []),
  /** Questions that are being edited, by their ids. */
  edits: v.optional(v.record(v.string(), v.string()), {}),
  /** The turn at the top of the view, and how far its own top is from there, in pixels. */
  place: v.exactOptional(v.object({ turnId: v.string(), offset: v.number() })),
  /** Whether the reader was at the bottom, following the answer. */
  following: v.boolean(),
});

const freshState: PageState = { session: '', waiting: [], edits: {}, following: true };

/** The page's end of the line to the extension: typed messages both ways, and the page's small memory. */
export class HostConnection {
  readonly #vscode = acquireVsCodeApi();
  #state = v.parse(v.fallback(pageStateSchema, freshState), this.#vscode.getState());
  #warned = false;

  /** Calls `onMessage` for every message that has the agreed form. Others are dropped, the first with a warning. */
  listen(onMessage: (message: HostMessage) => void): void {
    window.addEventListener('message', (event) => {
      const result = v.safeParse(hostMessageSchema, event.data);
      if (result.success) onMessage(result.output);
      else this.#warn(result.issues[0].message);
    });
  }

  post(message: PageMessage): void {
    this.#vscode.postMessage(message);
  }

  get state(): PageState {
    return this.#state;
  }

  updateState(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change };
    this.#vscode.setState(this.#state);
  }

  #warn(reason: string): void {
    if (this.#warned) return;
    this.#warned = true;
    // eslint-disable-next-line no-console -- the page has no other log, and a message of unknown form has no sender to tell
    console.warn(`Edgewise: dropped a message of unknown form. ${reason}`);
  }
}
