import type { LlmTokenUsage } from '../../../llm/llm-adapter.js';
import type { TurnSource } from '../logs/message.js';
import type { TurnOutcome } from '../turn/turn-state.js';

/**
 * The times at which things happened in a turn. Times are ms since the epoch, by the injected clock; `null` = it has
 * not happened.
 */
export interface TurnTimeline {
  /** The turn's id; `turnId` says the same. */
  readonly id: string;
  readonly turnId: string;
  readonly source: TurnSource;
  /** The user stopped speaking, by the service's voice detection; `null` for typed input or if unknown. */
  readonly speechEndedAt: number | null;
  /** The question was whole: transcribed, or typed. `null` in a conversation that was kept by an older version. */
  readonly inputAt: number | null;
  /** The turn began. That is later than the input where another turn had to end first. */
  readonly startedAt: number;
  /** The model was asked; `null` where Anam asks it. */
  readonly requestedAt: number | null;
  readonly firstThoughtAt: number | null;
  /** The first text of the answer was written. In server mode that is known only as it is spoken. */
  readonly firstTextAt: number | null;
  /** The first of it went into the talk stream; `null` where Anam asks the model. */
  readonly firstTalkAt: number | null;
  /** The persona said the first word of it. */
  readonly firstWordAt: number | null;
  readonly lastWordAt: number | null;
  readonly endedAt: number | null;
  readonly outcome: TurnOutcome | null;
  /** The tokens of all model requests of the turn; `null` if the endpoint reported none, and in server mode. */
  readonly usage: LlmTokenUsage | null;
}

/** A moment that is noted once, when it comes first. */
export type TimelineMark = 'firstThoughtAt' | 'firstTextAt' | 'firstTalkAt' | 'firstWordAt';

/** What a conversation that an older version kept does not know. */
export const noMarks = {
  speechEndedAt: null,
  inputAt: null,
  requestedAt: null,
  firstThoughtAt: null,
  firstTextAt: null,
  firstTalkAt: null,
  firstWordAt: null,
  lastWordAt: null,
  usage: null,
} as const satisfies Partial<TurnTimeline>;
