import type { Link } from './link-state.js';

/** What is known of the model behind the session, and of Anam's own where it has no business. */
export interface ModelSigns {
  /** Something was said or thought that only Anam's model can have caused (server mode), or can mark (client mode). */
  readonly seen: boolean;
  /** Something was asked, and no sign has come since. */
  readonly awaited: boolean;
  /** That the wrong one speaks, or none, is told once a session. */
  readonly reported: boolean;
}

/**
 * Where the present attempt is. What a reader sees differs while a lost session is renewed: that stays `reconnecting`.
 * `waiting`: for the next try.
 */
export type SessionPhase = 'waiting' | 'authorizing' | 'connecting' | 'live';

export interface SessionControl {
  /** Number of the start; everything that comes back from outside bears it, and late comers are dropped. */
  readonly attempt: number;
  readonly open: boolean;
  readonly phase: SessionPhase;
  readonly token: string | null;
  readonly tokenRetried: boolean;
  /** How often a switch came before the slot of the session before was free. */
  readonly busyRetries: number;
  readonly startTimeoutMs: number;
  readonly signs: ModelSigns;
  readonly established: boolean;
  readonly channelOpen: boolean;
  readonly sessionId: string | null;
  readonly signallingOpen: boolean;
  readonly link: Link;
  /** Typed input that waits for the data channel (server mode). */
  readonly pendingUserMessages: readonly { readonly turnId: string; readonly text: string }[];
}

export const closedSession: SessionControl = {
  attempt: 0,
  open: false,
  phase: 'waiting',
  token: null,
  tokenRetried: false,
  busyRetries: 0,
  startTimeoutMs: 0,
  signs: { seen: false, awaited: false, reported: false },
  established: false,
  channelOpen: false,
  sessionId: null,
  signallingOpen: true,
  link: 'flowing',
  pendingUserMessages: [],
};

/** Whether text that is sent now reaches somebody. A picture that stands alone does not keep the voice back. */
export const canTalk = ({ phase, signallingOpen, link }: SessionControl): boolean =>
  phase === 'live' && signallingOpen && link !== 'down';
