import type { PersonaError } from '../../internal/persona-error.js';

/**
 * Why a session ended. `stopped`: `stop()` was called. `failed`: it never became live. `server-ended`: Anam closed it.
 * `connection-lost`: the SDK gave up reconnecting.
 */
export type SessionEndReason = 'stopped' | 'failed' | 'server-ended' | 'connection-lost';

/** All times are milliseconds since the epoch, by the injected clock. */
export type SessionState =
  | { readonly status: 'idle' }
  | { readonly status: 'authorizing'; readonly since: number }
  | { readonly status: 'connecting'; readonly since: number }
  | { readonly status: 'live'; readonly since: number; readonly sessionId: string }
  | { readonly status: 'reconnecting'; readonly since: number; readonly sessionId: string }
  | {
      readonly status: 'ended';
      readonly since: number;
      readonly reason: SessionEndReason;
      /** Set unless the session was stopped on purpose. */
      readonly error?: PersonaError;
    };
