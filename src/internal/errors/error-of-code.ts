import { errorFactory } from '../persona-error.js';
import { errorTable } from './error-table.js';

/**
 * Creates a `PersonaError` with the texts for its code. Use it in your own adapter or session function, and in tests.
 * It adds the texts for every code to the bundle (4 kB).
 *
 * @example
 * throw personaError('llm-rate-limited', { message: 'The model is busy.', retryAfterMs: 20_000 });
 */
export const personaError = /* @__PURE__ */ errorFactory(errorTable);
