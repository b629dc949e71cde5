import { emit, setControl, setView, type Draft } from '../draft.js';
import { cutServiceThoughts } from '../logs/service-thoughts.js';
import { cancelServiceCalls } from '../turn/tool-transition.js';
import { endTurn } from '../turn/turn-end.js';
import { isOpen, type PendingQuestion, type Renewal } from './session-control.js';
import { setSession } from './session-draft.js';

interface AttemptStart {
  readonly timeoutMs: number;
  /** Copied from the previous session. */
  readonly renewal?: Renewal | null;
  readonly pending?: readonly PendingQuestion[];
}

/** Opens a session: assigns an id and requests credentials. */
export function beginAttempt(
  draft: Draft,
  { timeoutMs, renewal = null, pending = [] }: AttemptStart,
  at: number,
): void {
  const attempt = draft.control.session.attempt + 1;
  setSession(draft, {
    phase: 'authorizing',
    attempt,
    renewal,
    pending,
    tokenRetried: false,
    busyRetries: 0,
  });
  setControl(draft, { recent: [], speechTurns: [], utterances: [], partialUtterance: null });
  authorize(draft, at);
  emit(draft, { type: 'timer/set', name: 'start', ms: timeoutMs });
}

/** Clears the result of the last turn, which does not apply to the new session. */
export function forgetLastTurn(draft: Draft): void {
  setView(draft, { turn: { status: 'none' }, error: null });
}

/** Shows the phase of the attempt. The status stays `reconnecting` while a lost session is being renewed. */
export function showPhase(draft: Draft, status: 'authorizing' | 'connecting', at: number): void {
  if (draft.view.session.status !== 'reconnecting') setView(draft, { session: { status, since: at } });
}

/** Requests credentials for the current mode. */
export function authorize(draft: Draft, at: number): void {
  const { mode, transcript, switching } = draft.view;
  const { session } = draft.control;
  showPhase(draft, 'authorizing', at);
  emit(draft, {
    type: 'session/authorize',
    attempt: session.attempt,
    mode,
    continued: transcript.size > 0,
    cause: 'renewal' in session && session.renewal ? 'renewal' : switching ? 'switch' : 'start',
  });
}

/** Closes the open session and ends its turn. The microphone and the queue stay. */
export function leaveSession(draft: Draft, at: number): void {
  endTurn(draft, 'interrupted', { at });
  dropConnection(draft, at);
}

/** Closes the connection but keeps the turn. The caller sets the next phase. */
export function dropConnection(draft: Draft, at: number): void {
  const { session, closing } = draft.control;
  cutServiceThoughts(draft, at);
  cancelServiceCalls(draft, at);
  emit(draft, { type: 'timer/end', owner: 'attempt' });
  if (isOpen(session) && session.phase !== 'waiting') {
    emit(draft, { type: 'session/close', attempt: session.attempt });
    setControl(draft, { closing: [...closing, session.attempt] });
  }
  setControl(draft, { recent: [] });
  setView(draft, { media: null, userSpeaking: false, userInterim: '', connectionQuality: 'unknown' });
}
