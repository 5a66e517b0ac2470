import * as v from 'valibot';
import type { Memento } from 'vscode';

const key = 'edgewise.wishes';
const mostWishes = 10;
const schema = v.array(v.pipe(v.string(), v.nonEmpty()));

/** The person's last ten wishes, newest first, kept for all their windows. */
export class WishHistory {
  readonly #memento: Memento;
  readonly #reportDamage: (problem: string) => void;

  constructor(memento: Memento, reportDamage: (problem: string) => void) {
    this.#memento = memento;
    this.#reportDamage = reportDamage;
  }

  /** What is stored and does not parse is reported, and counts as nothing. */
  list(): readonly string[] {
    const stored = v.safeParse(schema, this.#memento.get(key, []));
    if (stored.success) return stored.output.slice(0, mostWishes);
    this.#reportDamage('The earlier wishes could not be read and were dropped.');
    return [];
  }

  /** Puts a wish first. An empty one is none. */
  async add(wish: string): Promise<void> {
    if (wish === '') return;
    const others = this.list().filter((other) => other !== wish);
    await this.#memento.update(key, [wish, ...others].slice(0, mostWishes));
  }
}
