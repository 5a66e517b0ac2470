import * as v from 'valibot';

/** The service wants a type and a description of every property, where OpenAI does not. */
const parametersSchema = v.looseObject({
  type: v.string(),
  properties: v.record(v.string(), v.looseObject({ type: v.string(), description: v.string() })),
  required: v.exactOptional(v.array(v.string())),
});

const flatTool = v.object({ name: v.string(), description: v.string(), parameters: parametersSchema });
const wrappedTool = v.object({
  type: v.literal('function'),
  function: v.object({
    name: v.string(),
    description: v.string(),
    parameters: v.exactOptional(parametersSchema),
  }),
});

/** `tools`: flat, or wrapped as OpenAI has them. */
export const toolsSchema = v.array(v.union([flatTool, wrappedTool]));

/** `functions`: deprecated, code that the service itself would run. */
export const functionsSchema = v.array(v.object({ name: v.string(), code: v.string() }));
