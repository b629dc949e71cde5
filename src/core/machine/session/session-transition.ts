import type { PersonaError } from '../../../internal/persona-error.js';
import type { TransitionContext } from '../context.js';
import { emit, setView, type Draft } from '../draft.js';
import {
  beginMicrophone,
  endMicrophone,
  sendMicrophone,
  setMicrophone,
} from '../microphone/microphone-transition.js';
import { setQueue } from '../turn/schedule.js';
import { lostFor, renew } from './renewal.js';
import { authorize, beginAttempt, forgetLastTurn, leaveSession, showPhase } from './session-attempt.js';
import { newConnection } from './new-connection.js';
import { isOpen } from './session-control.js';
import { setSession, showLive } from './session-draft.js';
import { sessionError, stoppedBeforeLive } from './session-error.js';
import { showLink } from './link-transition.js';
import type { SessionEndReason } from './session-state.js';

type SwitchContext = Pick<TransitionContext, 'at' | 'timeouts' | 'modeRules'>;

/** How often the signalling socket is checked, because the SDK has no event for its loss. */
const SIGNALLING_PROBE_MS = 250;

/** Opens the session once everything that a start waits for is ready. */
export function openSession(draft: Draft, context: TransitionContext): void {
  forgetLastTurn(draft);
  beginAttempt(draft, { timeoutMs: context.timeouts.startMs }, context.at);
  beginMicrophone(draft, context.microphone, context.timeouts.microphoneMs);
}

export function acceptCredentials(draft: Draft, credentials: unknown, at: number): void {
  const { session } = draft.control;
  if (session.phase !== 'authorizing') return;
  setSession(draft, {
    ...session,
    phase: 'connecting',
    credentials: { value: credentials },
    established: false,
    sessionId: null,
    connection: newConnection,
  });
  showPhase(draft, 'connecting', at);
  connectWhenReady(draft);
}

/**
 * Connects once the credentials are there and the start no longer waits for the microphone. Credentials are valid for
 * one connection. A microphone that is granted later replaces the silence.
 */
export function connectWhenReady(draft: Draft): void {
  const { session } = draft.control;
  const { wanted, holdsStart, device: microphone } = draft.control.microphone;
  if (session.phase !== 'connecting' || session.credentials === null || holdsStart) return;
  const { attempt, credentials } = session;
  setSession(draft, { ...session, credentials: null });
  setMicrophone(draft, { connected: microphone });
  emit(draft, {
    type: 'session/connect',
    attempt,
    mode: draft.view.mode,
    credentials: credentials.value,
    microphone,
    hasInput: wanted,
  });
}

/** Makes the session live when the service's pipeline is ready and media arrive. The events can come in any order. */
export function goLiveWhenReady(draft: Draft, { at, modeRules }: SwitchContext): void {
  const { session } = draft.control;
  if (session.phase !== 'connecting' || !session.established || !draft.view.media) return;
  const { attempt, sessionId, region, connection, pending, renewal } = session;
  if (sessionId === null) return;
  const place = { sessionId, ...(region && { region }) };
  setSession(draft, {
    phase: 'live',
    attempt,
    ...place,
    connection,
    pending,
    renewal: renewal && { ...renewal, liveAt: at },
  });
  showLive(draft, place, at);
  modeRules?.end(draft);
  emit(draft, { type: 'timer/clear', name: 'start' });
  emit(draft, { type: 'timer/set', name: 'signalling', ms: SIGNALLING_PROBE_MS });
  emit(draft, { type: 'promise/resolve', key: 'start' });
  sendMicrophone(draft);
  showLink(draft, at);
}

export function probeSignallingAgain(draft: Draft): void {
  if (draft.control.session.phase === 'live')
    emit(draft, { type: 'timer/set', name: 'signalling', ms: SIGNALLING_PROBE_MS });
}

export function failSession(draft: Draft, error: PersonaError, context: TransitionContext): void {
  const { session } = draft.control;
  const { at } = context;
  if (!isOpen(session)) return;
  if (retryToken(draft, error, at)) return;
  if (context.modeRules?.waitForSlot(draft, error)) return;
  if (renew(draft, error, context)) return;
  const wasLive = session.phase === 'live' || session.renewal !== null;
  if (wasLive) endSession(draft, 'network', context, lostFor(error));
  else endSession(draft, 'error', context, error);
}

/** Requests one new token before the error is reported, because a token can be used up or expired. */
function retryToken(draft: Draft, error: PersonaError, at: number): boolean {
  const { session } = draft.control;
  if (session.phase !== 'authorizing' && session.phase !== 'connecting') return false;
  if (error.code !== 'session-expired' || session.tokenRetried) return false;
  const { attempt, renewal, pending, busyRetries } = session;
  setSession(draft, { phase: 'authorizing', attempt, renewal, pending, busyRetries, tokenRetried: true });
  authorize(draft, at);
  return true;
}

/** Handles a link that the SDK's own recovery did not restore in time. */
export function giveUpLink(draft: Draft, context: TransitionContext): void {
  if (draft.view.session.status !== 'reconnecting') return;
  failSession(
    draft,
    sessionError('connection-lost', { message: 'The connection receives no data.' }),
    context,
  );
}

/**
 * Ends the session and everything in it, once, with the first reason. A failed switch returns to the previous mode
 * instead.
 */
export function endSession(
  draft: Draft,
  reason: SessionEndReason,
  { at, timeouts, modeRules }: SwitchContext,
  error?: PersonaError,
): void {
  const { session } = draft.control;
  if (!isOpen(session)) return;
  if (error && modeRules?.goBack(draft, error, timeouts.startMs, at)) return;
  for (const { turnId } of draft.control.queue) {
    const value = { turnId, outcome: 'interrupted' };
    emit(draft, { type: 'promise/resolve', key: `turn ${turnId}`, value });
  }
  setQueue(draft, []);
  leaveSession(draft, at);
  modeRules?.forget(draft);
  endMicrophone(draft);
  emit(draft, { type: 'timer/end', owner: 'session' });
  if (error) emit(draft, { type: 'error/report', error });
  emit(draft, { type: 'promise/reject', key: 'start', cause: error ?? stoppedBeforeLive() });
  setSession(draft, { phase: 'closed', attempt: session.attempt });
  setView(draft, { session: { status: 'ended', since: at, reason, ...(error ? { error } : {}) } });
}
