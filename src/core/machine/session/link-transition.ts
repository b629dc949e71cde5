import { emit, setView, type Draft } from '../draft.js';
import { flushTalk } from '../speech/talk-pump.js';
import type { Link, LinkState } from './link-state.js';
import { changeConnection, connectionIn, showLive } from './session-draft.js';

/**
 * How long the SDK gets to restore a link that is down. Its own restart tries three times and takes up to 30 s without
 * an event. The SDK does not handle a frozen picture, so that case does not wait.
 */
const PATIENCE_MS: Readonly<Record<Exclude<Link, 'flowing'>, number>> = { stalled: 15_000, down: 30_000 };

/**
 * Handles the loss and the return of signalling. While it is lost, no text is sent, because the SDK would speak it late
 * (T27).
 */
export function changeSignalling(draft: Draft, signallingOpen: boolean, at: number): void {
  const connection = connectionIn(draft);
  if (!connection || connection.signallingOpen === signallingOpen) return;
  changeConnection(draft, { signallingOpen });
  showLink(draft, at);
}

export function changeLink(draft: Draft, { link, quality }: LinkState, at: number): void {
  if (draft.view.connectionQuality !== quality) setView(draft, { connectionQuality: quality });
  if (connectionIn(draft)?.link === link) return;
  changeConnection(draft, { link });
  showLink(draft, at);
}

/** Shows `live` or `reconnecting`, depending on the state of the link. The SDK has no event for it. */
export function showLink(draft: Draft, at: number): void {
  const { session } = draft.control;
  if (session.phase !== 'live') return;
  const { sessionId, connection } = session;
  const { link, signallingOpen } = connection;
  const broken =
    link === 'flowing' && signallingOpen ? null : link === 'stalled' && signallingOpen ? link : 'down';
  // Cleared first, because setting a timer for a later time only records it.
  emit(draft, { type: 'timer/clear', name: 'link' });
  const shown = draft.view.session;
  if (broken === null) {
    if (shown.status !== 'live') showLive(draft, session, at);
  } else {
    const since = shown.status === 'reconnecting' ? shown.since : at;
    emit(draft, { type: 'timer/set', name: 'link', ms: Math.max(0, since + PATIENCE_MS[broken] - at) });
    if (shown.status !== 'reconnecting')
      setView(draft, { session: { status: 'reconnecting', since, sessionId, attempt: 0 } });
  }
  flushTalk(draft, at);
}
