import { estimateTokens } from '../tokens/estimate.ts';
import type { WorkersAiError } from './errors.ts';
import type { RunInput } from './request.ts';
import type { Retries } from './retries.ts';

/** Less room than this, in tokens, is of no use for a reply. */
const leastMaxTokens = 64;

/** The estimate is within a third of the truth, so a prompt has at least this share of what it says. */
const surestShare = 2 / 3;

/** Context windows as the service has named them in errors, in tokens by model id: they are not all documented. */
export type KnownLimits = Map<string, number>;

/** Decides after each failure of one run of a model what is sent next, if anything. */
export class Recovery {
  readonly #model: string;
  readonly #retries: Retries;
  readonly #limits: KnownLimits;
  #input: RunInput;
  #hasShrunk = false;

  constructor(model: string, input: RunInput, retries: Retries, limits: KnownLimits) {
    this.#model = model;
    this.#retries = retries;
    this.#limits = limits;
    this.#input = fitToLimit(input, limits.get(model));
  }

  /** What to send now. */
  get input(): RunInput {
    return this.#input;
  }

  /** Changes the input where that mends the error, else waits. @throws what `Retries.after` throws. */
  async after(error: WorkersAiError): Promise<void> {
    if (!this.#dropFormat(error) && !this.#shrink(error)) await this.#retries.after(error);
  }

  /** A model that cannot, or could not, keep to JSON is asked once more without; its words are read as they are. */
  #dropFormat({ kind }: WorkersAiError): boolean {
    if (kind !== 'jsonModeUnsupported' && kind !== 'jsonModeFailed') return false;
    const { responseFormat, ...rest } = this.#input;
    this.#input = rest;
    return responseFormat !== undefined;
  }

  /** The service counts the room for the reply as used: a smaller one may fit where the prompt alone does. */
  #shrink({ contextWindow }: WorkersAiError): boolean {
    if (!contextWindow) return false;
    this.#limits.set(this.#model, contextWindow.limit);
    const promptTokens =
      'promptTokens' in contextWindow
        ? contextWindow.promptTokens
        : contextWindow.requested - this.#input.maxTokens;
    const maxTokens = contextWindow.limit - promptTokens;
    if (this.#hasShrunk || maxTokens < leastMaxTokens || maxTokens >= this.#input.maxTokens) return false;
    this.#hasShrunk = true;
    this.#input = { ...this.#input, maxTokens };
    return true;
  }
}

/** Less room for the reply where the service would certainly refuse what was asked. */
function fitToLimit(input: RunInput, limit: number | undefined): RunInput {
  if (limit === undefined) return input;
  const text = 'prompt' in input ? input.prompt : input.messages.map(({ content }) => content).join('\n');
  const maxTokens = Math.floor(limit - estimateTokens(text) * surestShare);
  return maxTokens < leastMaxTokens || maxTokens >= input.maxTokens ? input : { ...input, maxTokens };
}
