import { checkInput, ranges } from './parameters.ts';
import type { ResponseFormat, RunInput, Sampling } from './request.ts';

type WireBody = Readonly<Record<string, unknown>>;

/**
 * The request's body as the service reads it. JSON mode and streaming exclude each other there (error 5023), so asking
 * for both is the caller's mistake: the client never does.
 * @throws ParameterError for a parameter out of its range.
 */
export function toWireBody(input: RunInput, stream: boolean): WireBody {
  checkInput(input);
  const numbers = Object.entries(ranges).map(
    ([name, { wire }]) => [wire, input[name as keyof Sampling]] as const,
  );
  return withoutUndefined({
    ...subject(input),
    ...Object.fromEntries(numbers),
    stream,
    response_format: input.responseFormat && toWireFormat(input.responseFormat),
    options: input.rejectIfBusy === undefined ? undefined : { rejectIfBusy: input.rejectIfBusy },
  });
}

function subject(input: RunInput): WireBody {
  if ('prompt' in input) return { prompt: input.prompt, raw: input.raw, lora: input.lora };
  return {
    messages: input.messages.map(({ role, content }) => ({ role, content })),
    tools: input.tools?.map(({ name, description, parameters }) => ({ name, description, parameters })),
    functions: input.functions?.map(({ name, code }) => ({ name, code })),
  };
}

function toWireFormat(format: ResponseFormat): WireBody {
  return format.type === 'jsonObject'
    ? { type: 'json_object' }
    : { type: 'json_schema', json_schema: format.schema };
}

function withoutUndefined(body: WireBody): WireBody {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
