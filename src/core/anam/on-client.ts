import type { ConnectRequest } from '../ports/session-port.js';
import type { AnamClient } from './anam-sdk.js';

/**
 * A function that is called with each session's `AnamClient` before it connects; what it returns runs when the session
 * ends.
 */
export type OnClient = (
  client: AnamClient,
  context: { readonly mode: 'client' | 'server' },
) => (() => void) | void;

interface ClientCallback {
  readonly onClient: OnClient | undefined;
  /** Something of the app's threw. */
  readonly onThrown: (cause: unknown) => void;
}

/** Before it connects, so that the app misses no early event. */
export function showToApp(
  client: AnamClient,
  { onClient, onThrown }: ClientCallback,
  { mode }: ConnectRequest,
): () => void {
  const attempt = <Value>(call: () => Value): Value | undefined => {
    try {
      const value = call();
      // An async function fits the type of what is returned.
      Promise.resolve(value).catch(onThrown);
      return value;
    } catch (cause) {
      onThrown(cause);
      return undefined;
    }
  };
  const leave = attempt(() => onClient?.(client, { mode }));
  return () => {
    if (typeof leave === 'function') attempt(leave);
  };
}
