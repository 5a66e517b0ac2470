import * as vscode from 'vscode';
import { redact } from '../../core/workersAi/redact.ts';
import { outputChannelName } from '../../manifest.ts';

/** The extension's log. Every line is redacted; none holds code. */
export class Log implements vscode.Disposable {
  readonly #channel = vscode.window.createOutputChannel(outputChannelName, { log: true });

  info(line: string): void {
    this.#write('info', line);
  }

  warn(line: string): void {
    this.#write('warn', line);
  }

  error(error: unknown): void {
    this.#write('error', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  /** The one owner of promises that nobody awaits: a failure of theirs lands in the log. */
  watch(promise: PromiseLike<unknown>): void {
    promise.then(undefined, (error: unknown) => {
      this.error(error);
    });
  }

  show(): void {
    this.#channel.show(true);
  }

  dispose(): void {
    this.#channel.dispose();
  }

  #write(level: 'info' | 'warn' | 'error', line: string): void {
    try {
      this.#channel[level](redact(line));
    } catch {
      // The window closes and took the channel with it. What is still being kept then must not fail for want of a reader.
    }
  }
}
