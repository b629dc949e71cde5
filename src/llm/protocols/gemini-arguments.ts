import { isObject, type JsonObject } from '../json.js';
import type { LlmErrorInfo } from '../llm-error-info.js';
import { checkLimit, mostOf, overLimit } from './answer-limits.js';

/** How many elements of an array may be skipped. Each becomes a `null` in the tool's arguments. */
const MOST_SKIPPED = 16;

/**
 * Adds one piece, e.g. `{ jsonPath: '$.city', stringValue: 'Be' }`. Strings arrive in pieces, all other values at once.
 */
export function addArgument(args: JsonObject, piece: JsonObject): LlmErrorInfo | undefined {
  const path = keysOf(piece['jsonPath']);
  const name = path.pop();
  if (name === undefined) return undefined;
  const fault = checkLimit('nesting', path.length);
  if (fault) return fault;
  let target = args;
  for (const [index, key] of path.entries()) {
    if (leavesHoles(target, key)) return overLimit('array');
    const next = path[index + 1] ?? name;
    const known = target[key];
    target = (isObject(known) ? known : (target[key] = /^\d+$/.test(next) ? [] : {})) as JsonObject;
  }
  if (leavesHoles(target, name)) return overLimit('array');
  const { stringValue, numberValue, boolValue } = piece;
  if (typeof stringValue !== 'string') target[name] = numberValue ?? boolValue ?? null;
  else target[name] = (typeof target[name] === 'string' ? target[name] : '') + stringValue;
  return undefined;
}

/** Whether setting the key would leave too many holes in an array. `length` is not an index either. */
const leavesHoles = (target: object, key: string): boolean =>
  Array.isArray(target) && !(Number(key) < Math.min(target.length + MOST_SKIPPED, mostOf('array')));

/** Splits a path into keys: `$.days[0]['a.b']` into `days`, `0`, `a.b`. */
function keysOf(path: unknown): string[] {
  if (typeof path !== 'string') return [];
  const found = path.matchAll(/\['([^']*)'\]|\["([^"]*)"\]|[^$.[\]]+/g);
  const keys = [...found].map(([key, single, double]) => single ?? double ?? key);
  // A model must not be able to set properties of the shared prototype.
  return keys.some((key) => /^(?:__proto__|constructor|prototype)$/.test(key)) ? [] : keys;
}
