import { setControl, setSessionControl, setTalk, setView, type Draft } from '../core-state.js';
import { cutServiceThoughts } from '../logs/service-thoughts.js';
import { cancelServiceCalls } from '../turn/tool-transition.js';
import { endTurn } from '../turn/turn-end.js';
import { closedSession, type SessionControl } from './session-control.js';

type AttemptStart = Pick<SessionControl, 'startTimeoutMs'> &
  Partial<Pick<SessionControl, 'pendingUserMessages'>>;

const sessionTimers = [
  'start',
  'signalling',
  'link',
  'renew',
  'talk-cut',
  'missing-model',
  'busy-slot',
] as const;

/** Opens a session: a number of its own, and a token. */
export function beginAttempt(
  draft: Draft,
  start: AttemptStart,
  at: number,
  timeoutMs: number = start.startTimeoutMs,
): void {
  const attempt = draft.control.session.attempt + 1;
  setControl(draft, {
    session: { ...closedSession, ...start, attempt, open: true },
    recent: [],
    speechTurns: [],
    utterances: [],
    partialUtterance: null,
  });
  authorize(draft, at);
  draft.effects.push({ type: 'timer/set', name: 'start', ms: timeoutMs });
}

/** How the last session's turn ended says nothing about the next one. */
export function forgetLastTurn(draft: Draft): void {
  setView(draft, { turn: { status: 'none' }, error: null });
}

/** Where the attempt is; a reader sees it unless a lost session is renewed. */
export function enterPhase(draft: Draft, phase: 'authorizing' | 'connecting', at: number): void {
  setSessionControl(draft, { phase });
  if (draft.view.session.status !== 'reconnecting') setView(draft, { session: { status: phase, since: at } });
}

/** Asks for a token of the mode that it is now. */
export function authorize(draft: Draft, at: number): void {
  const { mode, transcript } = draft.view;
  enterPhase(draft, 'authorizing', at);
  draft.effects.push({
    type: 'session/authorize',
    attempt: draft.control.session.attempt,
    mode,
    continued: transcript.size > 0,
  });
}

/** Lets go of the session that is open, with its turn. Its microphone and what waits for a turn stay. */
export function leaveSession(draft: Draft, at: number): void {
  endTurn(draft, 'interrupted', { at });
  dropConnection(draft, at);
  setControl(draft, { renewal: null });
}

/** Lets go of the connection and its timers; the turn stays. */
export function dropConnection(draft: Draft, at: number): void {
  cutServiceThoughts(draft, at);
  cancelServiceCalls(draft, at);
  setTalk(draft, { cutPending: false });
  for (const name of sessionTimers) draft.effects.push({ type: 'timer/clear', name });
  draft.effects.push({ type: 'session/close', attempt: draft.control.session.attempt });
  setSessionControl(draft, { phase: 'waiting' });
  setControl(draft, { recent: [] });
  setView(draft, { media: null, userSpeaking: false, userInterim: '', connectionQuality: 'unknown' });
}
