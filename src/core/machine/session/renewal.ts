import type { PersonaError } from '../../../internal/persona-error.js';
import type { TransitionContext } from '../persona-event.js';
import { setControl, setTalk, setView, type Draft } from '../core-state.js';
import { suspendTurn } from '../turn/suspend-turn.js';
import { beginAttempt, dropConnection } from './session-attempt.js';
import { connectionError } from './session-error.js';

/** A new session in place of one that was lost; the conversation knows nothing of it. */
export interface Renewal {
  /** Counts the sessions that were opened, or tried, since the last one that lasted. */
  readonly attempt: number;
  /** The connection was lost at this time, ms since the epoch. */
  readonly since: number;
  /** Of the session that was lost. */
  readonly sessionId: string;
  /** When the renewed session became live; `null` while it is not. */
  readonly liveAt: number | null;
}

/** The service may hold the slot of the lost session for 10 to 20 s; the waits of six attempts are 31 s. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 16_000;
/** So that the pages of one broken network do not come back in one wave. */
const JITTER = 0.25;
/** A session that lasts this long has ended the trouble; sooner, the next loss is the same one. */
const LASTING_MS = 30_000;
/** A network that is missing is not waited for for ever, and what fails meanwhile does not count. */
const OFFLINE_PATIENCE_MS = 120_000;
/** Browsers err (virtual machines, VPNs), so now and again it is tried against their word. */
const OFFLINE_WAIT_MS = 10_000;
const ATTEMPT_TIMEOUT_MS = 15_000;

/** @returns false when the session has to end instead. */
export function renew(draft: Draft, cause: PersonaError, context: TransitionContext): boolean {
  const { session, renewal } = draft.control;
  const { at } = context;
  if (!isLost(draft) || !cause.retryable || draft.view.switching) return false;
  const lasted = renewal?.liveAt != null && at - renewal.liveAt >= LASTING_MS;
  const isExcused = !context.online && renewal?.liveAt === null && at - renewal.since < OFFLINE_PATIENCE_MS;
  const attempt = lasted ? 1 : (renewal?.attempt ?? 0) + (isExcused ? 0 : 1);
  if (attempt > context.reconnectAttempts) return false;
  const isNew = session.phase === 'live' || renewal === null;
  const since = isNew ? at : renewal.since;
  const sessionId = isNew ? (session.sessionId as string) : renewal.sessionId;
  if (isNew) suspendTurn(draft, at);
  dropConnection(draft, at);
  setControl(draft, { renewal: { attempt, since, sessionId, liveAt: null } });
  const wait = context.online
    ? Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS)
    : OFFLINE_WAIT_MS;
  const ms = cause.data.retryAfterMs ?? wait;
  setView(draft, { session: { status: 'reconnecting', since, sessionId, attempt, retryAt: at + ms } });
  draft.effects.push({ type: 'timer/set', name: 'renew', ms, jitter: JITTER });
  return true;
}

/** One that was live, or is being opened in place of one that was. */
function isLost({ control }: Draft): boolean {
  const { phase } = control.session;
  return phase === 'live' || (control.renewal !== null && control.renewal.liveAt === null);
}

/** The wait is over. */
export function renewNow(draft: Draft, { at }: TransitionContext): void {
  const { renewal, session } = draft.control;
  if (!renewal || !session.open || renewal.liveAt !== null) return;
  const { since, sessionId, attempt } = renewal;
  const { startTimeoutMs, pendingUserMessages } = session;
  setView(draft, { session: { status: 'reconnecting', since, sessionId, attempt } });
  const timeout = Math.min(startTimeoutMs, ATTEMPT_TIMEOUT_MS);
  beginAttempt(draft, { startTimeoutMs, pendingUserMessages }, at, timeout);
}

/** The network is back: nobody waits any longer. */
export function renewWhenOnline(draft: Draft, context: TransitionContext): void {
  const { renewal, session } = draft.control;
  if (!renewal || renewal.liveAt !== null || session.phase !== 'waiting') return;
  draft.effects.push({ type: 'timer/clear', name: 'renew' });
  renewNow(draft, context);
}

/** The session lives again: what was not heard of the answer is said now. */
export function endRenewal(draft: Draft, at: number): void {
  const { renewal } = draft.control;
  if (!renewal) return;
  setControl(draft, { renewal: { ...renewal, liveAt: at } });
  setTalk(draft, { cutPending: false });
}

/** What ends a session that could not be renewed; the fault of the last attempt says why. */
export function lostFor(cause: PersonaError): PersonaError {
  if (cause.code.startsWith('connection-')) return cause;
  return connectionError('connection-lost', {
    message: `A new session could not be opened: ${cause.message}`,
    cause,
    ...cause.data,
  });
}
