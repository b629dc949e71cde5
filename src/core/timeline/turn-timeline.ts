import type { TurnSource } from '../transcript/message.js';
import type { TurnOutcome } from '../turn/turn-state.js';

/** When what happened in a turn. Times are ms since the epoch, by the injected clock; `null` = it has not happened. */
export interface TurnTimeline {
  /** The turn's id; `turnId` says the same. */
  readonly id: string;
  readonly turnId: string;
  readonly source: TurnSource;
  /** The input was complete, and the model was asked. */
  readonly startedAt: number;
  readonly firstThoughtAt: number | null;
  /** The first text of the answer was written. In server mode that is known only as it is spoken. */
  readonly firstTextAt: number | null;
  /** The persona said the first word of it. */
  readonly firstWordAt: number | null;
  readonly lastWordAt: number | null;
  readonly endedAt: number | null;
  readonly outcome: TurnOutcome | null;
}

/** A moment that is noted once, when it comes first. */
export type TimelineMark = 'firstThoughtAt' | 'firstTextAt' | 'firstWordAt';
