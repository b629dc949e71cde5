import type { PersonaError } from '../../../internal/persona-error.js';
import { emit, raiseError, setControl, setView, type Draft } from '../draft.js';
import { closeModelThought } from '../logs/model-thoughts.js';
import { closeServiceThoughts } from '../logs/service-thoughts.js';
import { closePersonaMessage } from '../logs/transcript.js';
import { isOpen } from '../session/session-control.js';
import { changeConnection, changeOpen, connectionIn } from '../session/session-draft.js';
import { TALK_CUT_MS } from '../speech/talk-pump.js';
import { endTimeline, timelineOf } from '../timeline/timeline.js';
import { changeSpeech } from './turn-draft.js';
import { cancelToolsOfTurn } from './tool-transition.js';
import { endedTurn, type RunningTurn } from './turn-record.js';
import type { TurnOutcome } from './turn-state.js';

/** The number of ended turns that are remembered, to tell their late speech events from those of the current turn. */
const RECENT_TURNS = 8;

export interface TurnEnd {
  readonly at: number;
  /**
   * Whether to tell the service to stop speaking. False if the service itself interrupted, or nothing can be sent to
   * it.
   */
  readonly cut?: boolean;
  /** Whether the question was refused before it could be sent to the service. */
  readonly unsent?: boolean;
  readonly error?: PersonaError;
}

/**
 * Ends the running turn: the model is aborted, unsent text is dropped, and the heard text is final. The turn's open
 * talk stream gets no closing frame, because nothing from an interrupted turn may be sent.
 */
export function endTurn(draft: Draft, outcome: TurnOutcome, end: TurnEnd): void {
  const turn = draft.control.running;
  if (!turn) return;
  if (turn.by === 'model' && turn.writing) emit(draft, { type: 'model/abort', turnId: turn.id });
  emit(draft, { type: 'timer/end', owner: 'turn' });
  cancelToolsOfTurn(draft, turn.id, outcome, end.at);
  setControl(draft, {
    running: null,
    recent: [endedTurn(turn), ...draft.control.recent].slice(0, RECENT_TURNS),
  });
  const wasAsked = !forgetQuestion(draft, turn.id) && !end.unsent;
  // The service does not know about a question that was not sent, so no speech can follow for that turn.
  if (!wasAsked) changeSpeech(draft, turn.id, { speechEnded: true });
  else if (end.cut) cutSpeech(draft, turn);
  closePersonaMessage(draft, turn.id, {
    status: outcome === 'completed' ? 'done' : outcome,
    at: end.at,
    finishReason: turn.by === 'model' ? turn.finishReason : null,
  });
  const thoughtStatus = outcome === 'completed' ? 'done' : 'interrupted';
  if (turn.by === 'model') closeModelThought(draft, turn, end.at, thoughtStatus);
  closeServiceThoughts(draft, turn.id, thoughtStatus, end.at);
  endTimeline(draft, turn.id, outcome, end.at);
  showEnd(draft, turn, outcome, end);
}

/** Removes the turn's question from the queue. @returns whether it was still waiting to be sent */
function forgetQuestion(draft: Draft, turnId: string): boolean {
  const { session } = draft.control;
  if (!isOpen(session)) return false;
  const pending = session.pending.filter((question) => question.turnId !== turnId);
  if (pending.length === session.pending.length) return false;
  changeOpen(draft, { pending });
  return true;
}

function showEnd(draft: Draft, turn: RunningTurn, outcome: TurnOutcome, { at, error }: TurnEnd): void {
  const { id: turnId, source, startedAt } = turn;
  const ended = { status: 'ended', turnId, source, startedAt, endedAt: at, outcome } as const;
  setView(draft, { turn: error ? { ...ended, error } : ended });
  // The model's error was already reported. The turn ends with it once its text has been spoken.
  const isNews = error !== undefined && (turn.by !== 'model' || error !== turn.failure);
  if (isNews) raiseError(draft, error);
  emit(draft, { type: 'promise/resolve', key: `turn ${turnId}`, value: { turnId, outcome } });
  const { mode } = draft.view;
  emit(draft, { type: 'turn/report', mode, timeline: timelineOf(draft, turnId) });
}

/**
 * The interruption goes through the data channel and the next talk stream through the socket, in no particular order.
 * The next turn's text waits until the service confirms or a moment has passed, so that it is not cut off together with
 * the old text.
 */
export function cutSpeech(draft: Draft, turn: RunningTurn): void {
  // Anam's own model is stopped even while it is still thinking.
  const spoke = turn.by === 'service' || turn.sent !== '';
  if (!spoke || turn.speechEnded || !connectionIn(draft)?.channelOpen) return;
  changeConnection(draft, { cutPending: true });
  emit(draft, { type: 'session/interrupt-persona' });
  emit(draft, { type: 'timer/set', name: 'talk-cut', ms: TALK_CUT_MS });
}
