import type { TurnSource, UserFile } from '../logs/message.js';
import type { Speaker } from './turn-record.js';

/** The input of a turn: words from the user or from the app. */
export interface TurnInput {
  readonly turnId: string;
  readonly text: string;
  readonly files?: readonly UserFile[];
  /** Where it came from, as the transcript shows it. It does not say who heard it. */
  readonly source: TurnSource;
  readonly by: Speaker;
  /** The session whose service heard it, so that it need not be sent there; otherwise `null`. */
  readonly heardIn: number | null;
}

/** Input with its place in the conversation. */
export interface QueuedInput extends TurnInput {
  readonly index: number;
  /** When it was spoken or typed, in ms since the epoch. */
  readonly inputAt: number;
  /** When the user stopped speaking, or `null` for typed input. */
  readonly speechEndedAt: number | null;
}
