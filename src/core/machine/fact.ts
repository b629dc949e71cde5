import type { LlmPart } from '../../llm/llm-adapter.js';
import type { PersonaError } from '../../internal/persona-error.js';
import type { MicrophoneChange, Microphone } from '../ports/microphone.js';
import type { SessionSignal } from '../ports/session-port.js';
import type { TimerName } from './effect.js';
import type { EarlierConversation } from './command.js';
import type { LinkState } from './session/link-state.js';

/**
 * Something that has happened outside the machine, named in the past tense. Requests from the app are
 * `PersonaCommand`s.
 */
export type PersonaFact =
  /** The rules and effects of sessions are loaded. */
  | { readonly type: 'code/loaded' }
  | { readonly type: 'code/failed'; readonly error: PersonaError }
  | {
      readonly type: 'conversation/loaded';
      readonly restore: number;
      readonly earlier: EarlierConversation | null;
    }
  | { readonly type: 'conversation/failed'; readonly restore: number; readonly cause: unknown }
  | { readonly type: 'session/authorized'; readonly attempt: number; readonly credentials: unknown }
  | { readonly type: 'session/failed'; readonly attempt: number; readonly error: PersonaError }
  /** `newTurnId` is the id of the turn that this signal may begin. Transitions do not create ids. */
  | {
      readonly type: 'session/signalled';
      readonly attempt: number;
      readonly signal: SessionSignal;
      readonly newTurnId: string;
    }
  /** The connection of this attempt is completely closed. */
  | { readonly type: 'session/closed'; readonly closed: number }
  /** `cause`: what the connection threw; `null` if it does not support updates. */
  | { readonly type: 'session/update-failed'; readonly cause: unknown }
  | { readonly type: 'session/replaced' }
  | { readonly type: 'signalling/changed'; readonly open: boolean }
  | { readonly type: 'link/changed'; readonly attempt: number; readonly link: LinkState }
  | { readonly type: 'page/came-online' }
  | { readonly type: 'page/hidden'; readonly hidden: boolean }
  | { readonly type: 'page/left' }
  | { readonly type: 'microphone/opened'; readonly request: number; readonly microphone: Microphone }
  | { readonly type: 'microphone/failed'; readonly request: number; readonly error: PersonaError }
  /** The session did not accept this microphone. */
  | {
      readonly type: 'microphone/refused';
      readonly attempt: number;
      readonly microphone: Microphone;
      readonly error: PersonaError;
    }
  | { readonly type: 'microphone/ended'; readonly microphone: Microphone }
  | { readonly type: 'microphone/fell-silent'; readonly microphone: Microphone; readonly silent: boolean }
  | { readonly type: 'microphone/changed'; readonly change: MicrophoneChange }
  | { readonly type: 'model/produced'; readonly turnId: string; readonly part: LlmPart }
  | { readonly type: 'model/ended'; readonly turnId: string }
  | { readonly type: 'model/failed'; readonly turnId: string; readonly error: PersonaError }
  | { readonly type: 'tool/approval-needed'; readonly callId: string }
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
  | { readonly type: 'timer/fired'; readonly name: TimerName };
