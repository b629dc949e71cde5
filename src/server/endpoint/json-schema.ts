import type { JsonObject } from '../read-json-body.js';
import { isRecord } from './request-fields.js';

/** Converts a Gemini schema, which is an OpenAPI schema with types in capitals (`STRING`). */
export function jsonSchemaOf(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]) => {
      if (name === 'type' && typeof value === 'string') return [name, value.toLowerCase()];
      if (name === 'properties' && isRecord(value)) return [name, mapped(value)];
      if (Array.isArray(value))
        return [name, value.map((item) => (isRecord(item) ? jsonSchemaOf(item) : item))];
      return [name, isRecord(value) ? jsonSchemaOf(value) : value];
    }),
  );
}

/** Converts the schema of each property. A property may be named `type`, so names are not converted. */
const mapped = (properties: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      isRecord(schema) ? jsonSchemaOf(schema) : schema,
    ]),
  );
