import { sessionLifeErrors } from '../../internal/errors/session-life-errors.js';
import { errorFactory } from '../../internal/persona-error.js';

/** For what runs before a session's code is loaded: the sentences of tokens and connections stay out of the first load. */
export const sessionLifeError = errorFactory(sessionLifeErrors);
