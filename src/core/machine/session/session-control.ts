import type { TurnCommand } from '../command.js';
import type { Link } from './link-state.js';

/** What is known of the model behind the session, and of Anam's own where it has no business. */
export interface ModelSigns {
  /** Something was said or thought that only Anam's model can have caused (server mode), or can mark (client mode). */
  readonly seen: boolean;
  /** Something was asked, and no sign has come since. */
  readonly awaited: boolean;
  /** That the wrong model speaks, or none, is reported once a session. */
  readonly reported: boolean;
}

/** One connection to the service, from the moment in which it is being made. */
export interface Connection {
  readonly channelOpen: boolean;
  /** The maximum size of a data channel message, in bytes; `null` if unknown. */
  readonly maxMessageBytes: number | null;
  readonly signallingOpen: boolean;
  readonly link: Link;
  readonly signs: ModelSigns;
  /** An interruption was sent to the service and not confirmed: a new talk stream now could be cut by it. */
  readonly cutPending: boolean;
}

/** A new session that replaces a lost one. The conversation is not affected. */
export interface Renewal {
  /** Counts the sessions that were opened, or tried, since the last one that lasted. */
  readonly attempt: number;
  /** When the connection was lost, ms since the epoch. */
  readonly since: number;
  /** Of the session that was lost. */
  readonly sessionId: string;
  /** When the renewed session became live; `null` while it is not. */
  readonly liveAt: number | null;
}

/** A question for Anam's model that waits for the data channel. */
export interface PendingQuestion {
  readonly turnId: string;
  readonly text: string;
}

/** No session. `attempt` is the number of the latest one: everything that comes back from outside bears its own. */
export interface ClosedSession {
  readonly phase: 'closed';
  readonly attempt: number;
}

/** A start that waits for the code of sessions, or for an earlier conversation. */
export interface PreparingSession {
  readonly phase: 'preparing';
  readonly attempt: number;
  readonly codeLoaded: boolean;
  /** What the app asked meanwhile, in order. */
  readonly early: readonly TurnCommand[];
}

interface OpenBase {
  readonly attempt: number;
  /** A lost session that is being replaced, or was; `null` when none was lost since the start. */
  readonly renewal: Renewal | null;
  readonly pending: readonly PendingQuestion[];
}

/** A lost session, before the next try. */
export interface WaitingSession extends OpenBase {
  readonly phase: 'waiting';
  readonly renewal: Renewal;
}

interface StartingBase extends OpenBase {
  /** A second token was asked for already. */
  readonly tokenRetried: boolean;
  /** How often a switch came before the slot of the earlier session was free. */
  readonly busyRetries: number;
}

export interface AuthorizingSession extends StartingBase {
  readonly phase: 'authorizing';
}

export interface ConnectingSession extends StartingBase {
  readonly phase: 'connecting';
  /** Spent by the connection; `null` once it is being made. */
  readonly credentials: { readonly value: unknown } | null;
  readonly established: boolean;
  readonly sessionId: string | null;
  readonly connection: Connection;
}

export interface LiveSession extends OpenBase {
  readonly phase: 'live';
  readonly sessionId: string;
  readonly connection: Connection;
}

export type OpenSession = WaitingSession | AuthorizingSession | ConnectingSession | LiveSession;

/** Where the session is. A reader of the store sees less: a lost session stays `reconnecting` through all of it. */
export type SessionControl = ClosedSession | PreparingSession | OpenSession;

export const isOpen = (session: SessionControl): session is OpenSession =>
  session.phase !== 'closed' && session.phase !== 'preparing';

export const connectionOf = (session: SessionControl): Connection | null =>
  session.phase === 'connecting' || session.phase === 'live' ? session.connection : null;
