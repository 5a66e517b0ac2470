import * as vscode from 'vscode';
import type { Completion, Draft } from '../../protocol.ts';
import type { NewQuestion } from './chatSession.ts';

/** What will be sent with the next message besides its text. */
export class ChatDraft implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #draft: Draft = { chips: [] };

  readonly onDidChange = this.#changed.event;

  get draft(): Draft {
    return this.#draft;
  }

  /** What fits behind an `@` or `/` that is being typed. */
  complete(): Promise<readonly Completion[]> {
    return Promise.resolve([]);
  }

  /**
   * Turns the message and the chips into a question, and empties the draft.
   * @throws Refusal when the message cannot be sent as it is.
   */
  take(text: string): Promise<NewQuestion> {
    return Promise.resolve({ action: 'chat', text, attachments: [] });
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
