import type { SessionSignal } from '../ports/session-port.js';
import { closeMeaning, readClose } from './close-meaning.js';

/** What the SDK's `CONNECTION_CLOSED` means for a session. */
export function closeSignal(args: readonly unknown[]): SessionSignal {
  const close = readClose(args);
  const meaning = closeMeaning(close);
  if (meaning === 'stopped') return { type: 'closed', by: 'us' };
  // The words of the engine, or its sign where it has none: `error.data.detail` is what an app reads.
  const words = close.detail || close.reasonCode;
  if (meaning === 'lost')
    return { type: 'closed', by: 'network', detail: words ? `${close.code}: ${words}` : close.code };
  return { type: 'closed', by: 'service', reason: meaning, ...(words && { detail: words }) };
}
