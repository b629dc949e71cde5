import { sessionLifeErrors } from './session-life-errors.js';
import { startErrors } from './start-errors.js';

/** Errors of the start and the end of a session. */
export const sessionErrors = { ...startErrors, ...sessionLifeErrors } as const;
