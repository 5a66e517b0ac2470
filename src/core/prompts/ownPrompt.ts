import { ranges } from '../workersAi/parameters.ts';
import type { QuestionOptions } from '../conversation/turn.ts';
import { readFrontMatter, type FileFault, type FrontMatterValue } from './frontMatter.ts';
import { isVariable, namesIn, variables } from './variables.ts';

/** What of the editor a prompt is about: it is attached to the question. */
const scopes = ['selection', 'file', 'none'] as const;
type PromptScope = (typeof scopes)[number];

/** A prompt that a person keeps in a file. */
export interface OwnPrompt {
  /** What is typed behind the `/`, in small letters. */
  readonly name: string;
  readonly description: string;
  readonly scope: PromptScope;
  readonly options: QuestionOptions;
  readonly body: string;
}

const keys = ['name', 'description', 'scope', 'temperature', 'max_tokens'];
const validName = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u;
const longestName = 40;

/** @param name what the file is called, without its ending: the prompt's name, unless the head gives another. */
export function parseOwnPrompt(name: string, text: string): OwnPrompt | { readonly fault: FileFault } {
  const head = readFrontMatter(text);
  if ('fault' in head) return head;
  const { values, body } = head;
  for (const [key, { line }] of values)
    if (!keys.includes(key))
      return fault(line, '“{0}” is not known here. Known are: {1}.', key, keys.join(', '));
  const given = values.get('name') ?? { value: name, line: 1 };
  if (!validName.test(given.value) || given.value.length > longestName)
    return fault(
      given.line,
      '“{0}” cannot be a name: use letters, digits, “-”, “_” and “.”, at most 40.',
      given.value,
    );
  const scope = values.get('scope')?.value ?? 'none';
  if (!isScope(scope))
    return fault(values.get('scope')?.line ?? 1, '“scope” must be one of: {0}.', scopes.join(', '));
  const options: { temperature?: number; maxTokens?: number } = {};
  for (const key of ['temperature', 'maxTokens'] as const) {
    const value = values.get(ranges[key].wire);
    if (!value) continue;
    const number = numberIn(value, key);
    if (number === undefined) return outOfRange(value, key);
    options[key] = number;
  }
  if (body === '') return fault(1, 'There is no text after the head, so there is nothing to send.');
  const unknown = namesIn(body).filter((variable) => !isVariable(variable));
  if (unknown.length > 0)
    return fault(
      lineOf(text, unknown[0] ?? ''),
      'There is no variable {0}. Known are: {1}.',
      unknown.map((variable) => `{{${variable}}}`).join(', '),
      variables.map((variable) => `{{${variable}}}`).join(', '),
    );
  return {
    name: given.value.toLowerCase(),
    description: values.get('description')?.value ?? '',
    scope,
    options,
    body,
  };
}

function isScope(value: string): value is PromptScope {
  return scopes.some((scope) => scope === value);
}

function numberIn({ value }: FrontMatterValue, key: 'temperature' | 'maxTokens'): number | undefined {
  const { least, most, whole } = ranges[key];
  const number = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : NaN;
  return number >= least && number <= most && (!whole || Number.isInteger(number)) ? number : undefined;
}

function outOfRange(
  { line }: FrontMatterValue,
  key: 'temperature' | 'maxTokens',
): { readonly fault: FileFault } {
  const { wire, least, most, whole } = ranges[key];
  return whole
    ? fault(line, '“{0}” must be a whole number from {1} to {2}.', wire, least, most)
    : fault(line, '“{0}” must be a number from {1} to {2}.', wire, least, most);
}

function fault(line: number, text: string, ...values: (string | number)[]): { readonly fault: FileFault } {
  return { fault: { line, sentence: { text, values } } };
}

function lineOf(text: string, variable: string): number {
  const lines = text.split(/\r\n|\r|\n/);
  return (
    1 +
    Math.max(
      0,
      lines.findIndex((line) => namesIn(line).includes(variable)),
    )
  );
}
