import type { LlmTokenUsage } from '../../../llm/llm-adapter.js';
import type { TurnSource } from '../logs/message.js';
import type { TurnOutcome } from '../turn/turn-state.js';

/** The times of events in a turn, in ms since the epoch, from the injected clock. `null`: it has not happened. */
export interface TurnTimeline {
  /** The turn's id, same as `turnId`. */
  readonly id: string;
  readonly turnId: string;
  readonly source: TurnSource;
  /**
   * When the user stopped speaking, according to the service's voice detection. `null` for typed input or if unknown.
   */
  readonly speechEndedAt: number | null;
  /** When the question was complete: transcribed or typed. `null` in a conversation saved by an older version. */
  readonly inputAt: number | null;
  /** When the turn began. This is later than the input if another turn had to end first. */
  readonly startedAt: number;
  /** When the model was asked. `null` if Anam calls it. */
  readonly requestedAt: number | null;
  readonly firstThoughtAt: number | null;
  /** When the first text of the answer was written. In server mode this is known only when it is spoken. */
  readonly firstTextAt: number | null;
  /** When the first text of the answer was sent to the talk stream. `null` if Anam calls the model. */
  readonly firstTalkAt: number | null;
  /** When the persona spoke its first word. */
  readonly firstWordAt: number | null;
  readonly lastWordAt: number | null;
  readonly endedAt: number | null;
  readonly outcome: TurnOutcome | null;
  /** The tokens of all model requests of the turn; `null` if the endpoint reported none, and in server mode. */
  readonly usage: LlmTokenUsage | null;
}

/** An event whose first time is recorded. */
export type TimelineMark = 'firstThoughtAt' | 'firstTextAt' | 'firstTalkAt' | 'firstWordAt';

/** Fields that a conversation saved by an older version lacks. */
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
