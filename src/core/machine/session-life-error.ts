import { sessionLifeErrors } from '../../internal/errors/session-life-errors.js';
import { errorFactory } from '../../internal/persona-error.js';

/**
 * Errors that can occur before the session code is loaded. The messages about tokens and connections are loaded later.
 */
export const sessionLifeError = errorFactory(sessionLifeErrors);
