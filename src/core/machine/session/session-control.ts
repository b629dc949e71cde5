import type { TurnCommand } from '../command.js';
import type { Link } from './link-state.js';

/**
 * What is known about the model that answers: Anam's own model must answer in server mode, and stay silent in client
 * mode.
 */
export interface ModelSigns {
  /**
   * Server mode: Anam's model has said or done something. Client mode: the service has marked our own speech, so speech
   * without the mark is not ours.
   */
  readonly seen: boolean;
  /** Whether a question was asked, and no sign of the model has arrived since. */
  readonly awaited: boolean;
  /** Whether the wrong or missing model was reported, which happens once per session. */
  readonly reported: boolean;
}

/** One connection to the service, from the moment it begins to connect. */
export interface Connection {
  readonly channelOpen: boolean;
  /** The maximum size of a data channel message, in bytes; `null` if unknown. */
  readonly maxMessageBytes: number | null;
  readonly signallingOpen: boolean;
  readonly link: Link;
  readonly signs: ModelSigns;
  /** Whether an interruption was sent but not confirmed. It could still interrupt a new talk stream. */
  readonly cutPending: boolean;
}

/** A new session that replaces a lost one. The conversation is not affected. */
export interface Renewal {
  /** Counts the attempts since the last session that was stable. */
  readonly attempt: number;
  /** When the connection was lost, ms since the epoch. */
  readonly since: number;
  /** The id of the lost session. */
  readonly sessionId: string;
  /** When the renewed session became live; `null` while it is not. */
  readonly liveAt: number | null;
}

/** A question for Anam's model that waits for the data channel. */
export interface PendingQuestion {
  readonly turnId: string;
  readonly text: string;
}

/**
 * No session. `attempt` is the number of the latest session. Results carry the number of their session, so late ones
 * can be recognized.
 */
export interface ClosedSession {
  readonly phase: 'closed';
  readonly attempt: number;
}

/** A start that waits for the session code or for an earlier conversation. */
export interface PreparingSession {
  readonly phase: 'preparing';
  readonly attempt: number;
  readonly codeLoaded: boolean;
  /** The turns that the app requested in the meantime, in order. */
  readonly early: readonly TurnCommand[];
}

interface OpenBase {
  readonly attempt: number;
  /** The renewal in progress, or the latest one; `null` if no session was lost since the start. */
  readonly renewal: Renewal | null;
  readonly pending: readonly PendingQuestion[];
}

/** A lost session that waits for the next attempt. */
export interface WaitingSession extends OpenBase {
  readonly phase: 'waiting';
  readonly renewal: Renewal;
}

interface StartingBase extends OpenBase {
  /** Whether a second token was already requested. */
  readonly tokenRetried: boolean;
  /** How often a mode switch found the slot of the earlier session still occupied. */
  readonly busyRetries: number;
}

export interface AuthorizingSession extends StartingBase {
  readonly phase: 'authorizing';
}

export interface ConnectingSession extends StartingBase {
  readonly phase: 'connecting';
  /** `null` once the connection uses the credentials, because they are valid only once. */
  readonly credentials: { readonly value: unknown } | null;
  readonly established: boolean;
  readonly sessionId: string | null;
  readonly region?: string;
  readonly connection: Connection;
}

export interface LiveSession extends OpenBase {
  readonly phase: 'live';
  readonly sessionId: string;
  readonly region?: string;
  readonly connection: Connection;
}

export type OpenSession = WaitingSession | AuthorizingSession | ConnectingSession | LiveSession;

/**
 * The phase of the session. The public status is coarser: a lost session stays `reconnecting` through all phases of its
 * renewal.
 */
export type SessionControl = ClosedSession | PreparingSession | OpenSession;

export const isOpen = (session: SessionControl): session is OpenSession =>
  session.phase !== 'closed' && session.phase !== 'preparing';

export const connectionOf = (session: SessionControl): Connection | null =>
  session.phase === 'connecting' || session.phase === 'live' ? session.connection : null;
