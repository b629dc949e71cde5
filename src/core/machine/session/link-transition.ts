import { setSessionControl, setView, type Draft } from '../core-state.js';
import { flushTalk } from '../speech/talk-pump.js';
import type { Link, LinkState } from './link-state.js';

/**
 * How long a link that is down is left to the SDK. Its own restart has three tries and takes up to 30 s, in silence;
 * a picture that alone stands is not its business, so nothing is to be waited for.
 */
const PATIENCE_MS: Readonly<Record<Exclude<Link, 'flowing'>, number>> = { stalled: 15_000, down: 30_000 };

/** Signalling lost or found again: while it is lost nothing is written, or it would be spoken late (T27). */
export function changeSignalling(draft: Draft, open: boolean, at: number): void {
  if (draft.control.session.signallingOpen === open) return;
  setSessionControl(draft, { signallingOpen: open });
  showLink(draft, at);
}

export function changeLink(draft: Draft, { link, quality }: LinkState, at: number): void {
  if (draft.view.connectionQuality !== quality) setView(draft, { connectionQuality: quality });
  if (draft.control.session.link === link) return;
  setSessionControl(draft, { link });
  showLink(draft, at);
}

/** `live` or `reconnecting`, by what is known of the link. The SDK has no event for it. */
export function showLink(draft: Draft, at: number): void {
  const { phase, signallingOpen, link, sessionId } = draft.control.session;
  if (phase !== 'live' || sessionId === null) return;
  const { session } = draft.view;
  const broken =
    link === 'flowing' && signallingOpen ? null : link === 'stalled' && signallingOpen ? link : 'down';
  if (broken === null) {
    draft.effects.push({ type: 'timer/clear', name: 'link' });
    if (session.status !== 'live') setView(draft, { session: { status: 'live', since: at, sessionId } });
  } else {
    const since = session.status === 'reconnecting' ? session.since : at;
    // Cleared first: a timer that is set for later only notes it.
    draft.effects.push({ type: 'timer/clear', name: 'link' });
    draft.effects.push({
      type: 'timer/set',
      name: 'link',
      ms: Math.max(0, since + PATIENCE_MS[broken] - at),
    });
    if (session.status !== 'reconnecting')
      setView(draft, { session: { status: 'reconnecting', since, sessionId, attempt: 0 } });
  }
  flushTalk(draft, at);
}
