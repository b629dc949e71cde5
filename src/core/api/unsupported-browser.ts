import { supportErrors } from '../../internal/errors/support-errors.js';
import { errorFactory } from '../../internal/persona-error.js';

const supportError = errorFactory(supportErrors);

/** Returns the error for a browser without WebRTC, which cannot open a session. */
export const unsupportedBrowser = () =>
  supportError('connection-unsupported', { message: 'RTCPeerConnection is missing.' });
