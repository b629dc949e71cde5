import type { PersonaError } from '../../internal/persona-error.js';
import type { ConversationLogs, PersonaMode } from './persona-state.js';
import type { DeviceChoice } from './microphone/microphone-state.js';
import type { TurnSource, UserFile } from './logs/message.js';

/** Loads an earlier conversation; resolves to `null` when there is none. */
export type LoadLogs = () => Promise<ConversationLogs | null>;

/** A turn that the app begins. */
export type TurnCommand =
  | {
      readonly type: 'turn/ask';
      readonly turnId: string;
      readonly text: string;
      readonly source: TurnSource;
      readonly files?: readonly UserFile[];
    }
  | { readonly type: 'turn/say'; readonly turnId: string; readonly text: string };

/** What the app says, or lets the model know; each has a length that a session can carry. */
export type InputCommand = TurnCommand | { readonly type: 'context/add'; readonly text: string };

/** What the app asks for. Imperative; what has happened is a `PersonaFact`. */
export type PersonaCommand =
  | { readonly type: 'session/start' }
  | { readonly type: 'session/end' }
  | { readonly type: 'session/keep-alive' }
  | { readonly type: 'conversation/clear' }
  /** `restore` numbers the call: results of an earlier one are dropped. */
  | { readonly type: 'conversation/restore'; readonly restore: number; readonly load: LoadLogs }
  | { readonly type: 'persona/destroy' }
  | { readonly type: 'mode/set'; readonly mode: PersonaMode }
  | InputCommand
  | { readonly type: 'turn/interrupt' }
  | { readonly type: 'tool/offer'; readonly name: string }
  | {
      readonly type: 'tool/respond';
      readonly callId: string;
      readonly approved: boolean;
      readonly reason?: string | undefined;
    }
  | { readonly type: 'microphone/request' }
  | { readonly type: 'microphone/mute'; readonly muted: boolean }
  | { readonly type: 'devices/choose'; readonly choice: Partial<DeviceChoice> }
  | { readonly type: 'error/raise'; readonly error: PersonaError }
  | { readonly type: 'error/dismiss' };
