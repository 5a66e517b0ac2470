import type { ContextKeys } from '../../manifest.ts';
import { setContextKey } from '../contextKeys.ts';

/** Context keys, passed on when they change: the cursor moves often. */
export class ProposalKeys {
  readonly #values: Partial<ContextKeys> = {};

  async set(values: Partial<ContextKeys>): Promise<void> {
    const changed = (Object.keys(values) as (keyof ContextKeys)[]).filter(
      (key) => values[key] !== this.#values[key],
    );
    Object.assign(this.#values, values);
    await Promise.all(changed.map((key) => setContextKey(key, values[key] ?? false)));
  }
}
