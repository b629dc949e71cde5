import type { PersonaError } from '../../internal/persona-error.js';
import type { Microphone } from '../media/microphone.js';
import type { PersonaEvent } from '../persona-event.js';
import { closedSession, setControl, setSessionControl, setTalk, setView, type Draft } from '../core-state.js';
import { cutServiceThoughts } from '../reasoning/service-thoughts.js';
import { flushTalk } from '../speech/talk-pump.js';
import { endTurn } from '../turn/turn-end.js';
import { setQueue } from '../turn/turn-transition.js';
import type { SessionEndReason } from './session-state.js';

/** How often the signalling socket is looked at: the SDK has no event for its loss. */
const SIGNALLING_PROBE_MS = 250;

type StartEvent = Extract<PersonaEvent, { type: 'session/start' }>;

export function startSession(draft: Draft, event: StartEvent, at: number): void {
  if (draft.control.session.open) return;
  const attempt = draft.control.session.attempt + 1;
  setControl(draft, {
    session: { ...closedSession, attempt, open: true, microphone: event.microphone ? undefined : null },
    recent: [],
    speechTurns: [],
    utterances: [],
    partialUtterance: null,
  });
  setView(draft, {
    session: { status: 'authorizing', since: at },
    // How the last session's turn ended says nothing about this one.
    turn: { status: 'none' },
    microphone: { status: event.microphone ? 'prompting' : 'off' },
    fault: null,
  });
  draft.effects.push({ type: 'timer/set', name: 'start', ms: event.startTimeoutMs });
  draft.effects.push({ type: 'session/authorize', attempt });
  if (!event.microphone) return;
  draft.effects.push({ type: 'microphone/open', attempt, muted: draft.control.microphoneMuted });
  draft.effects.push({ type: 'timer/set', name: 'microphone', ms: event.microphoneTimeoutMs });
}

export function acceptToken(draft: Draft, token: string, at: number): void {
  if (draft.view.session.status !== 'authorizing') return;
  setSessionControl(draft, { token });
  setView(draft, { session: { status: 'connecting', since: at } });
  connectWhenReady(draft);
}

/** A grant that comes when nobody waits for it any more is given back at once. */
export function acceptMicrophone(draft: Draft, attempt: number, microphone: Microphone): void {
  const { session, microphoneMuted } = draft.control;
  if (!session.open || session.attempt !== attempt || session.microphone !== undefined) {
    draft.effects.push({ type: 'microphone/close', microphone });
    return;
  }
  settleMicrophone(draft, microphone);
  // The switch may have been turned while the prompt was open.
  draft.effects.push({ type: 'microphone/mute', microphone, muted: microphoneMuted });
  setView(draft, { microphone: { status: 'on', muted: microphoneMuted } });
  connectWhenReady(draft);
}

/** The session goes on without: the user can type. */
export function refuseMicrophone(draft: Draft, error: PersonaError): void {
  if (draft.control.session.microphone !== undefined) return;
  settleMicrophone(draft, null);
  setView(draft, { microphone: { status: 'unavailable', error } });
  draft.effects.push({ type: 'error/report', error });
  connectWhenReady(draft);
}

function settleMicrophone(draft: Draft, microphone: Microphone | null): void {
  setSessionControl(draft, { microphone });
  draft.effects.push({ type: 'timer/clear', name: 'microphone' });
}

function connectWhenReady(draft: Draft): void {
  const { attempt, token, microphone } = draft.control.session;
  if (token === null || microphone === undefined) return;
  draft.effects.push({ type: 'session/connect', attempt, token, microphone });
}

/** Live once the service's pipeline is ready and its media have begun; the events come in any order. */
export function goLiveWhenReady(draft: Draft, at: number): void {
  const { established, sessionId, signallingOpen } = draft.control.session;
  if (draft.view.session.status !== 'connecting' || !established || sessionId === null || !draft.view.media)
    return;
  const status = signallingOpen ? 'live' : 'reconnecting';
  setView(draft, { session: { status, since: at, sessionId } });
  draft.effects.push({ type: 'timer/clear', name: 'start' });
  draft.effects.push({ type: 'timer/set', name: 'signalling', ms: SIGNALLING_PROBE_MS });
  flushTalk(draft, at);
}

export function openChannel(draft: Draft): void {
  const { pendingUserMessages } = draft.control.session;
  setSessionControl(draft, { channelOpen: true, pendingUserMessages: [] });
  for (const { text } of pendingUserMessages) draft.effects.push({ type: 'session/user-message', text });
}

/** Signalling lost or found again: while it is lost nothing is written, or it would be spoken late (T27). */
export function changeSignalling(draft: Draft, open: boolean, at: number): void {
  const { session } = draft.view;
  if (draft.control.session.signallingOpen === open) return;
  setSessionControl(draft, { signallingOpen: open });
  if (session.status !== 'live' && session.status !== 'reconnecting') return;
  setView(draft, {
    session: { status: open ? 'live' : 'reconnecting', since: at, sessionId: session.sessionId },
  });
  if (open) flushTalk(draft, at);
}

export function probeSignallingAgain(draft: Draft): void {
  if (!draft.control.session.open) return;
  draft.effects.push({ type: 'timer/set', name: 'signalling', ms: SIGNALLING_PROBE_MS });
}

export function failSession(draft: Draft, error: PersonaError, at: number): void {
  const { open, tokenRetried, attempt } = draft.control.session;
  const { status } = draft.view.session;
  if (!open) return;
  const live = status === 'live' || status === 'reconnecting';
  if (!live && error.code === 'session-expired' && !tokenRetried) {
    // A token can be spent or stale without anybody's fault: one fresh one, then the error.
    setSessionControl(draft, { token: null, tokenRetried: true });
    setView(draft, { session: { status: 'authorizing', since: at } });
    draft.effects.push({ type: 'session/authorize', attempt });
    return;
  }
  endSession(draft, live ? 'connection-lost' : 'failed', at, error);
}

/** Ends once, with the first reason; everything of the session is told to go. */
export function endSession(draft: Draft, reason: SessionEndReason, at: number, error?: PersonaError): void {
  const { session } = draft.control;
  if (!session.open) return;
  for (const { turnId } of draft.control.queue) {
    draft.effects.push({ type: 'turn/ended', turnId, outcome: 'interrupted' });
  }
  setQueue(draft, []);
  endTurn(draft, 'interrupted', { at });
  cutServiceThoughts(draft, at);
  setTalk(draft, { cutPending: false });
  for (const name of ['start', 'microphone', 'signalling', 'talk-cut'] as const) {
    draft.effects.push({ type: 'timer/clear', name });
  }
  draft.effects.push({ type: 'session/close', attempt: session.attempt });
  if (session.microphone) draft.effects.push({ type: 'microphone/close', microphone: session.microphone });
  if (error) draft.effects.push({ type: 'error/report', error });
  setControl(draft, { recent: [], session: { ...closedSession, attempt: session.attempt } });
  setView(draft, {
    session: { status: 'ended', since: at, reason, ...(error ? { error } : {}) },
    media: null,
    userSpeaking: false,
    microphone: { status: 'off' },
  });
}
