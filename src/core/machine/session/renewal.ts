import type { PersonaError } from '../../../internal/persona-error.js';
import type { TransitionContext } from '../context.js';
import { emit, setView, type Draft } from '../draft.js';
import { suspendTurn } from '../turn/suspend-turn.js';
import { beginAttempt, dropConnection } from './session-attempt.js';
import { isOpen, type OpenSession, type Renewal } from './session-control.js';
import { setSession } from './session-draft.js';
import { sessionError } from './session-error.js';

/** The service may hold the slot of the lost session for 10 to 20 s; the delays of six attempts add up to 31 s. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 16_000;
/** Spreads out the attempts of all pages that lost the same network. */
const JITTER = 0.25;
/**
 * If a renewed session lasts this long, the next loss counts as a new one. If not, its attempts continue the earlier
 * count.
 */
const LASTING_MS = 30_000;
/** How long to wait if the network is down. Attempts that fail during this time do not count. */
const OFFLINE_PATIENCE_MS = 120_000;
/** Browsers report "offline" by mistake (virtual machines, VPNs), so an attempt is made at this interval anyway. */
const OFFLINE_WAIT_MS = 10_000;
const ATTEMPT_TIMEOUT_MS = 15_000;

/** Replaces a lost session with a new one. @returns false if the session has to end instead */
export function renew(draft: Draft, cause: PersonaError, context: TransitionContext): boolean {
  const { session } = draft.control;
  const { at } = context;
  if (!isOpen(session) || !cause.retryable || draft.view.switching) return false;
  const lost = lostSession(session, at);
  if (!lost) return false;
  const attempt = nextAttempt(session, context);
  if (attempt > context.reconnectAttempts) return false;
  if (session.phase === 'live') {
    suspendTurn(draft, at);
    emit(draft, { type: 'session/release', sessionId: lost.sessionId });
  }
  dropConnection(draft, at);
  const renewal: Renewal = { ...lost, attempt, liveAt: null };
  const pending = isOpen(draft.control.session) ? draft.control.session.pending : [];
  setSession(draft, { phase: 'waiting', attempt: session.attempt, renewal, pending });
  const wait = context.online
    ? Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS)
    : OFFLINE_WAIT_MS;
  const ms = cause.data.retryAfterMs ?? wait;
  setView(draft, { session: { status: 'reconnecting', ...lost, attempt, retryAt: at + ms } });
  emit(draft, { type: 'timer/set', name: 'renew', ms, jitter: JITTER });
  return true;
}

/** Returns the lost session: the current one, or the one that is being replaced. */
function lostSession(session: OpenSession, at: number): Pick<Renewal, 'since' | 'sessionId'> | null {
  if (session.phase === 'live') return { since: at, sessionId: session.sessionId };
  const { renewal } = session;
  return renewal && renewal.liveAt === null ? { since: renewal.since, sessionId: renewal.sessionId } : null;
}

function nextAttempt({ renewal }: OpenSession, { at, online }: TransitionContext): number {
  const lasted = renewal?.liveAt != null && at - renewal.liveAt >= LASTING_MS;
  if (lasted) return 1;
  const isExcused = !online && renewal?.liveAt === null && at - renewal.since < OFFLINE_PATIENCE_MS;
  return (renewal?.attempt ?? 0) + (isExcused ? 0 : 1);
}

/** Starts the next attempt after the delay. */
export function renewNow(draft: Draft, { at, timeouts }: TransitionContext): void {
  const { session } = draft.control;
  if (session.phase !== 'waiting') return;
  const { renewal, pending } = session;
  const { since, sessionId, attempt } = renewal;
  setView(draft, { session: { status: 'reconnecting', since, sessionId, attempt } });
  beginAttempt(draft, { timeoutMs: Math.min(timeouts.startMs, ATTEMPT_TIMEOUT_MS), renewal, pending }, at);
}

/** Starts the next attempt immediately, because the network is back. */
export function renewWhenOnline(draft: Draft, context: TransitionContext): void {
  if (draft.control.session.phase !== 'waiting') return;
  emit(draft, { type: 'timer/clear', name: 'renew' });
  renewNow(draft, context);
}

/** Returns the error that ends a session that could not be renewed. It contains the error of the last attempt. */
export function lostFor(cause: PersonaError): PersonaError {
  if (cause.code.startsWith('connection-')) return cause;
  return sessionError('connection-lost', {
    message: `A new session could not be opened: ${cause.message}`,
    cause,
    ...cause.data,
  });
}
