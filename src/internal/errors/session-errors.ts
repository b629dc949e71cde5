import { sessionLifeErrors } from './session-life-errors.js';
import { startErrors } from './start-errors.js';

/** Errors that occur when a session starts or ends. */
export const sessionErrors = { ...startErrors, ...sessionLifeErrors } as const;
