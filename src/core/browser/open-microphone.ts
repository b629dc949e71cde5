import { sessionLifeErrors } from '../../internal/errors/session-life-errors.js';
import { errorFactory } from '../../internal/persona-error.js';
import type { OpenMicrophone } from '../ports/microphone.js';

const loadError = errorFactory(sessionLifeErrors);

/**
 * Opens a microphone outside a session, to try it before the first start. Its code is loaded with the first call.
 *
 * @throws PersonaError `microphone-…` for what keeps it from being opened, `session-load` if its code does not load
 */
export const openMicrophone: OpenMicrophone = async (options) => {
  const code = await import('./microphone.js').catch((cause: unknown) => {
    throw loadError('session-load', { message: 'The code of the microphone could not be loaded.', cause });
  });
  return code.openMicrophone(options);
};
