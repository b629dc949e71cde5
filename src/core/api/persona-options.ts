import type { LlmAdapter } from '../../llm/llm-adapter.js';
import type { PersonaError } from '../../internal/persona-error.js';
import type { PersonaEnvironment } from '../ports/environment.js';
import type { PersonaMode } from '../machine/persona-state.js';
import type { AnyPersonaTool } from '../runtime/tools/tool-registry.js';
import type { SessionSource } from '../anam/session-source.js';
import type { SpeechOptions } from '../text/speech-options.js';
import type {
  AdvancedOptions,
  DeviceOptions,
  LimitOptions,
  SessionOptions,
  TimeoutOptions,
} from './option-groups.js';

/** The options of `createPersona`. */
export interface PersonaOptions {
  /**
   * The source of session tokens: the URL of your session endpoint (for example `createSessionHandler` of
   * `anam-react/server`, which gets `POST { mode, llmId?, continued?, persona? }` and returns
   * `{ sessionToken, tools? }`), or a function that returns a token. With an object you also set request headers,
   * credentials and persona fields (`{ url, headers, credentials, fields }`), or the URL that ends sessions
   * (`{ url, endUrl }`, `{ getToken, endUrl }`).
   */
  readonly session: SessionSource | SessionOptions;
  /** The models: the page calls `client`, Anam calls the custom LLM `server`. One is enough. */
  readonly llm: { readonly client?: LlmAdapter; readonly server?: { readonly llmId: string } };
  /** The initial mode; `persona.setMode` changes it. @default 'client' when `llm.client` is given, else 'server' */
  readonly mode?: PersonaMode;
  /** Functions that the model may call. `persona.registerTool` and `usePersonaTool` add more later. */
  readonly tools?: readonly AnyPersonaTool[];
  /** Spoken when the conversation starts in client mode. In server mode Anam speaks the persona's own greeting. */
  readonly greeting?: string;
  /** Which part of the text is spoken. By default: without markup, code, tables, URLs and emoji. */
  readonly speech?: SpeechOptions;
  /** Whether the microphone is used, and which devices. */
  readonly devices?: DeviceOptions;
  /** When a session ends automatically, in seconds. */
  readonly limits?: LimitOptions;
  /** Timeouts, in milliseconds. */
  readonly timeouts?: TimeoutOptions;
  /**
   * How a lost session is reconnected after the SDK has given up: a new session with a new token is opened after 0.5 s,
   * then with doubled delays. It speaks the unheard part of the answer; in server mode an unanswered question is asked
   * again. `false`: the session ends with the reason `network`.
   * @default { maxAttempts: 6 }
   */
  readonly reconnect?: boolean | { readonly maxAttempts: number };
  /** Called once for every error from sessions, turns, and your own callbacks. */
  readonly onError?: (error: PersonaError) => void;
  /** Settings that few apps need. */
  readonly advanced?: AdvancedOptions;
}

/** The `advanced` options that also apply to sessions with other backends. */
export interface OwnSessionAdvanced extends Omit<
  AdvancedOptions,
  'clientOptions' | 'onClient' | 'environment'
> {
  readonly clientOptions?: never;
  readonly onClient?: never;
  readonly environment: Partial<PersonaEnvironment> & Pick<PersonaEnvironment, 'sessions'>;
}

/**
 * Options for a persona with another session backend, such as a LiveKit room: `advanced.environment.sessions` returns
 * its own port, so there is no session token and no `AnamClient`.
 */
export interface OwnSessionOptions extends Omit<PersonaOptions, 'session' | 'advanced'> {
  readonly session?: never;
  readonly advanced: OwnSessionAdvanced;
}

/** The options that `createPersona` accepts. */
export type CreatePersonaOptions = PersonaOptions | OwnSessionOptions;

export const START_TIMEOUT_MS = 30_000;
