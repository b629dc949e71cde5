import type { LlmFinishReason, LlmTokenUsage } from '../../../llm/llm-adapter.js';
import type { PersonaError } from '../../../internal/persona-error.js';
import { nothingSpoken, type SpokenPosition } from '../../text/heard-position.js';
import type { OffsetSpans } from '../../text/projector/offset-spans.js';
import type { ChunkSentences } from '../../text/speech-options.js';
import type { TextRange } from '../logs/message-part.js';
import type { CodeScan } from '../../text/cues/code-scan.js';
import type { MessageCue, TurnSource } from '../logs/message.js';

/** Who produces the answer: the page's model, the app with its own words, or Anam's model. */
export type Speaker = 'model' | 'app' | 'service';

interface TurnBase {
  readonly id: string;
  readonly index: number;
  readonly source: TurnSource;
  readonly startedAt: number;
  readonly firstTextAt: number | null;
  /** Whether the service reported the end of speech and nothing has been sent since. */
  readonly speechEnded: boolean;
}

/** The record of speech through talk streams. It outlives its turn while late events may come. */
interface Talked {
  /** The text that was sent to talk streams so far. */
  readonly sent: string;
  readonly spoken: SpokenPosition;
  /** Maps each spoken character to its position in the written text. */
  readonly spans: OffsetSpans;
  /** Missing before the first tag. */
  readonly cueProgress?: CueProgress;
  readonly correlationIds: readonly string[];
}

/** The talk streams of a running turn: the open one, and the text that waits. */
export interface Talk {
  readonly openId: string | null;
  /** Text that cannot be sent yet, in order. */
  readonly held: string;
  /**
   * Whether the held text is only white space. Updated with each piece, so that long white space is not scanned again.
   */
  readonly heldIsBlank: boolean;
  /** Whether the last stream has ended but its speech continues. A new stream now would cut it off. */
  readonly awaitingSpeechEnd: boolean;
}

export const noTalk: Talk = { openId: null, held: '', heldIsBlank: true, awaitingSpeechEnd: false };

interface TalkingTurn extends TurnBase, Talked {
  readonly talk: Talk;
  /** Cuts the text into sentences, or `null` to send each piece as it arrives. */
  readonly chunkSentences: ChunkSentences | null;
  /** Whether more text can still come. */
  readonly writing: boolean;
  /** The start of a possible provider mark, which is not part of the text yet. */
  readonly heldMark: string;
  /** The start of a possible tag (`[hap`), which is not part of the text yet. */
  readonly heldCue: string;
  /** The state of the speech projector. Only the projector knows its type. */
  readonly projection: unknown;
  /** The position of speech when its end was last reported, so that a repeated report counts once. */
  readonly endToldAt: number;
}

/** The tags of a running answer (`MessageCue`). */
export interface CueProgress {
  /** Tags that wait for the text behind them. */
  readonly waiting: readonly MessageCue[];
  /** Where the text is, for the next tag. */
  readonly scan?: CodeScan;
  /** How many tags were put into the spoken text. */
  readonly spoken: number;
  /** How many tags the service was sent. */
  readonly sent: number;
}

/** A phrase that is spoken while a tool takes long. */
export interface Filler {
  readonly callId: string;
  readonly text: string;
  /** When it is due, in ms since the epoch. */
  readonly at: number;
}

export interface ModelTurn extends TalkingTurn {
  readonly by: 'model';
  /** Set if the model failed. The turn fails once its text has been spoken. */
  readonly failure: PersonaError | null;
  /** The finish reason of the last round. */
  readonly finishReason: LlmFinishReason | null;
  readonly thoughtCount: number;
  /** Whether the last thought is still growing. */
  readonly thinking: boolean;
  /** Ids of calls for the page that wait for the end of the answer. */
  readonly calls: readonly string[];
  /** How many times the model was asked again with tool results. */
  readonly round: number;
  /** Whether the model waits for the results of its calls. */
  readonly inTools: boolean;
  /**
   * Whether nothing has been written since the model was asked again. The new words must not run into the earlier ones.
   */
  readonly freshRound: boolean;
  /**
   * The ranges of `written` that are not text of the current answer: earlier answers, added spaces, refusals. In order.
   */
  readonly foreign: readonly TextRange[];
  /** The token counts of the current answer. */
  readonly usage: LlmTokenUsage;
  /** The phrases for the calls of this round; empty once one was spoken. */
  readonly fillers: readonly Filler[];
}

export interface AppTurn extends TalkingTurn {
  readonly by: 'app';
}

export interface ServiceTurn extends TurnBase {
  readonly by: 'service';
  /**
   * Whether the user spoke before this turn began, but the words are not transcribed yet. Those words are its question.
   */
  readonly awaitsWords: boolean;
  /** The start of a possible tag, which is not part of the text yet. */
  readonly heldCue?: string;
}

/** The machine's record of a running turn. `TurnState` is the public part. */
export type RunningTurn = ModelTurn | AppTurn | ServiceTurn;

type EndedTalk = TurnBase & Talked & { readonly by: 'model' | 'app' };

/** The record of an ended turn, which is needed for late speech events. */
export type EndedTurn = EndedTalk | ServiceTurn;

export const isTalking = (turn: RunningTurn | null): turn is ModelTurn | AppTurn =>
  turn !== null && turn.by !== 'service';

export function endedTurn(turn: RunningTurn): EndedTurn {
  const { id, index, source, startedAt, firstTextAt, speechEnded } = turn;
  const base = { id, index, source, startedAt, firstTextAt, speechEnded };
  if (turn.by === 'service') return { ...base, by: turn.by, awaitsWords: turn.awaitsWords };
  const { by, sent, spoken, spans, cueProgress, correlationIds } = turn;
  return { ...base, by, sent, spoken, spans, correlationIds, ...(cueProgress && { cueProgress }) };
}

/** Returns the part of a turn's speech that went through talk streams. It is empty if Anam's model spoke. */
export const talkedOf = (turn: RunningTurn | EndedTurn): Pick<Talked, 'sent' | 'spoken' | 'correlationIds'> =>
  turn.by === 'service' ? noneTalked : turn;

const noneTalked = { sent: '', spoken: nothingSpoken, correlationIds: [] } as const;
