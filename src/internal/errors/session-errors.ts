import { sessionLifeErrors } from './session-life-errors.js';
import { startErrors } from './start-errors.js';

/** Opening a session, and its end. */
export const sessionErrors = { ...startErrors, ...sessionLifeErrors } as const;
