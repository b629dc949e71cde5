import { invalidRequest } from './refusal.js';

const MAX_DEPTH = 32;

/**
 * Rejects JSON that occurs only in attacks: deep nesting, which overflows recursive code, and `__proto__`, which can
 * pollute prototypes.
 * @throws Refusal 400 `invalid-request`
 */
export function checkJsonShape(value: unknown, depth = 0): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_DEPTH) throw invalidRequest(`The body is nested more than ${MAX_DEPTH} levels deep.`);
  if (Object.hasOwn(value, '__proto__')) throw invalidRequest('The body has a field named `__proto__`.');
  for (const item of Object.values(value)) checkJsonShape(item, depth + 1);
}
