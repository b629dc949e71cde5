import { errorFactory } from '../persona-error.js';
import { errorTable } from './error-table.js';

/**
 * Makes the error that the package itself would throw: for an adapter or a session function of your own, and for tests.
 * Brings the sentences of every code into the bundle (4 kB).
 *
 * @example
 * throw personaError('llm-rate-limited', { message: 'The model is busy.', retryAfterMs: 20_000 });
 */
export const personaError = /* @__PURE__ */ errorFactory(errorTable);
