import { invalidRequest } from './refusal.js';

const MAX_DEPTH = 32;

/**
 * What JSON can hold and nobody asks for in good faith: towers of brackets, on which code that walks them recursively
 * would break, and `__proto__`, which becomes a prototype where somebody copies field by field.
 * @throws Refusal 400 `invalid-request`
 */
export function checkJsonShape(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_DEPTH) throw invalidRequest(`The body is nested more than ${MAX_DEPTH} levels deep.`);
  if (Object.hasOwn(value, '__proto__')) throw invalidRequest('The body has a field named `__proto__`.');
  for (const item of Object.values(value)) checkJsonShape(item, depth + 1);
}
