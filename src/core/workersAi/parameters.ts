import type { ChatMessage, MessagesInput, PromptInput, RunInput, Sampling, Tool } from './request.ts';
import type { Sentence } from './sentence.ts';

/** A parameter outside the range that the service takes. Nothing was sent. */
export class ParameterError extends Error {
  /** The parameter's name on the wire. */
  readonly parameter: string;
  /** What it must be, in English: "a number from 0 to 5". */
  readonly range: string;
  readonly sentence: Sentence;

  constructor(
    parameter: string,
    range: string,
    sentence: Sentence = { text: '{0} must be {1}.', values: [parameter, range] },
  ) {
    super(`${parameter} must be ${range}`);
    this.name = 'ParameterError';
    this.parameter = parameter;
    this.range = range;
    this.sentence = sentence;
  }
}

interface Range {
  readonly wire: string;
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

/** The card's numeric parameters. `max_tokens` has no published end; no model of the service holds a million tokens. */
export const ranges: Readonly<Record<keyof Sampling, Range>> = {
  maxTokens: { wire: 'max_tokens', least: 1, most: 1_000_000, whole: true },
  temperature: { wire: 'temperature', least: 0, most: 5, whole: false },
  topP: { wire: 'top_p', least: 0, most: 2, whole: false },
  topK: { wire: 'top_k', least: 1, most: 50, whole: true },
  seed: { wire: 'seed', least: 1, most: 9_999_999_999, whole: true },
  repetitionPenalty: { wire: 'repetition_penalty', least: 0, most: 2, whole: false },
  frequencyPenalty: { wire: 'frequency_penalty', least: 0, most: 2, whole: false },
  presencePenalty: { wire: 'presence_penalty', least: 0, most: 2, whole: false },
};

/** @throws ParameterError for the first parameter that the service would refuse, naming it and its range. */
export function checkInput(input: RunInput): void {
  for (const [name, range] of Object.entries(ranges)) {
    const value = input[name as keyof Sampling];
    if (value !== undefined || name === 'maxTokens') checkNumber(value, range);
  }
  if ('prompt' in input) checkPrompt(input);
  else checkMessages(input);
}

function checkPrompt(input: PromptInput): void {
  if (input.prompt === '') throw new ParameterError('prompt', 'at least one character long');
  if (input.lora === '') throw new ParameterError('lora', 'the name or id of an adapter');
  refuseBeside('prompt', input, ['messages', 'tools', 'functions']);
}

function checkMessages(input: MessagesInput): void {
  if (input.messages.length === 0) throw new ParameterError('messages', 'a list of at least one message');
  if (!input.messages.every(isMessage))
    throw new ParameterError('messages', `a list of messages with a role (${roles.join(', ')}) and a text`);
  input.tools?.forEach(checkTool);
  if (input.functions?.some(({ name, code }) => name === '' || code === '') === true)
    throw new ParameterError('functions', 'a list of functions that each have a name and code');
  refuseBeside('messages', input, ['raw', 'lora']);
}

/** The types rule these out, but the service would ignore them without a word. */
function refuseBeside(subject: string, input: PromptInput | MessagesInput, others: readonly string[]): void {
  for (const [name, value] of Object.entries(input)) {
    if (others.includes(name) && value !== undefined)
      throw new ParameterError(name, `left out beside ${subject}`);
  }
}

const roles: readonly string[] = ['system', 'user', 'assistant', 'tool'] satisfies ChatMessage['role'][];

/** The service refuses a content that is a list or null (5006). Messages may come from storage, so types are not enough. */
function isMessage(message: { readonly role: string; readonly content: unknown }): boolean {
  return roles.includes(message.role) && typeof message.content === 'string';
}

function checkNumber(value: number | undefined, { wire, least, most, whole }: Range): void {
  const fits =
    typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
  if (fits) return;
  const text = whole
    ? '“{0}” must be a whole number from {1} to {2}.'
    : '“{0}” must be a number from {1} to {2}.';
  const range = `${whole ? 'a whole number' : 'a number'} from ${least} to ${most}`;
  throw new ParameterError(wire, range, { text, values: [wire, least, most] });
}

function checkTool({ name, parameters }: Tool): void {
  if (name === '') throw new ParameterError('tools', 'a list of tools that each have a name');
  const properties = Object.values(Object(parameters['properties'] ?? {}) as Record<string, unknown>);
  const isDescribed = (property: unknown): boolean =>
    typeof property === 'object' && property !== null && 'type' in property && 'description' in property;
  if (!properties.every(isDescribed))
    throw new ParameterError('tools', 'a list of tools whose parameters each have a type and a description');
}
