import type { Behaviour } from './behaviour.ts';
import type { FixtureEntry } from './fixture.ts';
import type { ModelRequest } from './validate.ts';

/** What the service does next: what was queued, else what holds always, else the fixture, else the simple rules. */
export class Script {
  readonly #queue: Behaviour[] = [];
  readonly #fixture: readonly FixtureEntry[];
  #standing: Behaviour | undefined;

  constructor(fixture: readonly FixtureEntry[]) {
    this.#fixture = fixture;
  }

  enqueue(...behaviours: Behaviour[]): void {
    this.#queue.push(...behaviours);
  }

  always(behaviour: Behaviour | undefined): void {
    this.#standing = behaviour;
  }

  /** The behaviour for this request; one from the queue is used up. */
  next(request: ModelRequest): Behaviour {
    return this.#queue.shift() ?? this.#standing ?? this.#fromFixture(request) ?? {};
  }

  #fromFixture(request: ModelRequest): Behaviour | undefined {
    const asked = request.messages.findLast((message) => message.role === 'user')?.content ?? '';
    return this.#fixture.find((entry) => asked.includes(entry.when))?.behaviour;
  }
}
