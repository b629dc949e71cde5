import { supportErrors } from '../../internal/errors/support-errors.js';
import { errorFactory } from '../../internal/persona-error.js';

const supportError = errorFactory(supportErrors);

/** Why a browser without WebRTC opens no session. */
export const unsupportedBrowser = () =>
  supportError('connection-unsupported', { message: 'RTCPeerConnection is missing.' });
