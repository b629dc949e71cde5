import { onDemand } from '../../internal/on-demand.js';
import type { OpenMicrophone } from '../ports/microphone.js';

const microphoneCode = onDemand(() => import('./microphone.js'));

/**
 * Opens a microphone outside a session, to test it before the first start. Its code is loaded with the first call.
 *
 * @throws PersonaError `microphone-…` if it cannot be opened, `session-load` if its code does not load
 */
export const openMicrophone: OpenMicrophone = async (options) =>
  (await microphoneCode.load()).openMicrophone(options);
