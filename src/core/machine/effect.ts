import type { CueTag } from '../../internal/cue-tag.js';
import type { PersonaError } from '../../internal/persona-error.js';
import type { LlmDataPart, LlmMessage } from '../../llm/llm-adapter.js';
import type { Microphone } from '../ports/microphone.js';
import type { PersonaUpdate } from '../ports/persona-update.js';
import type { SessionCause } from '../ports/session-port.js';
import type { LoadEarlier } from './command.js';
import type { ToolCall } from './logs/tool-call.js';
import type { PersonaMode } from './persona-state.js';
import type { Watches } from './state.js';
import type { TurnTimeline } from './timeline/turn-timeline.js';

/** Timers by owner. A timer ends with its owner. Setting a timer again replaces it. */
export const timerOwners = {
  'talk-idle': 'turn',
  'turn-silence': 'turn',
  'model-silence': 'turn',
  'tool-filler': 'turn',
  start: 'attempt',
  signalling: 'attempt',
  link: 'attempt',
  'talk-cut': 'attempt',
  'missing-model': 'attempt',
  'busy-slot': 'attempt',
  renew: 'session',
  'persona-update': 'session',
  deadline: 'session',
  microphone: 'session',
  'microphone-hold': 'session',
  'microphone-silence': 'session',
  restore: 'conversation',
} as const;

export type TimerName = keyof typeof timerOwners;
export type TimerOwner = (typeof timerOwners)[TimerName];

/**
 * Identifies a promise that the app holds. There is one of each kind, except for modes (by name), turns (by id),
 * restores and updates (by number).
 */
export type PromiseKey =
  | 'start'
  | 'end'
  | `mode ${PersonaMode}`
  | `turn ${string}`
  | `restore ${number}`
  | `update ${number}`;

/** An action outside the machine, as data. Effects are performed in order, right after the transition. */
export type PersonaEffect =
  /** Loads the rules and effects of sessions. */
  | { readonly type: 'code/load' }
  | { readonly type: 'conversation/load'; readonly restore: number; readonly load: LoadEarlier }
  /** Settles a promise after the state is published. Does nothing if there is no promise. */
  | { readonly type: 'promise/resolve'; readonly key: PromiseKey; readonly value?: unknown }
  | { readonly type: 'promise/reject'; readonly key: PromiseKey; readonly cause: unknown }
  /** Calls `onError`, once for each error. */
  | { readonly type: 'error/report'; readonly error: PersonaError }
  /** `jitter`: the fraction of `ms` by which the timer randomly fires earlier or later. */
  | { readonly type: 'timer/set'; readonly name: TimerName; readonly ms: number; readonly jitter?: number }
  | { readonly type: 'timer/clear'; readonly name: TimerName }
  | { readonly type: 'timer/end'; readonly owner: TimerOwner }
  | { readonly type: 'watch/start'; readonly watch: keyof Watches }
  | { readonly type: 'watch/stop'; readonly watch: keyof Watches }
  | {
      readonly type: 'session/authorize';
      readonly attempt: number;
      readonly mode: PersonaMode;
      /** Whether there is a conversation already. */
      readonly continued: boolean;
      readonly cause: SessionCause;
    }
  | {
      readonly type: 'session/connect';
      readonly attempt: number;
      readonly mode: PersonaMode;
      readonly credentials: unknown;
      readonly microphone: Microphone | null;
      /** Without a microphone the connection sends silence, unless the session never uses one. */
      readonly hasInput: boolean;
    }
  | { readonly type: 'session/close'; readonly attempt: number }
  /** Tells the app's server that this session has ended, so that it frees its slot. */
  | { readonly type: 'session/release'; readonly sessionId: string }
  | { readonly type: 'session/user-message'; readonly text: string }
  | { readonly type: 'session/interrupt-persona' }
  | { readonly type: 'session/context'; readonly text: string }
  | { readonly type: 'session/offer-tool'; readonly name: string }
  | { readonly type: 'session/update'; readonly values: PersonaUpdate }
  /** Gives the persona an expression for what it says now. */
  | { readonly type: 'session/cue'; readonly tag: CueTag }
  /** Passes a warning from the service to the app. */
  | { readonly type: 'warning/tell'; readonly text: string }
  | { readonly type: 'microphone/open'; readonly request: number; readonly deviceId: string | null }
  | { readonly type: 'microphone/send'; readonly attempt: number; readonly microphone: Microphone }
  | { readonly type: 'microphone/set-muted'; readonly microphone: Microphone; readonly muted: boolean }
  | { readonly type: 'microphone/close'; readonly microphone: Microphone }
  | {
      readonly type: 'model/start';
      readonly turnId: string;
      readonly messages: readonly LlmMessage[];
      /** How many of the messages the endpoint already has. */
      readonly seen?: number;
      /** False if the model has used all its tool rounds and must answer now. */
      readonly withTools: boolean;
    }
  | { readonly type: 'model/abort'; readonly turnId: string }
  | { readonly type: 'tool/run'; readonly call: ToolCall }
  | {
      readonly type: 'tool/settle-approval';
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
  /** Passes a `data` part to the app. */
  | { readonly type: 'turn/data'; readonly turnId: string; readonly part: LlmDataPart }
  /** Calls `onTurn` with the report of the turn, or with `null` for a turn that never began. */
  | {
      readonly type: 'turn/report';
      readonly mode: PersonaMode;
      readonly timeline: TurnTimeline | null;
    };
