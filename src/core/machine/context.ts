import type { SpeechSettings } from '../text/speech-options.js';
import type { AnswerPartRules } from './answer/answer-part-rules.js';
import type { LimitSettings } from './session/session-limits.js';

/** What happens to input that comes while a turn runs. */
export type InputPolicy = 'interrupt' | 'queue' | 'reject';

export interface TimeoutSettings {
  readonly startMs: number;
  readonly microphoneMs: number;
  /** How long Anam's model may show no sign of an answer before it counts as missing. */
  readonly answerMs: number;
}

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
  readonly timeouts: TimeoutSettings;
  /** How many new sessions are tried after a lost session. */
  readonly reconnectAttempts: number;
  readonly limits: LimitSettings;
}

/** What the rules without a session need. */
export interface RestContext {
  /** The clock's time, ms since the epoch. */
  readonly at: number;
  readonly timeouts: Pick<TimeoutSettings, 'startMs'>;
}

export interface TransitionContext extends TransitionSettings, RestContext {
  readonly timeouts: TimeoutSettings;
  /** Whether the machine has a network, as far as the browser knows. */
  readonly online: boolean;
  /** The rules for the rarer parts of an answer; `null` until the first one comes, and they are loaded. */
  readonly answerParts: AnswerPartRules | null;
}
