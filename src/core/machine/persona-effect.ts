import type { PersonaError } from '../../internal/persona-error.js';
import type { LlmMessage } from '../../llm/llm-adapter.js';
import type { PersonaMode } from './persona-state.js';
import type { Microphone } from '../browser/microphone.js';
import type { RunnableCall } from '../runtime/tools/tool-runner.js';
import type { TurnOutcome } from './turn/turn-state.js';

/** Timers by name: setting one again replaces it. */
export type TimerName =
  | 'start'
  | 'microphone'
  | 'microphone-hold'
  | 'microphone-silence'
  | 'signalling'
  | 'link'
  | 'renew'
  | 'deadline'
  | 'talk-idle'
  | 'talk-cut'
  | 'turn-silence'
  | 'model-silence'
  | 'tool-filler'
  | 'missing-model'
  | 'busy-slot';

/** What the outside is to do, as data. Performed in order by the effect runner, right after the transition. */
export type PersonaEffect =
  | {
      readonly type: 'session/authorize';
      readonly attempt: number;
      readonly mode: PersonaMode;
      /** Whether there is a conversation already. */
      readonly continued: boolean;
    }
  | {
      readonly type: 'session/connect';
      readonly attempt: number;
      readonly mode: PersonaMode;
      readonly token: string;
      readonly microphone: Microphone | null;
      /** Without a microphone the connection gets silence, unless it is never to have one. */
      readonly hasInput: boolean;
    }
  | { readonly type: 'session/close'; readonly attempt: number }
  | { readonly type: 'session/user-message'; readonly text: string }
  | { readonly type: 'session/interrupt-persona' }
  | { readonly type: 'session/context'; readonly text: string }
  | { readonly type: 'microphone/open'; readonly request: number; readonly deviceId: string | null }
  | { readonly type: 'microphone/send'; readonly attempt: number; readonly microphone: Microphone }
  | { readonly type: 'microphone/mute'; readonly microphone: Microphone; readonly muted: boolean }
  | { readonly type: 'microphone/close'; readonly microphone: Microphone }
  | {
      readonly type: 'model/start';
      readonly turnId: string;
      readonly messages: readonly LlmMessage[];
      /** False when it has called often enough and is to answer now. */
      readonly withTools: boolean;
    }
  | { readonly type: 'model/abort'; readonly turnId: string }
  | { readonly type: 'tool/run'; readonly call: RunnableCall }
  | {
      readonly type: 'tool/answer';
      readonly callId: string;
      readonly approved: boolean;
      readonly reason?: string | undefined;
    }
  | { readonly type: 'tool/abort'; readonly callId: string }
  | {
      readonly type: 'talk/send';
      readonly turnId: string;
      readonly correlationId: string;
      readonly text: string;
    }
  | { readonly type: 'talk/end'; readonly correlationId: string }
  /** Settles the handle of a turn, if somebody holds one. */
  | { readonly type: 'turn/ended'; readonly turnId: string; readonly outcome: TurnOutcome }
  /** Tells the app, once for each error. */
  | { readonly type: 'error/report'; readonly error: PersonaError }
  /** `jitter`: the share of `ms` by which it may come sooner or later, at random. */
  | { readonly type: 'timer/set'; readonly name: TimerName; readonly ms: number; readonly jitter?: number }
  | { readonly type: 'timer/clear'; readonly name: TimerName };
