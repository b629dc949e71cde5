import { setControl, setTalk, setView, type Draft } from '../core-state.js';
import { cutServiceThoughts } from '../reasoning/service-thoughts.js';
import { endTurn } from '../turn/turn-end.js';
import { closedSession, type SessionControl } from './session-control.js';

type AttemptStart = Pick<SessionControl, 'startTimeoutMs' | 'microphoneTimeoutMs' | 'microphone'>;

const sessionTimers = [
  'start',
  'microphone',
  'signalling',
  'talk-cut',
  'missing-model',
  'busy-slot',
] as const;

/** Opens a session: a number of its own, a token, and the microphone unless that is settled. */
export function beginAttempt(draft: Draft, start: AttemptStart, at: number): void {
  const attempt = draft.control.session.attempt + 1;
  setControl(draft, {
    session: { ...closedSession, ...start, attempt, open: true },
    recent: [],
    speechTurns: [],
    utterances: [],
    partialUtterance: null,
  });
  setView(draft, {
    // How the last session's turn ended says nothing about this one.
    turn: { status: 'none' },
    fault: null,
  });
  authorize(draft, at);
  draft.effects.push({ type: 'timer/set', name: 'start', ms: start.startTimeoutMs });
  if (start.microphone !== undefined) return;
  setView(draft, { microphone: { status: 'prompting' } });
  draft.effects.push({ type: 'microphone/open', attempt, muted: draft.control.microphoneMuted });
  draft.effects.push({ type: 'timer/set', name: 'microphone', ms: start.microphoneTimeoutMs });
}

/** Asks for a token of the mode that it is now. */
export function authorize(draft: Draft, at: number): void {
  const { mode, transcript } = draft.view;
  setView(draft, { session: { status: 'authorizing', since: at } });
  draft.effects.push({
    type: 'session/authorize',
    attempt: draft.control.session.attempt,
    mode,
    continued: transcript.size > 0,
  });
}

/** Lets go of the session that is open, with its turn and timers. Its microphone and what waits for a turn stay. */
export function leaveSession(draft: Draft, at: number): void {
  endTurn(draft, 'interrupted', { at });
  cutServiceThoughts(draft, at);
  setTalk(draft, { cutPending: false });
  for (const name of sessionTimers) draft.effects.push({ type: 'timer/clear', name });
  draft.effects.push({ type: 'session/close', attempt: draft.control.session.attempt });
  setControl(draft, { recent: [] });
  setView(draft, { media: null, userSpeaking: false });
}
