/** Why a session is about to end automatically. */
export type EndingReason = 'limit' | 'idle';

/** The warning before a session ends automatically. Times are ms since the epoch. */
export interface SessionEnding {
  readonly reason: EndingReason;
  /** When the warning began. */
  readonly since: number;
  readonly endsAt: number;
}

/** The limits, which are fixed for the lifetime of a persona. In ms; `null` means no limit. */
export interface LimitSettings {
  readonly sessionMs: number | null;
  readonly idleMs: number | null;
  readonly hiddenMs: number | null;
  readonly warningMs: number;
}

/** When the session ends automatically, ms since the epoch; `null` if there is no countdown. */
export interface SessionDeadlines {
  readonly limit: number | null;
  readonly idle: number | null;
  readonly hidden: number | null;
}

export const noDeadlines: SessionDeadlines = { limit: null, idle: null, hidden: null };
