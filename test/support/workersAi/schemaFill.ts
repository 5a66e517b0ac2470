type Schema = Readonly<Record<string, unknown>>;

/**
 * A value that satisfies a JSON schema: constants and the first of each choice where the schema names them, else the
 * smallest plain value. Patterns and formats are not looked at.
 */
export function fillSchema(schema: Schema, root: Schema = schema, depth = 0): unknown {
  if (depth > DEEPEST) return null;
  const given = givenValue(schema);
  if (given !== undefined) return given;
  const part = followedSchema(schema, root);
  if (part !== undefined) return fillSchema(part, root, depth + 1);
  switch (typeOf(schema)) {
    case 'object':
      return fillObject(schema, root, depth);
    case 'array':
      return fillArray(schema, root, depth);
    case 'string':
      return fillString(schema);
    case 'integer':
    case 'number':
      return fillNumber(schema);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

/** A recursive schema ends here. */
const DEEPEST = 12;

function givenValue(schema: Schema): unknown {
  if ('const' in schema) return schema['const'];
  if (Array.isArray(schema['enum'])) return schema['enum'][0] as unknown;
  return schema['default'];
}

function followedSchema(schema: Schema, root: Schema): Schema | undefined {
  if (typeof schema['$ref'] === 'string') return resolveReference(schema['$ref'], root);
  if (Array.isArray(schema['allOf'])) return Object.assign({}, ...schema['allOf'].filter(isSchema)) as Schema;
  const choices = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(choices) ? choices.find(isSchema) : undefined;
}

function resolveReference(reference: string, root: Schema): Schema | undefined {
  let value: unknown = root;
  for (const key of reference.split('/').slice(1)) value = isSchema(value) ? value[key] : undefined;
  return isSchema(value) ? value : undefined;
}

function typeOf(schema: Schema): unknown {
  const type: unknown = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  if (type !== undefined) return type;
  return 'items' in schema ? 'array' : 'object';
}

function fillObject(schema: Schema, root: Schema, depth: number): object {
  const properties = Object.entries(isSchema(schema['properties']) ? schema['properties'] : {});
  const filled = properties.map(([name, property]) => [name, fillPart(property, root, depth)] as const);
  return Object.fromEntries(filled);
}

function fillArray(schema: Schema, root: Schema, depth: number): unknown[] {
  const length = typeof schema['minItems'] === 'number' ? schema['minItems'] : 1;
  return Array.from({ length }, () => fillPart(schema['items'], root, depth));
}

function fillPart(part: unknown, root: Schema, depth: number): unknown {
  return isSchema(part) ? fillSchema(part, root, depth + 1) : null;
}

function fillString(schema: Schema): string {
  const least = typeof schema['minLength'] === 'number' ? schema['minLength'] : 0;
  const most = typeof schema['maxLength'] === 'number' ? schema['maxLength'] : Infinity;
  return 'stand-in'.padEnd(least, '.').slice(0, most);
}

function fillNumber(schema: Schema): number {
  if (typeof schema['minimum'] === 'number') return schema['minimum'];
  if (typeof schema['exclusiveMinimum'] === 'number') return schema['exclusiveMinimum'] + 1;
  return typeof schema['maximum'] === 'number' ? Math.min(1, schema['maximum']) : 1;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
