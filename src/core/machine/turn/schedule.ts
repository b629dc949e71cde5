import type { TransitionContext } from '../context.js';
import { emit, raiseError, setControl, setView, type Draft } from '../draft.js';
import { addUserMessage } from '../logs/transcript.js';
import { keepAlive } from '../session/limit-transition.js';
import { isOpen } from '../session/session-control.js';
import { beginTurn } from './begin-turn.js';
import { turnError } from './turn-error.js';
import { endTurn } from './turn-end.js';
import type { QueuedInput, TurnInput } from './turn-input.js';
import type { Speaker } from './turn-record.js';
import type { TurnOutcome } from './turn-state.js';

/** Returns the model that answers the next question. */
export const speakerOf = ({ view }: Draft): Speaker => (view.mode === 'client' ? 'model' : 'service');

/** Whether the service of this session heard the input itself, so that its model answers without being asked. */
const isHeard = ({ control }: Draft, { by, heardIn }: TurnInput): boolean =>
  by === 'service' && heardIn === control.session.attempt;

/** Refuses the input, or records it and schedules its turn. */
export function acceptInput(draft: Draft, input: TurnInput, context: TransitionContext): void {
  const refusal = refusalOf(draft, input, context);
  if (refusal) return refuse(draft, input.turnId, refusal);
  schedule(draft, record(draft, input, context), context);
}

/**
 * Returns why the input is refused. `ended`: the session ended between the call and its turn. `busy`: a turn is
 * running, and the policy refuses others.
 */
function refusalOf(draft: Draft, input: TurnInput, context: TransitionContext): 'ended' | 'busy' | null {
  if (!isOpen(draft.control.session)) return 'ended';
  const isBusy = draft.control.running !== null && policyFor(draft, input, context) === 'reject';
  return isBusy ? 'busy' : null;
}

/**
 * Returns the input policy. It does not apply to speech that Anam's own model heard, because the model answers it
 * immediately.
 */
const policyFor = (draft: Draft, input: TurnInput, { inputPolicy }: TransitionContext) =>
  isHeard(draft, input) ? 'interrupt' : inputPolicy;

function refuse(draft: Draft, turnId: string, refusal: 'ended' | 'busy'): void {
  const message = 'Input came while a turn was running.';
  if (refusal === 'busy') raiseError(draft, turnError('turn-busy', { message }));
  settleTurn(draft, turnId, refusal === 'busy' ? 'failed' : 'interrupted');
}

function settleTurn(draft: Draft, turnId: string, outcome: TurnOutcome): void {
  emit(draft, { type: 'promise/resolve', key: `turn ${turnId}`, value: { turnId, outcome } });
}

/** Adds the message to the log and restarts the idle countdown. */
function record(draft: Draft, input: TurnInput, context: TransitionContext): QueuedInput {
  const { at } = context;
  const { nextTurnIndex: index, speechEndedAt } = draft.control;
  const queued: QueuedInput = {
    ...input,
    index,
    inputAt: at,
    speechEndedAt: input.source === 'speech' ? speechEndedAt : null,
  };
  setControl(draft, { nextTurnIndex: index + 1, speechEndedAt: null });
  keepAlive(draft, context);
  if (input.by !== 'app') {
    const turn = { id: input.turnId, index, source: input.source };
    addUserMessage(draft, turn, input, at);
  }
  return queued;
}

/**
 * Begins the turn now, which interrupts the running turn, or queues it. During a mode switch, it waits for the next
 * model.
 */
function schedule(draft: Draft, input: QueuedInput, context: TransitionContext): void {
  const { running, queue } = draft.control;
  const waits = draft.view.switching || (running && policyFor(draft, input, context) === 'queue');
  if (waits) return setQueue(draft, [...queue, input]);
  const heard = isHeard(draft, input);
  if (running) interruptRunning(draft, heard, context.at);
  beginTurn(draft, input, heard, context);
}

/**
 * Interrupts the running turn. A service that heard the new question has already stopped; otherwise, it must be told to
 * stop.
 */
function interruptRunning(draft: Draft, heard: boolean, at: number): void {
  if (heard) endTurn(draft, 'interrupted', { at });
  else endTurn(draft, 'interrupted', { at, cut: true });
}

/** Begins the next waiting turn, if none is running. */
export function beginQueued(draft: Draft, context: TransitionContext): void {
  const [next, ...rest] = draft.control.queue;
  const { running, session } = draft.control;
  if (!next || running || !isOpen(session) || draft.view.switching) return;
  setQueue(draft, rest);
  const input = { ...next, by: next.by === 'app' ? next.by : speakerOf(draft) };
  beginTurn(draft, input, isHeard(draft, input), context);
}

export function setQueue(draft: Draft, queue: readonly QueuedInput[]): void {
  setControl(draft, { queue });
  setView(draft, { queuedTurnIds: queue.map((input) => input.turnId) });
}
