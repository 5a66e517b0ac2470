import { isRecord } from './json.ts';

/** What a request used, as the service counted it. Neurons are Cloudflare's unit of price, a fraction. */
export interface Usage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly totalTokens: number;
  /** Of the prompt's tokens, those read from a cached prefix. */
  readonly cachedTokens?: number;
  readonly neurons?: number;
}

/** Reads the wire's `usage` object; undefined when it is none. Checked by hand: streams bring one with every event. */
export function parseUsage(value: unknown): Usage | undefined {
  if (!isRecord(value)) return undefined;
  const promptTokens = count(value['prompt_tokens']);
  const completionTokens = count(value['completion_tokens']);
  if (promptTokens === undefined || completionTokens === undefined) return undefined;
  const details = value['prompt_tokens_details'];
  const cachedTokens = isRecord(details) ? count(details['cached_tokens']) : undefined;
  const neurons = count(value['neurons']);
  return {
    promptTokens,
    completionTokens,
    totalTokens: count(value['total_tokens']) ?? promptTokens + completionTokens,
    ...(cachedTokens === undefined ? {} : { cachedTokens }),
    ...(neurons === undefined ? {} : { neurons }),
  };
}

/** The same usage with the neurons that the response's header names, unless the body already told them. */
export function withNeurons(usage: Usage, header: string | null): Usage {
  const neurons = header === null || header.trim() === '' ? undefined : count(Number(header));
  return usage.neurons !== undefined || neurons === undefined ? usage : { ...usage, neurons };
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}
