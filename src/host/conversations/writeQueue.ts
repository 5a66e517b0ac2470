import type { Log } from '../service/log.ts';

/** How long what changes all the time waits to be written, in milliseconds. */
const soon = 1000;
/** After how many milliseconds what could not be written is tried again. */
const retryAfter = 10_000;

interface Slot<Value> {
  waiting?: Value;
  timer?: NodeJS.Timeout;
  /** Until what is being written is written. */
  writing?: Promise<void>;
}

/** Writes values by their key: one at a time for each key, of several that wait only the newest. */
export class WriteQueue<Value> {
  readonly #write: (value: Value) => Promise<void>;
  readonly #log: Pick<Log, 'error' | 'watch'>;
  readonly #slots = new Map<string, Slot<Value>>();

  /** @param write a failure of it is logged, and tried again with the newest value. */
  constructor(write: (value: Value) => Promise<void>, log: Pick<Log, 'error' | 'watch'>) {
    this.#write = write;
    this.#log = log;
  }

  /** Writes a value in place of the one that waits, at once or within a second. */
  put(key: string, value: Value, when: 'soon' | 'now'): void {
    const slot = this.#slots.get(key) ?? {};
    this.#slots.set(key, slot);
    slot.waiting = value;
    if (when === 'now') this.#log.watch(this.#run(key, slot));
    else slot.timer ??= this.#later(key, slot, soon);
  }

  /** Writes all that waits, and waits until it is written. */
  async flush(): Promise<void> {
    await Promise.all([...this.#slots].map(([key, slot]) => this.#run(key, slot)));
  }

  /** Writes what waits for a key, and waits until nothing is being written for it. */
  async settle(key: string): Promise<void> {
    const slot = this.#slots.get(key);
    if (slot) await this.#run(key, slot);
  }

  /** Forgets what waits for a key. */
  forget(key: string): void {
    const slot = this.#slots.get(key);
    clearTimeout(slot?.timer);
    delete slot?.timer;
    delete slot?.waiting;
  }

  /** Forgets what waits for a key, and waits until nothing is being written for it. */
  async drop(key: string): Promise<void> {
    this.forget(key);
    await this.#slots.get(key)?.writing;
  }

  #later(key: string, slot: Slot<Value>, wait: number): NodeJS.Timeout {
    return setTimeout(() => {
      this.#log.watch(this.#run(key, slot));
    }, wait);
  }

  async #run(key: string, slot: Slot<Value>): Promise<void> {
    clearTimeout(slot.timer);
    delete slot.timer;
    slot.writing ??= this.#writeAll(key, slot);
    await slot.writing;
  }

  async #writeAll(key: string, slot: Slot<Value>): Promise<void> {
    while (slot.waiting !== undefined) {
      const value = slot.waiting;
      delete slot.waiting;
      try {
        await this.#write(value);
      } catch (error) {
        this.#log.error(error);
        // Nothing is lost while the window is open: it is tried again, unless something newer waits already.
        slot.waiting ??= value;
        slot.timer ??= this.#later(key, slot, retryAfter);
        break;
      }
    }
    delete slot.writing;
    if (slot.timer === undefined) this.#slots.delete(key);
  }
}
