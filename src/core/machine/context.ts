import type { LlmPart } from '../../llm/llm-adapter.js';
import type { SpeechSettings } from '../text/speech-options.js';
import type { PersonaCommand } from './command.js';
import type { Draft } from './draft.js';
import type { ToolCall } from './logs/tool-call.js';
import type { ModelTurn } from './turn/turn-record.js';
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

/** The parts that most answers do not have. Their rules are loaded with the first of them. */
export type RarePart = Exclude<
  LlmPart,
  { readonly type: 'text-delta' | 'refusal-delta' | 'reasoning-delta' | 'usage' | 'finish' }
>;

/** The rules for those parts. */
export interface AnswerPartRules {
  accept(draft: Draft, turn: ModelTurn, part: RarePart, context: TransitionContext): void;
  /** The answer is over. @returns whether the endpoint asked for an approval in it */
  end(draft: Draft, turn: ModelTurn, at: number): boolean;
  /** The user allows or refuses a call that the endpoint will run. */
  respond(
    draft: Draft,
    call: ToolCall,
    response: Extract<PersonaCommand, { type: 'tool/respond' }>,
    context: TransitionContext,
  ): void;
}
