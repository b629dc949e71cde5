import type { TransitionContext } from '../persona-event.js';
import {
  raiseError,
  setControl,
  setSessionControl,
  setView,
  type Draft,
  type QueuedInput,
  type TurnRecord,
} from '../core-state.js';
import { endTurn } from './turn-end.js';
import { askModel, finishWriting } from './model-transition.js';
import { tieThoughtsToTurn } from '../logs/service-thoughts.js';
import { beginTimeline, markTimeline } from '../timeline/timeline.js';
import { awaitModel } from './model-signs.js';
import { addUserMessage } from '../logs/transcript.js';
import { nothingSpoken } from '../../text/heard-position.js';
import { noSpans } from '../../text/projector/offset-spans.js';
import { speakWritten } from '../speech/speak-written.js';
import { turnError } from './turn-error.js';

/** How long Anam may take to say the first word of an answer of its own. */
export const SERVICE_ANSWER_MS = 60_000;

export type TurnInput = Omit<QueuedInput, 'index' | 'inputAt' | 'speechEndedAt'>;

/** Who answers what is asked now. */
export const answerer = ({ view }: Draft) => (view.mode === 'client' ? 'model' : 'service');

/** One input, one turn. While a turn runs, the policy decides; spoken input to Anam's own model always takes over. */
export function acceptInput(draft: Draft, input: TurnInput, context: TransitionContext): void {
  const { running } = draft.control;
  const policy = input.answer === 'service' && input.source === 'speech' ? 'interrupt' : context.inputPolicy;
  if (!draft.control.session.open) {
    // The session ended between the call and its turn.
    draft.effects.push({ type: 'turn/ended', turnId: input.turnId, outcome: 'interrupted' });
    return;
  }
  if (running && policy === 'reject') {
    raiseError(draft, turnError('turn-busy', { message: 'Input came while a turn was running.' }));
    draft.effects.push({ type: 'turn/ended', turnId: input.turnId, outcome: 'failed' });
    return;
  }
  const queued: QueuedInput = {
    ...input,
    index: draft.control.nextTurnIndex,
    inputAt: context.at,
    speechEndedAt: input.source === 'speech' ? draft.control.speechEndedAt : null,
  };
  setControl(draft, { nextTurnIndex: queued.index + 1, speechEndedAt: null });
  if (input.answer !== 'app') addUserMessage(draft, asTurn(queued), input.text, context.at);
  // During a switch it waits for whichever model there is after it.
  if (draft.view.switching || (running && policy === 'queue')) {
    setQueue(draft, [...draft.control.queue, queued]);
    return;
  }
  if (running)
    endTurn(draft, 'interrupted', {
      at: context.at,
      cut: input.source !== 'speech' || input.answer !== 'service',
    });
  beginTurn(draft, queued, context);
}

/** Begins the next turn that waits, once the stage is free. */
export function beginQueued(draft: Draft, context: TransitionContext): void {
  const [next, ...rest] = draft.control.queue;
  const { running, session } = draft.control;
  if (!next || running || !session.open || draft.view.switching) return;
  setQueue(draft, rest);
  beginTurn(draft, { ...next, answer: next.answer === 'app' ? 'app' : answerer(draft) }, context);
}

export function setQueue(draft: Draft, queue: readonly QueuedInput[]): void {
  setControl(draft, { queue });
  setView(draft, { queuedTurnIds: queue.map((input) => input.turnId) });
}

/** The persona speaks without having been asked: Anam's greeting, or speech that another part of the app caused. */
export function beginUnasked(draft: Draft, turnId: string, at: number): void {
  const index = draft.control.nextTurnIndex;
  setControl(draft, { nextTurnIndex: index + 1 });
  const asked = { source: 'app', answer: 'service', text: '' } as const;
  const input: QueuedInput = { ...asked, turnId, index, inputAt: at, speechEndedAt: null };
  putOnStage(draft, newTurn(input, at, null), input);
}

function beginTurn(draft: Draft, input: QueuedInput, context: TransitionContext): void {
  const turn = newTurn(input, context.at, context.speech.projector.initial);
  putOnStage(draft, turn, input);
  if (input.answer === 'model') {
    markTimeline(draft, turn.id, 'requestedAt', context.at);
    askModel(draft, turn, true);
  } else if (input.answer === 'app') {
    speakWritten(draft, input.text, context);
    finishWriting(draft, context);
  } else {
    draft.effects.push({ type: 'timer/set', name: 'turn-silence', ms: SERVICE_ANSWER_MS });
    if (input.source === 'speech') awaitModel(draft, context);
    else sendUserMessage(draft, input, context);
  }
}

/** The data channel drops what is sent before it is open, without a word (T18). */
function sendUserMessage(draft: Draft, { turnId, text }: QueuedInput, context: TransitionContext): void {
  const { channelOpen, pendingUserMessages } = draft.control.session;
  if (channelOpen) {
    draft.effects.push({ type: 'session/user-message', text });
    awaitModel(draft, context);
  } else setSessionControl(draft, { pendingUserMessages: [...pendingUserMessages, { turnId, text }] });
}

function putOnStage(draft: Draft, turn: TurnRecord, input: QueuedInput): void {
  const { id: turnId, source, startedAt } = turn;
  setControl(draft, { running: turn });
  setView(draft, { error: null, turn: { status: 'thinking', turnId, source, startedAt } });
  beginTimeline(draft, turn, input);
  if (turn.answer === 'service') tieThoughtsToTurn(draft, turnId);
}

function newTurn(input: QueuedInput, at: number, projection: unknown): TurnRecord {
  return {
    ...asTurn(input),
    answer: input.answer,
    startedAt: at,
    firstTextAt: null,
    writing: true,
    failure: null,
    projection,
    spans: noSpans,
    sent: '',
    spoken: nothingSpoken,
    speechEnded: false,
    endToldAt: -1,
    correlationIds: [],
    thoughtCount: 0,
    thinking: false,
    calls: [],
    round: 0,
    freshRound: false,
    filler: null,
  };
}

const asTurn = ({ turnId, index, source }: QueuedInput) => ({ id: turnId, index, source });
