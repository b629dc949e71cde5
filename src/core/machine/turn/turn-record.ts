import type { LlmFinishReason, LlmTokenUsage } from '../../../llm/llm-adapter.js';
import type { PersonaError } from '../../../internal/persona-error.js';
import { nothingSpoken, type SpokenPosition } from '../../text/heard-position.js';
import type { OffsetSpans } from '../../text/projector/offset-spans.js';
import type { ChunkSentences } from '../../text/speech-options.js';
import type { TextRange } from '../logs/message-part.js';
import type { TurnSource } from '../logs/message.js';

/** Who says the answer: the page's model, the app in its own words, or Anam's model. */
export type Speaker = 'model' | 'app' | 'service';

interface TurnBase {
  readonly id: string;
  readonly index: number;
  readonly source: TurnSource;
  readonly startedAt: number;
  readonly firstTextAt: number | null;
  /** The service said that speech ended, and nothing was sent since. */
  readonly speechEnded: boolean;
}

/** What is known of speech that went out on talk streams; it outlives its turn while late events may come. */
interface Talked {
  /** What has gone to talk streams so far. */
  readonly sent: string;
  readonly spoken: SpokenPosition;
  /** Where in the written text each spoken character comes from. */
  readonly spans: OffsetSpans;
  readonly correlationIds: readonly string[];
}

/** The talk streams of a running turn: which one is open, and what waits to be sent. */
export interface Talk {
  readonly openId: string | null;
  /** Text that may not be sent yet, in order. */
  readonly held: string;
  /** Whether nothing in it can be said; noted with each piece, so that a long pause is not looked through again. */
  readonly heldIsBlank: boolean;
  /** The last stream was ended while its speech goes on: a new one now would cut it off. */
  readonly awaitingSpeechEnd: boolean;
}

export const noTalk: Talk = { openId: null, held: '', heldIsBlank: true, awaitingSpeechEnd: false };

interface TalkingTurn extends TurnBase, Talked {
  readonly talk: Talk;
  /** Cuts the text into whole sentences; `null` sends each piece as it comes. */
  readonly chunkSentences: ChunkSentences | null;
  /** Whether more text can still come. */
  readonly writing: boolean;
  /** What the speech projector carries from one piece of text to the next; only it knows the type. */
  readonly projection: unknown;
  /** Where speech stood when its end was reported last, so that an end that is reported twice counts once. */
  readonly endToldAt: number;
}

/** Spoken while a tool takes long. */
export interface Filler {
  readonly callId: string;
  readonly text: string;
  /** When it is due, ms since the epoch. */
  readonly at: number;
}

export interface ModelTurn extends TalkingTurn {
  readonly by: 'model';
  /** Set when the model failed; the turn ends as failed once what was said has been spoken. */
  readonly failure: PersonaError | null;
  /** Of the last round. */
  readonly finishReason: LlmFinishReason | null;
  readonly thoughtCount: number;
  /** Whether the last of the thoughts is still growing. */
  readonly thinking: boolean;
  /** Ids of calls for the page that wait for the end of the answer. */
  readonly calls: readonly string[];
  /** How often the model was asked again with the results of its calls. */
  readonly round: number;
  /** The model waits for the results of its calls. */
  readonly inTools: boolean;
  /** Nothing was written since the model was asked again: its words must not run into those before. */
  readonly freshRound: boolean;
  /** The parts of `written` that are not text of the current answer: earlier answers, added spaces, refusals. In order. */
  readonly foreign: readonly TextRange[];
  /** The token counts of the current answer. */
  readonly usage: LlmTokenUsage;
  /** Of the calls of this round; empty once one was spoken. */
  readonly fillers: readonly Filler[];
}

export interface AppTurn extends TalkingTurn {
  readonly by: 'app';
}

export interface ServiceTurn extends TurnBase {
  readonly by: 'service';
  /** The user spoke before this turn began, and the words are not transcribed yet. They are its question. */
  readonly awaitsWords: boolean;
}

/** The turn as the machine drives it; what a reader of the store sees of it is `TurnState`. */
export type RunningTurn = ModelTurn | AppTurn | ServiceTurn;

type EndedTalk = TurnBase & Talked & { readonly by: 'model' | 'app' };

/** A turn that is over: what late speech events are compared with. */
export type EndedTurn = EndedTalk | ServiceTurn;

export const isTalking = (turn: RunningTurn | null): turn is ModelTurn | AppTurn =>
  turn !== null && turn.by !== 'service';

export function endedTurn(turn: RunningTurn): EndedTurn {
  const { id, index, source, startedAt, firstTextAt, speechEnded } = turn;
  const base = { id, index, source, startedAt, firstTextAt, speechEnded };
  if (turn.by === 'service') return { ...base, by: turn.by, awaitsWords: turn.awaitsWords };
  const { by, sent, spoken, spans, correlationIds } = turn;
  return { ...base, by, sent, spoken, spans, correlationIds };
}

/** The part of a turn's speech that went through talk streams; nothing of it where Anam's model spoke. */
export const talkedOf = (turn: RunningTurn | EndedTurn): Pick<Talked, 'sent' | 'spoken' | 'correlationIds'> =>
  turn.by === 'service' ? noneTalked : turn;

const noneTalked = { sent: '', spoken: nothingSpoken, correlationIds: [] } as const;
