import type { PersonaError } from '../../internal/persona-error.js';
import type { ConversationLogs, PersonaMode } from './persona-state.js';
import type { DeviceChoice } from './microphone/microphone-state.js';
import type { TurnSource, UserFile } from './logs/message.js';
import type { PersonaUpdate } from '../ports/persona-update.js';

/** An earlier conversation, already checked. */
export interface EarlierConversation {
  readonly logs: ConversationLogs;
  /**
   * The number of its latest session. The service's ids are unique only within a session, so later sessions have higher
   * numbers.
   */
  readonly lastSession: number;
}

/** Loads an earlier conversation, and resolves to `null` if there is none. */
export type LoadEarlier = () => Promise<EarlierConversation | null>;

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

/** Text that the app speaks or adds as context. A session limits its length. */
export type InputCommand = TurnCommand | { readonly type: 'context/add'; readonly text: string };

/** A request from the app, named in the imperative. Things that have happened are `PersonaFact`s. */
export type PersonaCommand =
  | { readonly type: 'session/start' }
  | { readonly type: 'session/end' }
  | { readonly type: 'session/keep-alive' }
  | { readonly type: 'conversation/clear' }
  /** `restore` is the number of the call. Results of earlier calls are dropped. */
  | { readonly type: 'conversation/restore'; readonly restore: number; readonly load: LoadEarlier }
  | { readonly type: 'persona/destroy' }
  | { readonly type: 'mode/set'; readonly mode: PersonaMode }
  | InputCommand
  | { readonly type: 'session/update'; readonly update: number; readonly values: PersonaUpdate }
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
