import { errorTable } from '../internal/errors/error-table.js';
import { errorFactory } from '../internal/persona-error.js';

/**
 * Makes the error that the package itself would throw: for an adapter or a session function of your own, and for tests.
 *
 * @example
 * throw personaError('llm-rate-limited', { message: 'The model is busy.', retryAfterMs: 20_000 });
 */
export const personaError = errorFactory(errorTable);
