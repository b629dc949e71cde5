import type { LlmAdapter } from '../../llm/llm-adapter.js';
import type { PersonaError } from '../../internal/persona-error.js';
import type { PersonaEnvironment } from '../ports/environment.js';
import type { PersonaMode } from '../machine/persona-state.js';
import type { AnyPersonaTool } from '../runtime/tools/tool-registry.js';
import type { SessionSource } from '../anam/session-token.js';
import type { SpeechOptions } from '../text/speech-options.js';
import type {
  AdvancedOptions,
  DeviceOptions,
  LimitOptions,
  SessionOptions,
  TimeoutOptions,
} from './option-groups.js';

/** What `createPersona` takes: what the persona needs, what it can do, and groups of settings by topic. */
export interface PersonaOptions {
  /**
   * Where session tokens come from: the URL of your session endpoint (`createSessionHandler` of `anam-react/server` is
   * one; it receives `POST { mode, llmId?, continued? }` and returns `{ sessionToken }`), or a function that returns a
   * token. As an object (`{ url, endUrl }` or `{ getToken, endUrl }`) it also says where the end is reported.
   */
  readonly session: SessionSource | SessionOptions;
  /** The models: `client` runs in the page, `server` is a custom LLM that Anam calls. One is enough. */
  readonly llm: { readonly client?: LlmAdapter; readonly server?: { readonly llmId: string } };
  /** The mode to begin in; `persona.setMode` changes it. @default 'client' when `llm.client` is given, else 'server' */
  readonly mode?: PersonaMode;
  /** What the model may call. `persona.registerTool` and `usePersonaTool` add more later. */
  readonly tools?: readonly AnyPersonaTool[];
  /** Said when the conversation first becomes live, in client mode; in server mode Anam says the persona's own. */
  readonly greeting?: string;
  /** What of the written text is spoken: by default Markdown without its markup, code, tables, addresses, emoji. */
  readonly speech?: SpeechOptions;
  /** Whether the microphone is used, and which devices. */
  readonly devices?: DeviceOptions;
  /** When a session ends by itself, in seconds. */
  readonly limits?: LimitOptions;
  /** How long to wait for others, in milliseconds. */
  readonly timeouts?: TimeoutOptions;
  /**
   * What happens when a live session is lost and the SDK could not save it: a new session with a new token, after 0.5 s,
   * then after twice the wait each, until one lasts. The unheard rest of the answer is said then; in server mode a
   * question without an answer is asked again. `false`: the session ends with the reason `network`.
   * @default { maxAttempts: 6 }
   */
  readonly reconnect?: boolean | { readonly maxAttempts: number };
  /** Every error once: of sessions, of turns, and of your own callbacks. */
  readonly onError?: (error: PersonaError) => void;
  /** Settings that few apps need. */
  readonly advanced?: AdvancedOptions;
}

/** The part of `advanced` that has a meaning where sessions are not Anam's. */
export interface OwnSessionAdvanced extends Omit<
  AdvancedOptions,
  'clientOptions' | 'onClient' | 'environment'
> {
  readonly clientOptions?: never;
  readonly onClient?: never;
  readonly environment: Partial<PersonaEnvironment> & Pick<PersonaEnvironment, 'sessions'>;
}

/**
 * Options of a persona whose sessions are not Anam's: `advanced.environment.sessions` returns a port of its own, as for a
 * LiveKit room, so there is no session token and no `AnamClient`.
 */
export interface OwnSessionOptions extends Omit<PersonaOptions, 'session' | 'advanced'> {
  readonly session?: never;
  readonly advanced: OwnSessionAdvanced;
}

/** What `createPersona` accepts. */
export type CreatePersonaOptions = PersonaOptions | OwnSessionOptions;

export const START_TIMEOUT_MS = 30_000;
