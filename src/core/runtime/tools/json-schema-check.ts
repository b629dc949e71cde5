import type { JsonSchema } from '../../ports/json-schema.js';

/**
 * Returns a message for the model about an invalid value, or `null`. Checks for the common mistakes of models: missing,
 * mistyped and unknown members, and values outside an `enum`. To check all of JSON Schema, pass a schema from a
 * validation library.
 */
export function problemWith(value: unknown, schema: JsonSchema, path = ''): string | null {
  const where = path === '' ? 'The arguments' : `"${path}"`;
  const { type, enum: choices } = schema;
  const types = typeof type === 'string' ? [type] : Array.isArray(type) ? type : [];
  if (types.length > 0 && !types.some((name) => isOfType(value, name)))
    return `${where} must be of type ${types.join(' or ')}.`;
  if (Array.isArray(choices) && !choices.includes(value))
    return `${where} must be one of ${JSON.stringify(choices)}.`;
  if (isObject(value)) return problemWithMembers(value, schema, path);
  const { items } = schema;
  if (!Array.isArray(value) || !isObject(items)) return null;
  return firstOf(value.map((item, index) => () => problemWith(item, items, `${path}[${index}]`)));
}

function problemWithMembers(value: JsonSchema, schema: JsonSchema, path: string): string | null {
  const { properties, required, additionalProperties } = schema;
  const known = isObject(properties) ? properties : {};
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const missing = (Array.isArray(required) ? required : []).find(
    (name) => !Object.hasOwn(value, String(name)),
  );
  if (missing !== undefined) return `"${at(String(missing))}" is required.`;
  const names = Object.keys(value);
  const extra = additionalProperties === false && names.find((name) => !Object.hasOwn(known, name));
  if (extra) return `There is no "${at(extra)}".`;
  return firstOf(
    names.map((name) => () => {
      const member = Object.hasOwn(known, name) ? known[name] : undefined;
      return isObject(member) ? problemWith(value[name], member, at(name)) : null;
    }),
  );
}

function firstOf(checks: (() => string | null)[]): string | null {
  for (const check of checks) {
    const problem = check();
    if (problem) return problem;
  }
  return null;
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'null') return value === null;
  return typeof value === type;
}

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
