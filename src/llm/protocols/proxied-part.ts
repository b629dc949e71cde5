import { isObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';

/** The required fields of each type: text, or a number (`#`). */
const fields: Readonly<Record<string, string>> = {
  'text-reset': '#length',
  'tool-input-start': 'id name',
  'tool-input-delta': 'id text',
  'tool-call': 'id name arguments',
  'tool-result': 'id content',
  source: 'id kind',
  file: 'url mediaType',
  data: 'name',
};

/**
 * Returns a part that Chat Completions has no field for, in the form that `createLlmProxy` sends; `null` for anything
 * else.
 */
export function proxiedPart(part: unknown): LlmPart | null {
  if (!isObject(part)) return null;
  const names = fields[String(part['type'])]?.split(' ');
  const isWhole = names?.every((name) =>
    name.startsWith('#') ? Number.isFinite(part[name.slice(1)]) : typeof part[name] === 'string',
  );
  return isWhole ? (part as LlmPart) : null;
}
