import type { LlmAdapter } from '../../llm/llm-adapter.js';
import { configErrors } from '../../internal/errors/config-errors.js';
import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import type { Conversation } from './conversation.js';
import type { LatencyBudget } from '../machine/timeline/latency-budget.js';
import type { TurnReport } from '../machine/timeline/turn-report.js';
import type { DeviceChoice } from '../machine/microphone/microphone-state.js';
import type { InputPolicy } from '../machine/context.js';
import type { ExclusiveScope, PersonaEnvironment } from '../ports/environment.js';
import type { PersonaMode } from '../machine/persona-state.js';
import type { AnamClientOptions } from '../anam/anam-sdk.js';
import type { OnClient } from '../anam/anam-connection.js';
import type { AnyPersonaTool } from '../runtime/tools/tool-registry.js';
import type { SpeechOptions } from '../text/speech-options.js';
import type { SessionSource } from '../anam/session-token.js';

export interface PersonaOptions {
  /**
   * Where session tokens come from: the URL of your session endpoint (asked by `POST { mode, llmId?, continued? }`, answers
   * `{ sessionToken }`; `createSessionHandler` of `anam-react/server` is one), or a function that returns a token.
   */
  readonly session: SessionSource;
  /** The models: `client` runs in the page, `server` is a custom LLM that Anam calls. One is enough. */
  readonly llm: { readonly client?: LlmAdapter; readonly server?: { readonly llmId: string } };
  /** The mode to begin in; `persona.setMode` changes it. @default 'client' when `llm.client` is given, else 'server' */
  readonly mode?: PersonaMode;
  /** What becomes of new input while a turn runs: it cuts that off, waits for its end, or is refused. @default 'interrupt' */
  readonly inputPolicy?: InputPolicy;
  /** Whether a start asks for the microphone. Without it, or when it is refused, the user types. @default true */
  readonly microphone?: boolean;
  /** Devices that the user chose before, as `state.devices` told them; kept by the app. @default the system's */
  readonly devices?: Partial<DeviceChoice>;
  /** What of the written text is spoken: by default Markdown without its markup, code, tables, addresses, emoji. */
  readonly speech?: SpeechOptions;
  /** What the model may call. More can be registered while the persona lives: `persona.registerTool`, `usePersonaTool`. */
  readonly tools?: readonly AnyPersonaTool[];
  /** How often a model may call tools in one turn; then it is asked to answer without them. @default 8 */
  readonly maxToolRounds?: number;
  /** Said when the conversation first becomes live, in client mode; in server mode Anam says the persona's own. */
  readonly greeting?: string;
  /**
   * Where the page says that it goes away in the middle of a session, so that its slot is free at once: the URL of your
   * stop endpoint (`createStopHandler` of `anam-react/server`). Gets a beacon, `{ sessionId }` as text.
   */
  readonly stopUrl?: string;
  /** An earlier conversation to go on with, as `conversationOf()` gave it: shown, and known to the model. */
  readonly conversation?: Conversation;
  /**
   * What happens when a live session is lost and the SDK could not save it: a new session with a new token, after 0.5 s,
   * then after twice the wait each, until one lasts. What was not heard of the answer is said then; in server mode a
   * question that was not answered is asked again. `false`: the session ends with the reason `network`.
   * @default { maxAttempts: 6 }
   */
  readonly reconnect?: boolean | { readonly maxAttempts: number };
  /**
   * Ends the session this many seconds after it became live, with the reason `limit`; `state.ending` warns before. Set it
   * to your plan's cap to have the warning: the SDK does not tell it. Goes on counting through reconnections.
   * @default none
   */
  readonly maxSessionSeconds?: number;
  /**
   * Ends a session in which nobody has said or typed anything for this many seconds, with the reason `idle`: Anam bills
   * every connected second. `false`: never. @default 300
   */
  readonly idleStopSeconds?: number | false;
  /** Ends the session when its page has been hidden for this many seconds, with the reason `idle`. @default never */
  readonly hiddenStopSeconds?: number;
  /** How long before such an end `state.ending` tells of it, in seconds. @default 30 */
  readonly endWarningSeconds?: number;
  /**
   * Keeps a second session from running beside this one by accident, and being billed: when it starts, every other persona
   * of this page (`page`), or of all tabs of this origin (`browser`), that has the option too ends with the reason
   * `replaced`. @default several may be live at once
   */
  readonly exclusive?: ExclusiveScope;
  /** From `start()` to live, in ms. @default 30000 */
  readonly startTimeoutMs?: number;
  /**
   * How long Anam's model may take to show the first sign of an answer, in ms. If it has shown none in the whole session
   * by then, `config-no-model` is reported; the session goes on. @default 20000
   */
  readonly answerTimeoutMs?: number;
  /**
   * How long the permission prompt may stand unanswered until `microphone-timeout` says so, in ms. The session does not
   * wait for it, and a later answer still counts. @default 20000
   */
  readonly microphoneTimeoutMs?: number;
  /** Options for the SDK's client (`api.baseUrl`, `rtcConfiguration`, `metrics`, …). */
  readonly clientOptions?: AnamClientOptions;
  /**
   * The real `AnamClient` of each session, for what this package does not cover. Called before the client connects, so
   * that no early event is missed; what it returns runs when the session ends. A client is for one session only: do not
   * keep it, and do not stop it. There is none in a LiveKit room.
   * @example onClient: (client) => {
   *   const onWarning = (text: string) => console.warn(text);
   *   client.addListener(AnamEvent.SERVER_WARNING, onWarning);
   *   return () => client.removeListener(AnamEvent.SERVER_WARNING, onWarning);
   * }
   */
  readonly onClient?: OnClient;
  /** How long the steps of a turn may take, ms; `onTimeline` is told what took longer. @default no limits */
  readonly latencyBudget?: LatencyBudget;
  /**
   * Each turn once, when it has ended: how long what took, without a word of what was said. Nothing is sent anywhere by
   * itself. @example onTimeline={(turn) => navigator.sendBeacon('/api/turns', JSON.stringify(turn))}
   */
  readonly onTimeline?: (turn: TurnReport) => void;
  /** Every error once: of sessions, of turns, and of your own callbacks. */
  readonly onError?: (error: PersonaError) => void;
  /** Replaces parts of the outside world, for tests and other runtimes. */
  readonly environment?: Partial<PersonaEnvironment>;
}

/**
 * Options of a persona whose sessions are not Anam's: `environment.sessions` returns a port of its own, as that of a
 * LiveKit room, so there is no session token and no `AnamClient`.
 */
export interface OwnSessionOptions extends Omit<
  PersonaOptions,
  'session' | 'clientOptions' | 'onClient' | 'environment'
> {
  readonly session?: never;
  readonly clientOptions?: never;
  readonly onClient?: never;
  readonly environment: Partial<PersonaEnvironment> & Pick<PersonaEnvironment, 'sessions'>;
}

/** What `createPersona` accepts. */
export type CreatePersonaOptions = PersonaOptions | OwnSessionOptions;

export const START_TIMEOUT_MS = 30_000;

/** Options that have to be positive numbers where they are numbers. */
const positive = [
  'startTimeoutMs',
  'microphoneTimeoutMs',
  'answerTimeoutMs',
  'maxToolRounds',
  'maxSessionSeconds',
  'idleStopSeconds',
  'hiddenStopSeconds',
  'endWarningSeconds',
] as const;

const configError = errorFactory(configErrors);

export interface Modes {
  readonly mode: PersonaMode;
  /** Those that have a model to speak with. */
  readonly modes: readonly PersonaMode[];
}

/** @throws PersonaError `config-session`, `config-llm`, `config-invalid` */
export function resolveModes(options: CreatePersonaOptions): Modes {
  const { session, llm, environment } = options;
  const isOwn = session === undefined && environment?.sessions !== undefined;
  if (!isOwn && typeof session !== 'function' && (typeof session !== 'string' || session === ''))
    throw sessionMissing();
  const mode = options.mode ?? (llm?.client ? 'client' : 'server');
  const modes = usableModes(llm);
  if (!llm?.client && !llm?.server) throw configError('config-llm', { message: '`llm` is missing.' });
  if (!modes.includes(mode)) throw modeWithoutModel(mode);
  for (const name of positive) {
    const value = options[name];
    if (value !== undefined && value !== false && !(Number.isFinite(value) && value > 0)) {
      throw configError('config-invalid', {
        message: `\`${name}\` must be a positive number.`,
      });
    }
  }
  return { mode, modes };
}

export const sessionMissing = (): PersonaError =>
  configError('config-session', { message: '`session` is missing.' });

export const modeWithoutModel = (mode: PersonaMode): PersonaError =>
  configError('config-llm', { message: `Mode "${mode}" has no model to speak with.` });

function usableModes(llm: PersonaOptions['llm'] | undefined): PersonaMode[] {
  const modes: PersonaMode[] = [];
  if (typeof llm?.client?.stream === 'function') modes.push('client');
  if (llm?.server?.llmId) modes.push('server');
  return modes;
}
