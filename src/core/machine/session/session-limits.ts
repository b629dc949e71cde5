/** Why a session is about to end by itself. */
export type EndingReason = 'limit' | 'idle';

/** The warning that the session is about to end by itself; times are ms since the epoch. */
export interface SessionEnding {
  readonly reason: EndingReason;
  /** When the warning began. */
  readonly since: number;
  readonly endsAt: number;
}

/** Fixed for a persona's life; ms, `null` for none. */
export interface LimitSettings {
  readonly sessionMs: number | null;
  readonly idleMs: number | null;
  readonly hiddenMs: number | null;
  readonly warningMs: number;
}

/** When the session ends by itself, ms since the epoch; `null` where nothing counts down. */
export interface SessionDeadlines {
  readonly limit: number | null;
  readonly idle: number | null;
  readonly hidden: number | null;
}

export const noDeadlines: SessionDeadlines = { limit: null, idle: null, hidden: null };
