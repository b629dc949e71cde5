import type { JsonObject } from '../read-json-body.js';

/** Returns a field by its camelCase name. Google's servers also accept snake_case. */
export function fieldOf(object: JsonObject, name: string): unknown {
  const value = object[name] ?? object[name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)];
  return value ?? undefined;
}

/** Returns Gemini's signature on a part, which must be sent back with the part. */
export function signatureIn(part: unknown): { readonly thoughtSignature: string } | undefined {
  const thoughtSignature = fieldOf(Object(part) as JsonObject, 'thoughtSignature');
  return typeof thoughtSignature === 'string' ? { thoughtSignature } : undefined;
}
