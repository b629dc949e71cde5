import { lastSessionOf } from './logs/service-thought-id.js';
import type { PersonaState } from './persona-state.js';
import type { TurnSource } from './logs/message.js';
import type { PersonaEffect } from './persona-effect.js';
import type { LlmToolCall } from '../../llm/llm-adapter.js';
import type { PersonaError } from '../../internal/persona-error.js';
import { noDeadlines, type SessionDeadlines } from './session/session-limits.js';
import type { Renewal } from './session/renewal.js';
import { noMicrophone, type MicrophoneControl } from './microphone/microphone-control.js';
import { closedSession, type SessionControl } from './session/session-control.js';
import type { OffsetSpans } from '../text/projector/offset-spans.js';
import type { SpokenPosition } from '../text/heard-position.js';

/** A turn as the machine drives it; what a reader of the store sees of it is `TurnState`. */
export interface TurnRecord {
  readonly id: string;
  readonly index: number;
  readonly source: TurnSource;
  /** Who answers: your adapter, the app's own words, or Anam. */
  readonly answer: 'model' | 'app' | 'service';
  readonly startedAt: number;
  readonly firstTextAt: number | null;
  /** Whether more text can still come. */
  readonly writing: boolean;
  /** Set when the model failed; the turn ends as failed once what was said has been spoken. */
  readonly failure: PersonaError | null;
  /** What the speech projector keeps between two pieces of text; only it knows the type. */
  readonly projection: unknown;
  /** Where in the written text each spoken character comes from. */
  readonly spans: OffsetSpans;
  /** What has gone to talk streams so far. */
  readonly sent: string;
  readonly spoken: SpokenPosition;
  /** The service said that speech ended, and nothing was sent since. */
  readonly speechEnded: boolean;
  /** Where speech stood when its end was told last, so that an end that is told twice counts once. */
  readonly endToldAt: number;
  readonly correlationIds: readonly string[];
  readonly thoughtCount: number;
  /** Whether the last of the thoughts is still growing. */
  readonly thinking: boolean;
  /** Calls of the model that wait for the end of its answer. */
  readonly calls: readonly LlmToolCall[];
  /** How often the model was asked again with the results of its calls. */
  readonly round: number;
  /** Nothing was written since the model was asked again: its words must not run into those before. */
  readonly freshRound: boolean;
  /** What is said when a tool takes long; empty when it has been said. */
  readonly filler: string | null;
}

export interface QueuedInput {
  readonly turnId: string;
  readonly index: number;
  readonly source: TurnSource;
  readonly answer: TurnRecord['answer'];
  readonly text: string;
  /** It was said, or typed; ms since the epoch. */
  readonly inputAt: number;
  /** The user stopped speaking; `null` where nobody spoke. */
  readonly speechEndedAt: number | null;
}

/** The talk pump: which talk stream is open, and what waits to be sent. */
export interface TalkState {
  /** The open talk stream of the running turn. */
  readonly openId: string | null;
  /** Text that may not be sent yet, in order. */
  readonly held: string;
  /** An interruption was sent to the service and not confirmed: a new stream now could be cut by it. */
  readonly cutPending: boolean;
  /** Chunks are whole sentences. */
  readonly bySentence: boolean;
  /** The last stream was ended while its speech goes on: a new one now would cut it off. */
  readonly awaitingSpeechEnd: boolean;
}

/** A thought of the service whose end has not been told. */
export interface OpenThought {
  readonly id: string;
  readonly turnId: string | null;
  /** When it grew last, ms since the epoch. */
  readonly grewAt: number;
}

export interface ServiceThoughts {
  readonly open: readonly OpenThought[];
  /** Thoughts that came while no turn ran: they belong to the next answer. */
  readonly untied: readonly string[];
}

export const noServiceThoughts: ServiceThoughts = { open: [], untied: [] };

/** What the app wants the model to know, before the turn of this index. */
export interface ContextNote {
  readonly text: string;
  readonly turnIndex: number;
}

export interface ControlState {
  readonly session: SessionControl;
  /** A lost session that is being opened anew, or was; `null` when none was since the start. */
  readonly renewal: Renewal | null;
  readonly deadlines: SessionDeadlines;
  /** Whether nobody can see the page. */
  readonly hidden: boolean;
  readonly microphone: MicrophoneControl;
  readonly running: TurnRecord | null;
  /** Turns that ended while their speech may still be reported, newest first. */
  readonly recent: readonly TurnRecord[];
  readonly queue: readonly QueuedInput[];
  readonly nextTurnIndex: number;
  /** Oldest first. */
  readonly notes: readonly ContextNote[];
  readonly talk: TalkState;
  readonly thoughts: ServiceThoughts;
  /** Which turn a message of the service belongs to, newest last. */
  readonly speechTurns: readonly { readonly messageId: string; readonly turnId: string }[];
  /** Utterances of the user that made a turn, newest last. */
  readonly utterances: readonly string[];
  /** The user stopped speaking, and what was said is not known yet. */
  readonly speechEndedAt: number | null;
  /** An utterance whose transcription is still coming in. */
  readonly partialUtterance: { readonly messageId: string; readonly text: string } | null;
}

export interface CoreState {
  readonly view: PersonaState;
  readonly control: ControlState;
}

/** One transition in the making: starts as the old state, ends as the new one and the effects it asks for. */
export interface Draft {
  /** The old state. What is not it has been made in this transition and is written in place, as nobody has seen it. */
  readonly from: CoreState;
  view: PersonaState;
  control: ControlState;
  readonly effects: PersonaEffect[];
}

const idleTalk: TalkState = {
  openId: null,
  held: '',
  cutPending: false,
  bySentence: false,
  awaitingSpeechEnd: false,
};

export function initialCoreState(
  view: PersonaState,
  { microphoneMuted, bySentence }: { readonly microphoneMuted: boolean; readonly bySentence: boolean },
): CoreState {
  return {
    view,
    control: {
      session: { ...closedSession, attempt: lastSessionOf(view.reasoning) },
      renewal: null,
      deadlines: noDeadlines,
      hidden: false,
      microphone: { ...noMicrophone, muted: microphoneMuted },
      running: null,
      recent: [],
      queue: [],
      nextTurnIndex: (view.transcript.groups.at(-1)?.items.at(-1)?.turnIndex ?? -1) + 1,
      notes: [],
      talk: { ...idleTalk, bySentence },
      thoughts: noServiceThoughts,
      speechTurns: [],
      utterances: [],
      speechEndedAt: null,
      partialUtterance: null,
    },
  };
}

export function setView(draft: Draft, change: Partial<PersonaState>): void {
  if (draft.from.view === draft.view) draft.view = { ...draft.view, ...change };
  else Object.assign(draft.view, change);
}

/** Shows an error of a turn and tells the app. */
export function raiseError(draft: Draft, error: PersonaError): void {
  setView(draft, { error: error });
  draft.effects.push({ type: 'error/report', error });
}

export function setControl(draft: Draft, change: Partial<ControlState>): void {
  if (draft.from.control === draft.control) draft.control = { ...draft.control, ...change };
  else Object.assign(draft.control, change);
}

export function setSessionControl(draft: Draft, change: Partial<SessionControl>): void {
  setControl(draft, { session: { ...draft.control.session, ...change } });
}

export function setTalk(draft: Draft, change: Partial<TalkState>): void {
  setControl(draft, { talk: { ...draft.control.talk, ...change } });
}

/** Changes the running turn's record, or the record of a recent one. */
export function setTurn(draft: Draft, turnId: string, change: Partial<TurnRecord>): void {
  const { running, recent } = draft.control;
  if (running?.id === turnId) setControl(draft, { running: { ...running, ...change } });
  else
    setControl(draft, { recent: recent.map((turn) => (turn.id === turnId ? { ...turn, ...change } : turn)) });
}
