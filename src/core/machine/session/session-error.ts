import { connectionErrors } from '../../../internal/errors/connection-errors.js';
import { sessionErrors } from '../../../internal/errors/session-errors.js';
import { tokenErrors } from '../../../internal/errors/token-errors.js';
import { errorFactory, type PersonaError } from '../../../internal/persona-error.js';

export const tokenError = errorFactory(tokenErrors);
export const sessionError = errorFactory(sessionErrors);
export const connectionError = errorFactory(connectionErrors);

export const stoppedBeforeLive = (): PersonaError =>
  sessionError('session-stopped', { message: 'The session was ended before it was live.' });

export const stoppedDuringSwitch = (): PersonaError =>
  sessionError('session-stopped', { message: 'The session ended during the switch.' });
