import type { SpeechSettings } from '../text/speech-options.js';
import type { LimitSettings } from './session/session-limits.js';

/** What happens to input that comes while a turn runs. */
export type InputPolicy = 'interrupt' | 'queue' | 'reject';

/** Fixed for a persona's life; transitions read them. Times in ms. */
export interface TransitionSettings {
  readonly inputPolicy: InputPolicy;
  readonly speech: SpeechSettings;
  /** Spoken when the first session of a conversation is live, in client mode; empty for none. */
  readonly greeting: string;
  /** Whether a session asks for the microphone. */
  readonly microphone: boolean;
  /** How often a model is asked again in one turn before it has to respond without tools. */
  readonly maxToolRounds: number;
  readonly startTimeoutMs: number;
  readonly microphoneTimeoutMs: number;
  /** How long Anam's model may show no sign of an answer before it counts as missing. */
  readonly answerTimeoutMs: number;
  /** How many new sessions are tried in place of one that was lost. */
  readonly reconnectAttempts: number;
  readonly limits: LimitSettings;
}

/** What the rules without a session need. */
export interface RestContext {
  /** The clock's time, ms since the epoch. */
  readonly at: number;
  readonly startTimeoutMs: number;
}

export interface TransitionContext extends TransitionSettings, RestContext {
  /** Whether the machine has a network, as far as the browser knows. */
  readonly online: boolean;
}
