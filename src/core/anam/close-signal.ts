import type { SessionSignal } from '../ports/session-port.js';
import { closeMeaning, readClose } from './close-meaning.js';

/** What the SDK's `CONNECTION_CLOSED` means for a session. */
export function closeSignal(args: readonly unknown[]): SessionSignal {
  const close = readClose(args);
  // The machine knows whether the session was live, and words the error by it.
  const meaning = closeMeaning(close, false);
  if (meaning.type === 'stopped') return { type: 'closed', by: 'us' };
  const detail = meaning.error.data.detail;
  if (meaning.type === 'ended')
    return { type: 'closed', by: 'service', reason: meaning.reason, ...(detail !== undefined && { detail }) };
  return {
    type: 'closed',
    by: 'network',
    detail: detail === undefined ? close.code : `${close.code}: ${detail}`,
  };
}
