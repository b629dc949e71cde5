import { supportErrors } from '../../internal/errors/support-errors.js';
import { errorFactory } from '../../internal/persona-error.js';

/** The error that is shown, before any click, in a browser that cannot open a session. */
export const unsupportedError = errorFactory(supportErrors)('connection-unsupported', {
  message: 'RTCPeerConnection is missing.',
});
