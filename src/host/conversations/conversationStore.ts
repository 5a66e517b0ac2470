import * as vscode from 'vscode';
import type { Conversation } from '../../core/conversation/conversation.ts';
import {
  readStored,
  writeStored,
  type StoredConversation,
} from '../../core/conversation/storedConversation.ts';
import type { Log } from '../service/log.ts';
import type { StoreFiles } from './storeFiles.ts';
import { WriteQueue } from './writeQueue.ts';

export interface StoreOptions {
  readonly files: StoreFiles;
  readonly log: Pick<Log, 'info' | 'warn' | 'error' | 'watch'>;
  /** Whether anything may be written. */
  readonly keeps: () => boolean;
  /** Says that a damaged file was set aside there; called once for each window. */
  readonly tellDamaged: (file: vscode.Uri) => void;
  /** Says that a newer Edgewise wrote a file; called once for each window. */
  readonly tellNewer: () => void;
  /** Says that a conversation could not be written; called once for each window. */
  readonly tellUnwritable: (error: unknown) => void;
}

const extension = '.json';
/** Ids that are a file's name as they are. */
const safeId = /^[\w-]{1,100}$/;
/** How old a temporary file is, in milliseconds, when no write can still be at it. */
const abandonedAfter = 3_600_000;

/**
 * The conversations of one folder, a file each. A file is written beside itself and then renamed, so it is whole at any
 * moment. What another window wrote is never overwritten.
 */
export class ConversationStore implements vscode.Disposable {
  readonly #folder: vscode.Uri;
  readonly #options: StoreOptions;
  readonly #queue: WriteQueue<Conversation>;
  /** The revision of each conversation that this window has read or written last. */
  readonly #revisions = new Map<string, number>();
  /** What was read, by file name, so that only what changed is read again. */
  readonly #read = new Map<string, { readonly stamp: string; readonly conversation: Conversation }>();
  readonly #movedAway = new vscode.EventEmitter<{ readonly id: string; readonly newId: string }>();
  #toldDamaged = false;
  #toldNewer = false;
  #toldUnwritable = false;

  /** Another window wrote to a conversation of this one, which is kept under a new id. */
  readonly onDidMoveAway = this.#movedAway.event;

  /** @param folder where the files are; made with the first write. */
  constructor(folder: vscode.Uri, options: StoreOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#queue = new WriteQueue((conversation) => this.#tryToWrite(conversation), options.log);
  }

  /** Keeps a conversation within a second, or at once. */
  save(conversation: Conversation, when: 'soon' | 'now'): void {
    if (!this.#options.keeps() || conversation.turns.length === 0) return;
    this.#queue.put(conversation.id, conversation, when);
  }

  /** Writes what is not written yet, and waits until it is. */
  async flush(): Promise<void> {
    await this.#queue.flush();
  }

  /** Every conversation of the folder, those of other windows too. Reads only what has changed. */
  async list(): Promise<readonly Conversation[]> {
    await this.flush();
    const names = await this.#names();
    const found = await Promise.all(names.map((name) => this.#refresh(name)));
    for (const name of this.#read.keys()) if (!names.includes(name)) this.#read.delete(name);
    return found.filter((conversation) => conversation !== undefined);
  }

  /** The conversation of that id as it is kept; undefined when there is none that can be read. */
  async read(id: string): Promise<Conversation | undefined> {
    if (!safeId.test(id)) return undefined;
    await this.#queue.settle(id);
    const stored = await this.#readFile(id);
    if (stored?.kind !== 'conversation') return undefined;
    this.#revisions.set(id, stored.revision);
    return stored.conversation;
  }

  /** Takes a conversation out of the folder, after whatever is still being written of it. */
  async remove(id: string): Promise<void> {
    await this.#queue.drop(id);
    this.#revisions.delete(id);
    this.#read.delete(id + extension);
    if (safeId.test(id) && (await this.#exists(this.#uri(id))))
      await this.#options.files.delete(this.#uri(id));
  }

  dispose(): void {
    this.#movedAway.dispose();
  }

  async #names(): Promise<readonly string[]> {
    const entries = await this.#entries();
    for (const [name] of entries) if (name.endsWith('.tmp')) await this.#removeAbandoned(name);
    return entries
      .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && name.endsWith(extension))
      .map(([name]) => name);
  }

  async #entries(): Promise<[string, vscode.FileType][]> {
    try {
      return await this.#options.files.readDirectory(this.#folder);
    } catch (error) {
      if (isNotFound(error)) return [];
      throw error;
    }
  }

  /** A temporary file of a window that ended in the middle of writing. The file that it was for is as it was. */
  async #removeAbandoned(name: string): Promise<void> {
    const uri = vscode.Uri.joinPath(this.#folder, name);
    try {
      const { mtime } = await this.#options.files.stat(uri);
      if (Date.now() - mtime > abandonedAfter) await this.#options.files.delete(uri);
    } catch (error) {
      // Its window may have renamed it meanwhile.
      if (!isNotFound(error)) this.#options.log.error(error);
    }
  }

  async #refresh(name: string): Promise<Conversation | undefined> {
    try {
      const { mtime, size } = await this.#options.files.stat(vscode.Uri.joinPath(this.#folder, name));
      const stamp = `${mtime} ${size}`;
      const known = this.#read.get(name);
      if (known?.stamp === stamp) return known.conversation;
      const stored = await this.#readFile(name.slice(0, -extension.length));
      if (stored?.kind !== 'conversation') return undefined;
      this.#read.set(name, { stamp, conversation: stored.conversation });
      return stored.conversation;
    } catch (error) {
      // One file that cannot be read must not hide the others.
      if (!isNotFound(error)) this.#options.log.error(error);
      return undefined;
    }
  }

  /** What a file holds; undefined when it is not there (any more). A damaged one is set aside. */
  async #readFile(id: string): Promise<StoredConversation | undefined> {
    const uri = this.#uri(id);
    let bytes: Uint8Array;
    try {
      bytes = await this.#options.files.readFile(uri);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
    const stored = readStored(new TextDecoder().decode(bytes));
    if (stored.kind === 'newer') this.#tellNewer(id, stored.version);
    else if (stored.kind === 'damaged') await this.#setAside(id, stored.reason);
    else if (stored.conversation.id !== id) await this.#setAside(id, 'The id is not the name of the file.');
    else return stored;
    return stored.kind === 'newer' ? stored : undefined;
  }

  #tellNewer(id: string, version: number): void {
    this.#options.log.warn(`Conversation ${id} has version ${version}, which only a newer Edgewise reads.`);
    if (!this.#toldNewer) this.#options.tellNewer();
    this.#toldNewer = true;
  }

  async #setAside(id: string, reason: string): Promise<void> {
    const aside = vscode.Uri.joinPath(this.#folder, 'damaged', `${id}-${Date.now()}${extension}`);
    await this.#options.files.createDirectory(vscode.Uri.joinPath(this.#folder, 'damaged'));
    await this.#options.files.rename(this.#uri(id), aside, { overwrite: false });
    this.#options.log.warn(`Conversation ${id} is damaged and was set aside. ${reason}`);
    if (!this.#toldDamaged) this.#options.tellDamaged(aside);
    this.#toldDamaged = true;
  }

  async #tryToWrite(conversation: Conversation): Promise<void> {
    try {
      await this.#write(conversation);
    } catch (error) {
      if (!this.#toldUnwritable) this.#options.tellUnwritable(error);
      this.#toldUnwritable = true;
      throw error;
    }
  }

  async #write(conversation: Conversation): Promise<void> {
    const { files, log } = this.#options;
    const { id } = conversation;
    await files.createDirectory(this.#folder);
    const stored = safeId.test(id) ? await this.#readFile(id) : { kind: 'newer' };
    const revision = stored && 'revision' in stored ? stored.revision : 0;
    if (stored && (stored.kind === 'newer' || revision !== this.#revisions.get(id))) {
      const newId = crypto.randomUUID();
      log.info(`Another window wrote to conversation ${id}; this one's is kept as ${newId}.`);
      await this.#replace({ ...conversation, id: newId }, 1);
      // Whoever has the conversation saves it again, with its new id.
      this.#queue.forget(id);
      this.#movedAway.fire({ id, newId });
      return;
    }
    await this.#replace(conversation, Math.max(revision, this.#revisions.get(id) ?? 0) + 1);
  }

  async #replace(conversation: Conversation, revision: number): Promise<void> {
    const { files } = this.#options;
    const temporary = vscode.Uri.joinPath(this.#folder, `${conversation.id}-${crypto.randomUUID()}.tmp`);
    await files.writeFile(temporary, new TextEncoder().encode(writeStored(conversation, revision)));
    await files.rename(temporary, this.#uri(conversation.id), { overwrite: true });
    this.#revisions.set(conversation.id, revision);
  }

  async #exists(uri: vscode.Uri): Promise<boolean> {
    try {
      await this.#options.files.stat(uri);
      return true;
    } catch (error) {
      if (isNotFound(error)) return false;
      throw error;
    }
  }

  #uri(id: string): vscode.Uri {
    return vscode.Uri.joinPath(this.#folder, id + extension);
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
