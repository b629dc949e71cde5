import type { TurnSource, UserFile } from '../logs/message.js';
import type { Speaker } from './turn-record.js';

/** What begins a turn: words of the user, or of the app. */
export interface TurnInput {
  readonly turnId: string;
  readonly text: string;
  readonly files?: readonly UserFile[];
  /** Where it came from, as the transcript shows it. Says nothing about who has heard it. */
  readonly source: TurnSource;
  readonly by: Speaker;
  /** The session whose service heard it itself, so that it need not be sent there; `null` for none. */
  readonly heardIn: number | null;
}

/** Input with its place in the conversation. */
export interface QueuedInput extends TurnInput {
  readonly index: number;
  /** When it was said, or typed; ms since the epoch. */
  readonly inputAt: number;
  /** The user stopped speaking; `null` for typed input. */
  readonly speechEndedAt: number | null;
}
