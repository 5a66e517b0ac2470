/** A model of Workers AI, as far as Edgewise knows it. */
export interface Model {
  /** The service's id. */
  readonly id: string;
  /** What a person calls it. */
  readonly name: string;
  readonly state: 'alive' | 'retired';
  /** Prompt and reply together, in tokens. */
  readonly contextWindow: number;
  readonly jsonMode: 'yes' | 'no' | 'unknown';
  /** US dollars per million tokens; absent where none is published. */
  readonly price?: Rates;
  /** Neurons per million tokens; absent where none are published. */
  readonly neurons?: Rates;
}

interface Rates {
  readonly input: number;
  readonly output: number;
}

/** Answers where nothing else is chosen: alive, and able to do all that the model's card names. */
export const defaultModelId = '@cf/meta/llama-3.1-8b-instruct-fp8';

/** Llama 3.1 8B Instruct in every variant that Workers AI has offered, from Cloudflare's model pages in 2026. */
export const models: readonly Model[] = [
  {
    id: defaultModelId,
    name: 'Llama 3.1 8B (fp8)',
    state: 'alive',
    contextWindow: 32_000,
    jsonMode: 'yes',
    price: { input: 0.152, output: 0.287 },
    neurons: { input: 13_778, output: 26_128 },
  },
  {
    id: '@cf/meta/llama-3.1-8b-instruct-fp8-fast',
    name: 'Llama 3.1 8B (fp8, fast)',
    state: 'alive',
    contextWindow: 131_000,
    jsonMode: 'unknown',
    price: { input: 0.045, output: 0.384 },
    neurons: { input: 4_119, output: 34_868 },
  },
  {
    id: '@cf/meta/llama-3.1-8b-instruct-fast',
    name: 'Llama 3.1 8B (fast)',
    state: 'alive',
    contextWindow: 128_000,
    jsonMode: 'no',
  },
  {
    id: '@cf/meta/llama-3.1-8b-instruct',
    name: 'Llama 3.1 8B',
    state: 'retired',
    contextWindow: 16_000,
    jsonMode: 'yes',
    price: { input: 0.02, output: 0.05 },
    neurons: { input: 25_608, output: 75_147 },
  },
  {
    id: '@cf/meta/llama-3.1-8b-instruct-awq',
    name: 'Llama 3.1 8B (awq)',
    state: 'retired',
    contextWindow: 8_192,
    jsonMode: 'unknown',
    price: { input: 0.123, output: 0.266 },
    neurons: { input: 11_161, output: 24_215 },
  },
];

/** The id as the service wants it: a bare name, as the model's card writes it, gets the publisher's prefix. */
export function toModelId(idOrName: string): string {
  const trimmed = idOrName.trim();
  return trimmed.startsWith('@') ? trimmed : `@cf/meta/${trimmed.replace(/^meta\//, '')}`;
}

/** The catalogue's model of that id, in either spelling; undefined for one that it does not list. */
export function findModel(idOrName: string): Model | undefined {
  const id = toModelId(idOrName);
  return models.find((model) => model.id === id);
}

/** Context window taken for a model that the catalogue does not list: the smallest of those it does, in tokens. */
const unknownContextWindow = 8_192;

/** The catalogue's model of that id; one that it does not list is taken as it is named. */
export function modelFor(idOrName: string): Model {
  const id = toModelId(idOrName);
  return (
    findModel(id) ?? {
      id,
      name: id,
      state: 'alive',
      contextWindow: unknownContextWindow,
      jsonMode: 'unknown',
    }
  );
}
