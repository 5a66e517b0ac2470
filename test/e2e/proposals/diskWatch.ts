import { setInterval } from 'node:timers/promises';
import type { Editor } from '../support/editor.ts';
import { fileText } from '../support/proposals.ts';

/** Reads a file of the open folder again and again, and remembers each text that it held. */
export class DiskWatch {
  readonly #texts = new Set<string>();
  readonly #editor: Editor;
  readonly #path: string;
  readonly #reading: Promise<void>;
  #isOver = false;

  constructor(editor: Editor, path: string) {
    this.#editor = editor;
    this.#path = path;
    this.#reading = this.#read();
  }

  /** The different texts so far, in the order in which they came. */
  async stop(): Promise<readonly string[]> {
    this.#isOver = true;
    await this.#reading;
    return [...this.#texts];
  }

  async #read(): Promise<void> {
    for await (const path of setInterval(10, this.#path)) {
      this.#texts.add(await fileText(this.#editor, path));
      if (this.#isOver) return;
    }
  }
}
