import { causeWords } from '../internal/cause-words.js';
import type { SessionSignal } from '../core/index.js';
import { connectionErrors } from '../internal/errors/connection-errors.js';
import { sessionErrors } from '../internal/errors/session-errors.js';
import { errorFactory, PersonaError } from '../internal/persona-error.js';

const sessionError = errorFactory(sessionErrors);
const connectionError = errorFactory(connectionErrors);

/** `ConnectionErrorReason.NotAllowed`. */
const NOT_ALLOWED = 0;

/** Values of `DisconnectReason` for sessions that were ended intentionally. */
const endedByServer: Readonly<Record<number, string>> = {
  2: 'Another participant with the same identity joined.',
  3: 'The LiveKit server shut down.',
  4: 'This participant was removed.',
  5: 'The room was deleted.',
  10: 'The room was closed.',
};

/** Converts a failed join to an error. A refused token is `session-expired`: core then requests one new token. */
export function toJoinError(cause: unknown): PersonaError {
  const message = `The room could not be joined: ${causeWords(cause)}`;
  const refused =
    typeof cause === 'object' && cause !== null && 'reason' in cause && cause.reason === NOT_ALLOWED;
  return refused
    ? sessionError('session-expired', { message, cause })
    : connectionError('connection-failed', { message, cause });
}

/** Converts a failed publication to an error: the room was joined, but the microphone could not be published. */
export function toPublishError(cause: unknown): PersonaError {
  if (PersonaError.isInstance(cause)) return cause;
  const words = causeWords(cause);
  return sessionError('session-failed', { message: `The room did not take the microphone: ${words}`, cause });
}

export function closeSignalOf(reason: number | undefined): SessionSignal {
  const detail = endedByServer[reason ?? 0];
  if (detail !== undefined) return { type: 'closed', by: 'service', detail };
  const words = `LiveKit gave up the connection (reason ${reason ?? 'unknown'}).`;
  return { type: 'closed', by: 'network', detail: words };
}
