import type * as vscode from 'vscode';

/** Storage that ends with the test. */
export class MemoryMemento implements vscode.Memento {
  readonly #values: Map<string, unknown>;

  constructor(entries: readonly (readonly [string, unknown])[] = []) {
    this.#values = new Map(entries);
  }

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  get<T>(key: string, fallback?: T): T | undefined {
    return (this.#values.get(key) as T | undefined) ?? fallback;
  }

  update(key: string, value: unknown): Promise<void> {
    this.#values.set(key, value);
    return Promise.resolve();
  }
}
