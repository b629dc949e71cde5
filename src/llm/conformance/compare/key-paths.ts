import { isObject } from '../../json.js';

/** A key of a JSON value, with the types that its values have. */
export interface KeyPath {
  /** E.g. `choices[].delta.content`. */
  readonly path: string;
  readonly types: readonly string[];
}

const MOST_PATHS = 200;
const MOST_DEPTH = 12;
const LONGEST_KEY = 60;

/**
 * Returns all keys of a JSON value in the order in which they appear in the text. Elements of an array share one path.
 */
export function keyPaths(value: unknown): KeyPath[] {
  const found = new Map<string, Set<string>>();
  walk(value, '', 0, found);
  return Array.from(found, ([path, types]) => ({ path, types: [...types].sort() }));
}

function walk(value: unknown, path: string, depth: number, found: Map<string, Set<string>>): void {
  if (depth > MOST_DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, MOST_PATHS)) walk(item, `${path}[]`, depth + 1, found);
    return;
  }
  if (!isObject(value)) return;
  for (const [key, item] of Object.entries(value).slice(0, MOST_PATHS)) {
    const name = key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key;
    const own = path === '' ? name : `${path}.${name}`;
    const types = found.get(own) ?? new Set();
    if (types.size === 0 && found.size >= MOST_PATHS) return;
    found.set(own, types.add(typeOf(item)));
    walk(item, own, depth + 1, found);
  }
}

const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
