import type { Persona } from '../../../core/index.js';
import { configErrors } from '../../../internal/errors/config-errors.js';
import { errorFactory } from '../../../internal/persona-error.js';

const appError = errorFactory(configErrors);
const reported = new WeakMap<object, Set<string>>();

/** Reports once per renderer and message, because a broken renderer throws with every word. */
export function reportRenderer(persona: Persona | undefined, name: string, cause: unknown): void {
  const owner = persona?.store ?? globalThis;
  const known = reported.get(owner) ?? new Set();
  const key = `${name} ${String(cause)}`;
  if (known.has(key)) return;
  reported.set(owner, known.add(key));
  const message = `\`${name}\` threw. The default rendering is shown instead.`;
  const error = appError('app-callback', { message, cause });
  if (persona) persona.reportError(error);
  else (globalThis as { reportError?: (error: unknown) => void }).reportError?.(error);
}
