import type { PersonaError } from '../../../internal/persona-error.js';

/**
 * Why a session ended.
 * - `user`: `end()` was called, or the page was closed.
 * - `idle`: no activity for too long, or the page was hidden for too long; the limit is this package's or Anam's.
 * - `limit`: the time limit of the session, `limits.sessionSeconds` or Anam's.
 * - `server`: Anam closed it for another reason; `error.data.detail` contains its message.
 * - `network`: the connection was lost and could not be restored.
 * - `replaced`: another persona took over (`advanced.exclusive`).
 * - `error`: it could not be opened.
 */
export type SessionEndReason = 'user' | 'idle' | 'limit' | 'server' | 'network' | 'replaced' | 'error';

/**
 * The state of the session, from `idle` through `live` to `ended`. All times are milliseconds since the epoch, from the
 * injected clock.
 */
export type SessionState =
  | { readonly status: 'idle' }
  | { readonly status: 'authorizing'; readonly since: number }
  | { readonly status: 'connecting'; readonly since: number }
  | {
      readonly status: 'live';
      readonly since: number;
      readonly sessionId: string;
      /**
       * The region of the engine, for example `eu`: the region that serves the session, not the one that its token
       * asked for. Missing if Anam did not tell it. Anam may add regions, so show an unknown one as it is.
       */
      readonly region?: string;
    }
  | {
      readonly status: 'reconnecting';
      /** When the connection was lost. */
      readonly since: number;
      /** The id of the lost session. */
      readonly sessionId: string;
      /** 0 while the old connection may still recover; then the number of the current attempt to open a new session. */
      readonly attempt: number;
      /** When the next attempt starts; absent during an attempt. */
      readonly retryAt?: number;
    }
  | {
      readonly status: 'ended';
      readonly since: number;
      readonly reason: SessionEndReason;
      /** Present unless the session was stopped on purpose. */
      readonly error?: PersonaError;
    };
