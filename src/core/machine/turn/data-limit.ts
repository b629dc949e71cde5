import type { PersonaError } from '../../../internal/persona-error.js';
import { fits } from '../../text/fits.js';
import { connectionOf, type SessionControl } from '../session/session-control.js';
import { turnError } from './turn-error.js';

/** The bytes of a message that the SDK's own fields take up. */
const WRAPPING_BYTES = 2_000;
/** The size that every peer accepts if the connection does not state one (RFC 8841, 6.1). */
const LEAST_BYTES = 65_536;

/** Returns the size of the longest text, in bytes of escaped UTF-8, that fits into one message on the data channel. */
export const dataLimitOf = (session: SessionControl): number =>
  (connectionOf(session)?.maxMessageBytes ?? LEAST_BYTES) - WRAPPING_BYTES;

/** Returns the error for a text that is too long for the data channel, or `null`. */
export function tooLong(
  text: string,
  session: SessionControl,
  code: 'turn-too-long' | 'turn-context-too-long',
): PersonaError | null {
  const limit = dataLimitOf(session);
  if (fits(text, limit)) return null;
  const message = `The text is too long: as JSON, its ${text.length} characters take more than ${limit} bytes.`;
  return turnError(code, { message, maxBytes: limit });
}
