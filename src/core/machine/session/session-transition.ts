import type { PersonaError } from '../../../internal/persona-error.js';
import {
  beginMicrophone,
  endMicrophone,
  setMicrophone,
  sendMicrophone,
} from '../microphone/microphone-transition.js';
import type { PersonaEvent, TransitionContext } from '../persona-event.js';
import { setControl, setSessionControl, setView, type Draft } from '../core-state.js';
import { handover } from '../turn/handover.js';
import { awaitModel } from '../turn/model-signs.js';
import { setQueue } from '../turn/turn-transition.js';
import { forgetSwitch, returnFromSwitch, waitForSlot } from './mode-transition.js';
import { authorize, beginAttempt, enterPhase, forgetLastTurn, leaveSession } from './session-attempt.js';
import { connectionError } from './session-error.js';
import { showLink } from './link-transition.js';
import { endRenewal, lostFor, renew } from './renewal.js';
import { closedSession } from './session-control.js';
import type { SessionEndReason } from './session-state.js';

/** How often the signalling socket is looked at: the SDK has no event for its loss. */
const SIGNALLING_PROBE_MS = 250;

type StartEvent = Extract<PersonaEvent, { type: 'session/start' }>;

export function startSession(draft: Draft, event: StartEvent, at: number): void {
  if (draft.control.session.open) return;
  const { startTimeoutMs, microphoneTimeoutMs, microphone } = event;
  forgetLastTurn(draft);
  beginAttempt(draft, { startTimeoutMs }, at);
  beginMicrophone(draft, microphone, microphoneTimeoutMs);
}

export function acceptToken(draft: Draft, token: string, at: number): void {
  if (draft.control.session.phase !== 'authorizing') return;
  setSessionControl(draft, { token });
  enterPhase(draft, 'connecting', at);
  connectWhenReady(draft);
}

/** The token is spent with it. A microphone that is still being asked for takes the place of silence later. */
export function connectWhenReady(draft: Draft): void {
  const { attempt, token } = draft.control.session;
  const { wanted, holdsStart, device: microphone } = draft.control.microphone;
  if (token === null || holdsStart) return;
  const { mode } = draft.view;
  setSessionControl(draft, { token: null });
  setMicrophone(draft, { connected: microphone });
  draft.effects.push({ type: 'session/connect', attempt, mode, token, microphone, hasInput: wanted });
}

/** Live once the service's pipeline is ready and its media have begun; the events come in any order. */
export function goLiveWhenReady(draft: Draft, at: number): void {
  const { established, sessionId, phase } = draft.control.session;
  if (phase !== 'connecting' || !established || sessionId === null || !draft.view.media) return;
  setSessionControl(draft, { phase: 'live' });
  setView(draft, { session: { status: 'live', since: at, sessionId }, switching: null });
  draft.effects.push({ type: 'timer/clear', name: 'start' });
  draft.effects.push({ type: 'timer/set', name: 'signalling', ms: SIGNALLING_PROBE_MS });
  sendMicrophone(draft);
  endRenewal(draft, at);
  showLink(draft, at);
}

/** Everything on the data channel waits for this; Anam's model hears of the conversation before the next question. */
export function openChannel(draft: Draft, context: TransitionContext): void {
  const { session, notes, running, queue } = draft.control;
  if (session.channelOpen) return;
  const { pendingUserMessages } = session;
  setSessionControl(draft, { channelOpen: true, pendingUserMessages: [] });
  if (draft.view.mode !== 'server') return;
  const asked = new Set([...queue.map(({ turnId }) => turnId), ...(running ? [running.id] : [])]);
  const text = handover(draft.view, notes, asked);
  if (text !== null) draft.effects.push({ type: 'session/context', text });
  if (pendingUserMessages.length > 0) awaitModel(draft, context);
  for (const question of pendingUserMessages)
    draft.effects.push({ type: 'session/user-message', text: question.text });
}

export function probeSignallingAgain(draft: Draft): void {
  if (!draft.control.session.open) return;
  draft.effects.push({ type: 'timer/set', name: 'signalling', ms: SIGNALLING_PROBE_MS });
}

export function failSession(draft: Draft, error: PersonaError, context: TransitionContext): void {
  const { open, tokenRetried, phase } = draft.control.session;
  const { at } = context;
  if (!open) return;
  const live = phase === 'live';
  if (!live && error.code === 'session-expired' && !tokenRetried) {
    // A token can be spent or stale without anybody's fault: one fresh one, then the error.
    setSessionControl(draft, { token: null, tokenRetried: true });
    return authorize(draft, at);
  }
  if (!live && waitForSlot(draft, error)) return;
  const { renewal } = draft.control;
  if (renew(draft, error, context)) return;
  if (live || renewal) endSession(draft, 'network', at, lostFor(error));
  else endSession(draft, 'error', at, error);
}

/** The SDK had its time. */
export function giveUpLink(draft: Draft, context: TransitionContext): void {
  if (draft.view.session.status !== 'reconnecting') return;
  failSession(draft, connectionError('connection-lost', { message: 'Nothing arrives any more.' }), context);
}

/** Ends once, with the first reason; everything of the session is told to go. A failed switch goes back instead. */
export function endSession(draft: Draft, reason: SessionEndReason, at: number, error?: PersonaError): void {
  const { session } = draft.control;
  if (!session.open) return;
  if (error && returnFromSwitch(draft, error, at)) return;
  for (const { turnId } of draft.control.queue) {
    draft.effects.push({ type: 'turn/ended', turnId, outcome: 'interrupted' });
  }
  setQueue(draft, []);
  leaveSession(draft, at);
  forgetSwitch(draft);
  endMicrophone(draft);
  if (error) draft.effects.push({ type: 'error/report', error });
  setControl(draft, { session: { ...closedSession, attempt: session.attempt } });
  setView(draft, { session: { status: 'ended', since: at, reason, ...(error ? { error } : {}) } });
}
