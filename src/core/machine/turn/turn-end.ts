import type { PersonaError } from '../../../internal/persona-error.js';
import {
  raiseError,
  setControl,
  setSessionControl,
  setTalk,
  setView,
  type Draft,
  type TurnRecord,
} from '../core-state.js';
import { closeModelThought } from '../logs/reasoning.js';
import { closeServiceThoughts } from '../logs/service-thoughts.js';
import { TALK_CUT_MS } from '../speech/talk-pump.js';
import { endTimeline } from '../timeline/timeline.js';
import { cancelToolsOfTurn } from './tool-transition.js';
import { closePersonaMessage } from '../logs/transcript.js';
import type { TurnOutcome } from './turn-state.js';

/** Turns whose late speech events can still be told from those of the running one. */
const RECENT_TURNS = 8;

export interface TurnEnd {
  readonly at: number;
  /** Tell the service to stop speaking; false when it was the service that interrupted, or nothing can be told it. */
  readonly cut?: boolean;
  readonly error?: PersonaError;
}

/**
 * Ends the running turn: the model is aborted, what was not yet sent is dropped, and the heard text is frozen. The
 * turn's open talk stream is left without a last frame, because no chunk of a cut turn may leave any more.
 */
export function endTurn(draft: Draft, outcome: TurnOutcome, end: TurnEnd): void {
  const turn = draft.control.running;
  if (!turn) return;
  if (turn.writing && turn.answer === 'model') draft.effects.push({ type: 'model/abort', turnId: turn.id });
  for (const name of ['model-silence', 'talk-idle', 'turn-silence'] as const) {
    draft.effects.push({ type: 'timer/clear', name });
  }
  cancelToolsOfTurn(draft, turn.id, outcome, end.at);
  const ended = { ...turn, writing: false };
  setControl(draft, { running: null, recent: [ended, ...draft.control.recent].slice(0, RECENT_TURNS) });
  setTalk(draft, { openId: null, held: '', awaitingSpeechEnd: false });
  const { pendingUserMessages } = draft.control.session;
  const pending = pendingUserMessages.filter((message) => message.turnId !== turn.id);
  const wasAsked = pending.length === pendingUserMessages.length;
  if (!wasAsked) setSessionControl(draft, { pendingUserMessages: pending });
  if (end.cut && wasAsked) cutSpeech(draft, turn);
  closePersonaMessage(draft, turn.id, outcome === 'completed' ? 'done' : outcome, end.at);
  const thoughtStatus = outcome === 'completed' ? 'done' : 'interrupted';
  closeModelThought(draft, turn, end.at, thoughtStatus);
  closeServiceThoughts(draft, turn.id, thoughtStatus, end.at);
  endTimeline(draft, turn.id, outcome, end.at);
  showEnd(draft, turn, outcome, end);
}

function showEnd(draft: Draft, turn: TurnRecord, outcome: TurnOutcome, { at, error }: TurnEnd): void {
  const { id: turnId, source, startedAt } = turn;
  const ended = { status: 'ended', turnId, source, startedAt, endedAt: at, outcome } as const;
  setView(draft, { turn: error ? { ...ended, error } : ended });
  // The failure of a model was told when it came; the turn ends with it when what it said before has been spoken.
  if (error && error !== turn.failure) raiseError(draft, error);
  draft.effects.push({ type: 'turn/ended', turnId, outcome });
}

/**
 * The interruption travels on the data channel and the next talk stream on the socket: nothing orders them. Until the
 * service confirms, or a moment has passed, the next turn's text is held, so that it is not cut with the old one.
 */
function cutSpeech(draft: Draft, turn: TurnRecord): void {
  // Anam's own model is told to stop while it still thinks, too.
  const spoke = turn.answer === 'service' || turn.sent !== '';
  if (!spoke || turn.speechEnded || !draft.control.session.channelOpen) return;
  setTalk(draft, { cutPending: true });
  draft.effects.push(
    { type: 'session/interrupt-persona' },
    { type: 'timer/set', name: 'talk-cut', ms: TALK_CUT_MS },
  );
}
