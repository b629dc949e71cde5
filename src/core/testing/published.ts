import { vi } from 'vitest';
import type { PersonaHarness } from './persona-harness.js';

/** Resolves with the outcome of a call whose promise settles with the next frames. */
export async function published<T>(
  h: Pick<PersonaHarness, 'frame'>,
  call: Promise<T>,
): Promise<{ readonly value?: T; readonly error?: unknown }> {
  let outcome: { readonly value?: T; readonly error?: unknown } | null = null;
  call.then(
    (value) => (outcome = { value }),
    (error: unknown) => (outcome = { error }),
  );
  return vi.waitFor(() => {
    h.frame();
    if (!outcome) throw new Error('It has not settled.');
    return outcome;
  });
}
