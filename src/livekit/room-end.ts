import { connectionErrors } from '../internal/errors/connection-errors.js';
import { sessionErrors } from '../internal/errors/session-errors.js';
import { errorFactory, type PersonaError } from '../internal/persona-error.js';

const sessionError = errorFactory(sessionErrors);
const connectionError = errorFactory(connectionErrors);

/** `ConnectionErrorReason.NotAllowed`. */
const NOT_ALLOWED = 0;

/** Values of `DisconnectReason` with which somebody ended the session on purpose. */
const endedByServer: Readonly<Record<number, string>> = {
  2: 'Somebody with the same identity joined.',
  3: 'The LiveKit server shut down.',
  4: 'This participant was removed.',
  5: 'The room was deleted.',
  10: 'The room was closed.',
};

/** A refused token is `session-expired`: core then asks for one fresh token before it gives up. */
export function toRoomError(cause: unknown): PersonaError {
  const message = `The room could not be joined: ${cause instanceof Error ? cause.message : String(cause)}`;
  const refused =
    typeof cause === 'object' && cause !== null && 'reason' in cause && cause.reason === NOT_ALLOWED;
  return refused
    ? sessionError('session-expired', { message, cause })
    : connectionError('connection-failed', { message, cause });
}

/** In the SDK's words, which core knows: the code and why. */
export function closeCodeOf(reason: number | undefined): [code: string, detail: string] {
  const detail = endedByServer[reason ?? 0];
  return detail === undefined
    ? [
        'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE',
        `LiveKit gave up the connection (reason ${reason ?? 'unknown'}).`,
      ]
    : ['CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION', detail];
}
