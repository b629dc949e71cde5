import { setControl, setView, type Draft } from '../draft.js';
import {
  connectionOf,
  isOpen,
  type Connection,
  type LiveSession,
  type OpenSession,
  type SessionControl,
} from './session-control.js';

export function setSession(draft: Draft, session: SessionControl): void {
  setControl(draft, { session });
}

/** Shows that the session is live, with its id and region. */
export function showLive(draft: Draft, { sessionId, region }: Place, since: number): void {
  setView(draft, { session: { status: 'live', since, sessionId, ...(region && { region }) } });
}

type Place = Pick<LiveSession, 'sessionId' | 'region'>;

/** Changes fields that every open session has. Does nothing without an open session. */
export function changeOpen(draft: Draft, change: Partial<Pick<OpenSession, 'pending'>>): void {
  const { session } = draft.control;
  if (isOpen(session)) setSession(draft, { ...session, ...change });
}

/** Changes the connection of a connecting or live session. Does nothing without one. */
export function changeConnection(draft: Draft, change: Partial<Connection>): void {
  const { session } = draft.control;
  if (session.phase !== 'connecting' && session.phase !== 'live') return;
  setSession(draft, { ...session, connection: { ...session.connection, ...change } });
}

export const connectionIn = (draft: Draft): Connection | null => connectionOf(draft.control.session);

export const isLive = (draft: Draft): boolean => draft.control.session.phase === 'live';
