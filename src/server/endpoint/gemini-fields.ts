import type { JsonObject } from '../read-json-body.js';

/** A field by its name in camelCase; Google's servers take snake_case as well. */
export function fieldOf(object: JsonObject, name: string): unknown {
  const value = object[name] ?? object[name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
  return value ?? undefined;
}
