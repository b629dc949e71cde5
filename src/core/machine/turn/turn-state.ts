import type { PersonaError } from '../../../internal/persona-error.js';
import type { TurnSource } from '../logs/message.js';

/** How a turn ended. */
export type TurnOutcome = 'completed' | 'interrupted' | 'failed';

/** The current turn: the running one, or else the one that ended last. Times are ms since the epoch. */
export type TurnState =
  | { readonly status: 'none' }
  /** The model was asked; nothing has been said yet. */
  | {
      readonly status: 'thinking';
      readonly turnId: string;
      readonly source: TurnSource;
      readonly startedAt: number;
    }
  /** Text has gone to the persona, or the persona has begun to speak. */
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
