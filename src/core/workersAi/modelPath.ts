import { toModelId } from './models.ts';
import { ParameterError } from './parameters.ts';

/**
 * Where a model is run, below the account. The id comes from a setting, so it is checked: nothing in it may lead to
 * another path.
 * @throws ParameterError
 */
export function toModelPath(idOrName: string): string {
  const id = toModelId(idOrName);
  const segments = id.replace(/^@/, '').split('/');
  if (!segments.every((segment) => /^[\w-][\w.-]*$/.test(segment)))
    throw new ParameterError('model', 'a name or an id', {
      text: 'The model must be a name such as {0} or an id such as {1}. Check the settings.',
      values: ['llama-3.1-8b-instruct', '@cf/meta/llama-3.1-8b-instruct'],
    });
  return `ai/run/${id}`;
}
