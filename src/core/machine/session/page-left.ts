import type { TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import { endSession } from './session-transition.js';

/**
 * Ends the session when the page closes. Without this, the service notices after 10 to 20 s, and until then the next
 * start may find no free slot. A page that returns from the browser's cache then shows an ended session instead of a
 * dead one.
 */
export function leavePage(draft: Draft, context: TransitionContext): void {
  const { session } = draft.control;
  const sessionId = session.phase === 'live' || session.phase === 'connecting' ? session.sessionId : null;
  if (sessionId !== null) emit(draft, { type: 'session/release', sessionId });
  endSession(draft, 'user', context);
}
