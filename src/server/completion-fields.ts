import { isObject } from '../llm/json.js';
import type { JsonObject } from './read-json-body.js';
import { invalidRequest, Refusal } from './refusal.js';

/**
 * Returns the object at `path`, which may have only these fields. `null` counts as missing.
 * @throws Refusal 400 `invalid-request`, `field-not-allowed`
 */
export function objectWith(names: readonly string[], value: unknown, path: string): JsonObject {
  if (!isObject(value) || Array.isArray(value)) throw invalidRequest(`${path} must be an object.`);
  const other = Object.keys(value).find((name) => !names.includes(name));
  if (other === undefined) {
    return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null));
  }
  const what = `\`${other.slice(0, 60)}\` is not allowed in ${path}. Known fields: ${names.join(', ')}.`;
  throw new Refusal(400, 'field-not-allowed', what);
}

export function listAt(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalidRequest(`${path} must be a list.`);
}

export function textAt(value: unknown, path: string): string {
  if (typeof value === 'string') return value;
  throw invalidRequest(`${path} must be a string.`);
}

const MAX_ID_LENGTH = 300;

/** Reads an id. Some providers create long ids. */
export function idAt(value: unknown, path: string): string {
  if (typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH) return value;
  throw invalidRequest(`${path} must be a string of 1 to ${MAX_ID_LENGTH} characters.`);
}
