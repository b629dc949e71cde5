import type { TransitionContext } from '../context.js';
import { emit, type Draft } from '../draft.js';
import { endSession } from './session-transition.js';

/**
 * The service notices by itself only after 10 to 20 s, and until then the next start may find no free slot. A page that
 * comes back from the browser's cache finds a session that has ended, not one that seems to live.
 */
export function leavePage(draft: Draft, context: TransitionContext): void {
  const { session } = draft.control;
  const sessionId = session.phase === 'live' || session.phase === 'connecting' ? session.sessionId : null;
  if (sessionId !== null) emit(draft, { type: 'session/release', sessionId });
  endSession(draft, 'user', context);
}
