import type { SessionSignal } from '../ports/session-port.js';
import { closeMeaning, readClose } from './close-meaning.js';

/** Converts the SDK's `CONNECTION_CLOSED` to a signal. */
export function closeSignal(args: readonly unknown[]): SessionSignal {
  const close = readClose(args);
  const meaning = closeMeaning(close);
  if (meaning === 'stopped') return { type: 'closed', by: 'us' };
  // The engine's message, or its reason code if there is no message. Apps read it as `error.data.detail`.
  const words = close.detail || close.reasonCode;
  if (meaning === 'lost')
    return { type: 'closed', by: 'network', detail: words ? `${close.code}: ${words}` : close.code };
  return { type: 'closed', by: 'service', reason: meaning, ...(words && { detail: words }) };
}
