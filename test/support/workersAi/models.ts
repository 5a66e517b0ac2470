/** What the stand-in knows of a model. Figures: Cloudflare's model pages and pricing table, November 2026. */
export interface ServedModel {
  readonly id: string;
  readonly state: 'alive' | 'retired';
  /** Tokens of prompt plus reply. */
  readonly contextWindow: number;
  readonly jsonMode: boolean;
  /** Per million tokens; absent where no price is published. */
  readonly neurons?: { readonly input: number; readonly output: number };
  /** US dollars per million tokens. */
  readonly price?: { readonly input: number; readonly output: number };
}

const family = '@cf/meta/llama-3.1-8b-instruct';

export const servedModels: readonly ServedModel[] = [
  {
    id: family,
    state: 'retired',
    contextWindow: 16_000,
    jsonMode: true,
    neurons: { input: 25_608, output: 75_147 },
    price: { input: 0.282, output: 0.827 },
  },
  {
    id: `${family}-fp8`,
    state: 'alive',
    contextWindow: 32_000,
    jsonMode: true,
    neurons: { input: 13_778, output: 26_128 },
    price: { input: 0.152, output: 0.287 },
  },
  { id: `${family}-fast`, state: 'alive', contextWindow: 128_000, jsonMode: false },
  {
    id: `${family}-fp8-fast`,
    state: 'alive',
    contextWindow: 131_000,
    jsonMode: true,
    neurons: { input: 4_119, output: 34_868 },
    price: { input: 0.045, output: 0.384 },
  },
  {
    id: `${family}-awq`,
    state: 'retired',
    contextWindow: 8_192,
    jsonMode: false,
    neurons: { input: 11_161, output: 24_215 },
    price: { input: 0.123, output: 0.266 },
  },
];

/** The model with exactly this id. */
export function findServedModel(id: string): ServedModel | undefined {
  return servedModels.find((model) => model.id === id);
}

/** What a call costs, or undefined where the model has no published price. */
export function countNeurons(
  model: ServedModel,
  promptTokens: number,
  completionTokens: number,
): number | undefined {
  if (model.neurons === undefined) return undefined;
  return (promptTokens * model.neurons.input + completionTokens * model.neurons.output) / 1_000_000;
}

/** The living models whose id contains the text, as `GET …/ai/models/search` lists them. */
export function searchModels(text: string): object[] {
  return servedModels
    .filter((model) => model.state === 'alive' && model.id.includes(text))
    .map((model, index) => ({
      id: `00000000-0000-4000-8000-00000000000${index}`,
      source: 1,
      name: model.id,
      description: 'Llama 3.1 8B Instruct, answered by the stand-in service.',
      task: {
        id: 'c329a1f9-323d-4e91-b2aa-582dd4188d34',
        name: 'Text Generation',
        description: 'Text in, text out.',
      },
      tags: [],
      properties: listProperties(model),
    }));
}

function listProperties(model: ServedModel): object[] {
  const properties: object[] = [{ property_id: 'context_window', value: String(model.contextWindow) }];
  if (model.price !== undefined) {
    const { input, output } = model.price;
    properties.push({
      property_id: 'price',
      value: [
        { unit: 'per M input tokens', price: input, currency: 'USD' },
        { unit: 'per M output tokens', price: output, currency: 'USD' },
      ],
    });
  }
  return properties;
}
