import type { LlmPart } from '../../llm/llm-adapter.js';
import type { PersonaError } from '../../internal/persona-error.js';
import type { MicrophoneChange } from '../browser/microphone-changes.js';
import type { DeviceChoice } from './microphone/microphone-state.js';
import type { Microphone } from '../browser/microphone.js';
import type { PersonaMode } from './persona-state.js';
import type { LimitSettings } from './session/session-limits.js';
import type { LinkState } from './session/link-state.js';
import type { SessionSignal } from '../ports/session-connection.js';
import type { TurnSource } from './logs/message.js';
import type { SpeechSettings } from '../text/speech-options.js';
import type { TimerName } from './persona-effect.js';

/** Everything that can happen to a persona. `at` is the clock's time, stamped by `dispatch`. */
export type PersonaEvent =
  | {
      readonly type: 'session/start';
      readonly startTimeoutMs: number;
      readonly microphoneTimeoutMs: number;
      readonly microphone: boolean;
    }
  | { readonly type: 'mode/set'; readonly mode: PersonaMode }
  | { readonly type: 'context/add'; readonly text: string }
  | { readonly type: 'session/stop' }
  | { readonly type: 'session/replaced' }
  | { readonly type: 'session/authorized'; readonly attempt: number; readonly token: string }
  | { readonly type: 'session/failed'; readonly attempt: number; readonly error: PersonaError }
  /** `newTurnId` names the turn that this signal may begin; ids are not made inside a transition. */
  | {
      readonly type: 'session/signal';
      readonly attempt: number;
      readonly signal: SessionSignal;
      readonly newTurnId: string;
    }
  | { readonly type: 'session/signalling'; readonly open: boolean }
  | { readonly type: 'session/link'; readonly attempt: number; readonly link: LinkState }
  | { readonly type: 'page/online' }
  | { readonly type: 'page/hidden'; readonly hidden: boolean }
  | { readonly type: 'session/keep-alive' }
  | { readonly type: 'microphone/request' }
  | { readonly type: 'microphone/opened'; readonly request: number; readonly microphone: Microphone }
  | { readonly type: 'microphone/failed'; readonly request: number; readonly error: PersonaError }
  /** The running session could not be given it. */
  | {
      readonly type: 'microphone/refused';
      readonly attempt: number;
      readonly microphone: Microphone;
      readonly error: PersonaError;
    }
  | { readonly type: 'microphone/ended'; readonly microphone: Microphone }
  | { readonly type: 'microphone/silence'; readonly microphone: Microphone; readonly silent: boolean }
  | { readonly type: 'microphone/changed'; readonly change: MicrophoneChange }
  | { readonly type: 'devices/choose'; readonly choice: Partial<DeviceChoice> }
  | { readonly type: 'microphone/mute'; readonly muted: boolean }
  | { readonly type: 'turn/ask'; readonly turnId: string; readonly text: string; readonly source: TurnSource }
  | { readonly type: 'turn/say'; readonly turnId: string; readonly text: string }
  | { readonly type: 'turn/interrupt' }
  | { readonly type: 'model/part'; readonly turnId: string; readonly part: LlmPart }
  | { readonly type: 'model/ended'; readonly turnId: string }
  | { readonly type: 'model/failed'; readonly turnId: string; readonly error: PersonaError }
  | { readonly type: 'tool/approval'; readonly callId: string }
  | {
      readonly type: 'tool/answer';
      readonly callId: string;
      readonly approved: boolean;
      readonly reason?: string | undefined;
    }
  | {
      readonly type: 'tool/started';
      readonly callId: string;
      readonly filler: string | null;
      readonly fillerAfterMs: number;
    }
  | {
      readonly type: 'tool/ended';
      readonly callId: string;
      readonly failed: boolean;
      readonly content: string;
    }
  | { readonly type: 'talk/failed'; readonly turnId: string; readonly error: PersonaError }
  | { readonly type: 'timer/fired'; readonly name: TimerName }
  | { readonly type: 'fault/raised'; readonly error: PersonaError }
  | { readonly type: 'fault/dismissed' };

/** Fixed for a persona's life; transitions read them. */
export interface TransitionSettings {
  readonly inputPolicy: 'interrupt' | 'queue' | 'reject';
  readonly speech: SpeechSettings;
  /** How often a model is asked again in one turn before it has to answer without tools. */
  readonly maxToolRounds: number;
  /** How long Anam's model may show no sign of an answer before it counts as missing. */
  readonly answerTimeoutMs: number;
  /** How many new sessions are tried in place of one that was lost. */
  readonly reconnectAttempts: number;
  readonly limits: LimitSettings;
}

export interface TransitionContext extends TransitionSettings {
  readonly at: number;
  /** Whether the machine has a network, as far as the browser knows. */
  readonly online: boolean;
}
