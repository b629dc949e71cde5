import { entry, hadProblem, notStarted } from './error-entry.js';

/**
 * Errors that end a session and can come from any port or from the rules. The other errors of a failed start are loaded
 * on demand.
 */
export const sessionEndErrors = {
  'token-unreachable': entry(
    notStarted,
    'The session endpoint did not respond. Check the `session` URL, that the server is running, and CORS.',
    'now',
    'start',
  ),
  'session-failed': entry(
    hadProblem,
    'Anam or its gateway failed three times. See `data.status` and `data.detail`.',
    'now',
    'start',
  ),
  'session-ended-by-server': entry(
    'The conversation has ended. You can start a new one.',
    'Anam ended the session: a time limit, silence, or a forced stop. See `data.detail`.',
    'new-token',
    'start',
  ),
} as const;
