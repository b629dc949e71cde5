import type { PersonaError } from '../../../internal/persona-error.js';
import type { TurnSource } from '../logs/message.js';

/** How a turn ended. */
export type TurnOutcome = 'completed' | 'interrupted' | 'failed';

/** The running turn or, without one, the turn that ended last. Times are in ms since the epoch. */
export type TurnState =
  | { readonly status: 'none' }
  /** The model was asked and nothing has been said yet. */
  | {
      readonly status: 'thinking';
      readonly turnId: string;
      readonly source: TurnSource;
      readonly startedAt: number;
    }
  /** Text was sent to the persona, or the persona has begun to speak. */
  | {
      readonly status: 'speaking';
      readonly turnId: string;
      readonly source: TurnSource;
      readonly startedAt: number;
      readonly firstTextAt: number;
    }
  | {
      readonly status: 'ended';
      readonly turnId: string;
      readonly source: TurnSource;
      readonly startedAt: number;
      readonly endedAt: number;
      readonly outcome: TurnOutcome;
      readonly error?: PersonaError;
    };
