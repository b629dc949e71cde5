import { connectionErrors } from '../../../internal/errors/connection-errors.js';
import { sessionEndErrors } from '../../../internal/errors/session-end-errors.js';
import { sessionLifeErrors } from '../../../internal/errors/session-life-errors.js';
import { errorFactory, type PersonaError } from '../../../internal/persona-error.js';

/**
 * Creates session errors that need no explanation from Anam. The errors of a refused start are loaded when a start
 * fails.
 */
export const sessionError = errorFactory({ ...sessionLifeErrors, ...sessionEndErrors, ...connectionErrors });

export const stoppedBeforeLive = (): PersonaError =>
  sessionError('session-stopped', { message: 'The session was ended before it was live.' });

export const stoppedDuringSwitch = (): PersonaError =>
  sessionError('session-stopped', { message: 'The session ended during the switch.' });
