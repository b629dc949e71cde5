import type { ConnectRequest } from '../ports/session-port.js';
import type { AnamClient } from './anam-sdk.js';

/** Called with each session's `AnamClient` before it connects. A returned function runs when the session ends. */
export type OnClient = (
  client: AnamClient,
  context: { readonly mode: 'client' | 'server' },
) => (() => void) | void;

interface ClientCallback {
  readonly onClient: OnClient | undefined;
  /** Reports an error that the app's code threw. */
  readonly onThrown: (cause: unknown) => void;
}

/** Passes the client to the app before it connects, so that the app misses no early event. */
export function showToApp(
  client: AnamClient,
  { onClient, onThrown }: ClientCallback,
  { mode }: ConnectRequest,
): () => void {
  const attempt = <Value>(call: () => Value): Value | undefined => {
    try {
      const value = call();
      // The type also accepts async functions, which can reject.
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
