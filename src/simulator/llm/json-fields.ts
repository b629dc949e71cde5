import { LlmFailure } from './llm-failure.js';

export type Json = Readonly<Record<string, unknown>>;

/** Parses a JSON object. @throws LlmFailure if the text is not a JSON object */
export function parseObject(text: string): Json {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed(`not JSON: ${text.slice(0, 200)}`);
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  throw malformed(`not an object: ${text.slice(0, 200)}`);
}

/** Returns a string, or `''` if it is missing. @throws LlmFailure for anything else */
export function textField(object: Json, name: string): string {
  const value = object[name] ?? '';
  if (typeof value === 'string') return value;
  throw malformed(`\`${name}\` is not a string`);
}

/** Returns a list, or an empty list if it is missing. @throws LlmFailure for anything else */
export function listField(object: Json, name: string): readonly Json[] {
  const value = object[name] ?? [];
  if (Array.isArray(value)) return value as readonly Json[];
  throw malformed(`\`${name}\` is not an array`);
}

export const malformed = (detail: string) => new LlmFailure('malformed', detail);
