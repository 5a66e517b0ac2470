import * as v from 'valibot';
import * as vscode from 'vscode';
import { parseJson } from '../../core/workersAi/json.ts';
import type { Log } from '../service/log.ts';
import type { StoreFiles } from './storeFiles.ts';
import { WriteQueue } from './writeQueue.ts';

const mostRecalled = 50;

const stateSchema = v.object({
  /** The conversation that was shown last. */
  currentId: v.exactOptional(v.string()),
  recall: v.pipe(v.array(v.pipe(v.string(), v.nonEmpty())), v.readonly()),
});
type State = Readonly<v.InferOutput<typeof stateSchema>>;

/**
 * What a folder remembers besides its conversations: which one was shown last, and the last questions. In a file: VS
 * Code's own memory of a workspace is written seconds later, and in a browser not at all when the page is loaded again.
 */
export class FolderMemory {
  readonly #file: vscode.Uri;
  readonly #files: StoreFiles;
  readonly #keeps: () => boolean;
  readonly #log: Pick<Log, 'error' | 'warn' | 'watch'>;
  readonly #queue: WriteQueue<State>;
  #state: State = { recall: [] };

  /**
   * @param folder of the conversations.
   * @param keeps whether anything may be written.
   */
  constructor(
    folder: vscode.Uri,
    files: StoreFiles,
    keeps: () => boolean,
    log: Pick<Log, 'error' | 'warn' | 'watch'>,
  ) {
    this.#file = vscode.Uri.joinPath(folder, 'memory.state');
    this.#files = files;
    this.#keeps = keeps;
    this.#log = log;
    this.#queue = new WriteQueue((state) => this.#write(state), log);
  }

  /** Reads what an earlier window has left; to be awaited before anything else. */
  async load(): Promise<void> {
    let bytes: Uint8Array;
    try {
      bytes = await this.#files.readFile(this.#file);
    } catch {
      // Nothing was remembered yet.
      return;
    }
    const state = v.safeParse(stateSchema, parseJson(new TextDecoder().decode(bytes)));
    if (state.success) this.#state = state.output;
    else this.#log.warn('The earlier questions could not be read and were dropped.');
  }

  /** The id of the conversation that was shown last. */
  get currentId(): string | undefined {
    return this.#state.currentId;
  }

  setCurrentId(id: string | undefined): void {
    if (id === this.currentId) return;
    const { recall } = this.#state;
    this.#change(id === undefined ? { recall } : { recall, currentId: id });
  }

  /** The last 50 different questions, the newest last. */
  get recall(): readonly string[] {
    return this.#state.recall;
  }

  setRecall(recall: readonly string[]): void {
    this.#change({ ...this.#state, recall });
  }

  /** Puts a question last. */
  remember(question: string): void {
    const others = this.recall.filter((other) => other !== question);
    this.setRecall([...others, question].slice(-mostRecalled));
  }

  /** Writes what is not written yet, and waits until it is. */
  async flush(): Promise<void> {
    await this.#queue.flush();
  }

  /** Forgets what is kept for later windows; this one still has it. */
  async forgetKept(): Promise<void> {
    await this.#queue.drop('');
    await this.#write({ recall: [] });
  }

  #change(state: State): void {
    this.#state = state;
    if (this.#keeps()) this.#queue.put('', state, 'now');
  }

  async #write(state: State): Promise<void> {
    const temporary = this.#file.with({ path: `${this.#file.path}-${crypto.randomUUID()}.tmp` });
    await this.#files.createDirectory(vscode.Uri.joinPath(this.#file, '..'));
    await this.#files.writeFile(temporary, new TextEncoder().encode(JSON.stringify(state)));
    await this.#files.rename(temporary, this.#file, { overwrite: true });
  }
}
