import * as v from 'valibot';
import { parseBehaviour, type Behaviour } from './behaviour.ts';

/** A scripted reply: used for every request whose last user message contains `when`; the first match wins. */
export interface FixtureEntry {
  readonly when: string;
  readonly behaviour: Behaviour;
}

const fixtureSchema = v.array(v.strictObject({ when: v.string(), behaviour: v.unknown() }));

/** Reads the JSON of a fixture file: `[{ "when": "…", "behaviour": { "reply": "…" } }]`. Throws when it is malformed. */
export function parseFixture(json: string): FixtureEntry[] {
  const entries = v.parse(fixtureSchema, JSON.parse(json));
  return entries.map(({ when, behaviour }) => ({ when, behaviour: parseBehaviour(behaviour) }));
}
