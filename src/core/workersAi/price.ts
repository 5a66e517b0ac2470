import type { Model } from './models.ts';
import type { Usage } from './usage.ts';

/** Cloudflare's price in 2026: US dollars for a neuron. 10,000 neurons a day are free. */
const dollarsPerNeuron = 0.011 / 1000;

/**
 * What a request cost in US dollars, before the free share of the day: from the neurons that the service counted, else
 * from its tokens and the catalogue's price. Undefined where neither is known.
 */
export function priceInDollars(model: Model, usage: Usage): number | undefined {
  if (usage.neurons !== undefined) return usage.neurons * dollarsPerNeuron;
  if (!model.price) return undefined;
  const { input, output } = model.price;
  return (usage.promptTokens * input + usage.completionTokens * output) / 1_000_000;
}
