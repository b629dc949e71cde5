import { nothingSpoken } from '../../text/heard-position.js';
import { noSpans } from '../../text/projector/offset-spans.js';
import type { SpeechSettings } from '../../text/speech-options.js';
import type { TransitionContext } from '../context.js';
import { setControl, setView, type Draft } from '../draft.js';
import { tieThoughtsToTurn } from '../logs/service-thoughts.js';
import { speakWritten } from '../speech/speak-written.js';
import { beginTimeline } from '../timeline/timeline.js';
import { askService } from './ask-service.js';
import { askModel, finishWriting } from './model-transition.js';
import { filesRefused } from './files-refused.js';
import { endTurn } from './turn-end.js';
import type { QueuedInput } from './turn-input.js';
import { noTalk, type RunningTurn, type ServiceTurn } from './turn-record.js';

/**
 * Begins the turn of an input.
 * @param isHeard whether the service heard the question itself
 */
export function beginTurn(
  draft: Draft,
  input: QueuedInput,
  isHeard: boolean,
  context: TransitionContext,
): void {
  const turn = newTurn(input, context.at, context.speech);
  startRunning(draft, turn, input);
  if (turn.by === 'service') {
    askService(draft, input, isHeard, context);
  } else if (turn.by === 'model') {
    const error = filesRefused(input.files, 'client');
    if (error) endTurn(draft, 'failed', { at: context.at, error });
    else askModel(draft, turn, true);
  } else {
    speakWritten(draft, input.text, context);
    finishWriting(draft, context);
  }
}

/**
 * Begins a turn for speech without a known question: Anam's greeting, speech that another part of the app caused, or
 * the answer to words that are not transcribed yet.
 */
export function beginUnasked(draft: Draft, turnId: string, at: number): void {
  const { nextTurnIndex: index, speechEndedAt, partialUtterance } = draft.control;
  const awaitsWords = draft.view.userSpeaking || speechEndedAt !== null || partialUtterance !== null;
  setControl(draft, { nextTurnIndex: index + 1 });
  const asked = { by: 'service', text: '', heardIn: null } as const;
  const source = awaitsWords ? 'speech' : 'app';
  const input: QueuedInput = { ...asked, source, turnId, index, inputAt: at, speechEndedAt };
  const { error } = draft.view;
  startRunning(draft, { ...newServiceTurn(input, at), awaitsWords }, input);
  // The error about the wrong model is reported with the first word, and must stay.
  if (error !== draft.from.view.error) setView(draft, { error });
}

function startRunning(draft: Draft, turn: RunningTurn, input: QueuedInput): void {
  const { id: turnId, source, startedAt } = turn;
  setControl(draft, { running: turn });
  setView(draft, { error: null, turn: { status: 'thinking', turnId, source, startedAt } });
  beginTimeline(draft, turn, input);
  if (turn.by === 'service') tieThoughtsToTurn(draft, turnId);
}

const newServiceTurn = ({ turnId, index, source }: QueuedInput, at: number): ServiceTurn => ({
  id: turnId,
  index,
  source,
  by: 'service',
  startedAt: at,
  firstTextAt: null,
  speechEnded: false,
  awaitsWords: false,
});

function newTurn(input: QueuedInput, at: number, { projector, chunkSentences }: SpeechSettings): RunningTurn {
  if (input.by === 'service') return newServiceTurn(input, at);
  const talking = {
    ...newServiceTurn(input, at),
    talk: noTalk,
    chunkSentences,
    writing: true,
    heldMark: '',
    heldCue: '',
    projection: projector.initial,
    spans: noSpans,
    sent: '',
    spoken: nothingSpoken,
    endToldAt: -1,
    correlationIds: [],
  };
  if (input.by === 'app') return { ...talking, by: input.by };
  const answer = {
    failure: null,
    finishReason: null,
    thoughtCount: 0,
    thinking: false,
    calls: [],
    round: 0,
    fillers: [],
  };
  return { ...talking, ...answer, by: input.by, inTools: false, freshRound: false, foreign: [], usage: {} };
}
