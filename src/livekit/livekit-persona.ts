import {
  createPersona,
  type Persona,
  type PersonaEnvironment,
  type PersonaOptions,
  type TimeoutOptions,
} from '../core/index.js';
import { openMicrophone } from '../core/browser/open-microphone.js';
import { configErrors } from '../internal/errors/config-errors.js';
import { errorFactory } from '../internal/persona-error.js';
import type { LiveKitCredentials } from './livekit-credentials.js';
import { loadLiveKitSdk, type LiveKitSdk } from './livekit-sdk.js';
import { RoomMicrophone } from './room-microphone.js';
import { roomPort } from './room-port.js';

/** Options that have the same meaning in a room as in a session with Anam. */
type SharedOptions = Pick<PersonaOptions, 'devices' | 'limits' | 'reconnect' | 'onError'>;

/** Options of `livekitPersona`: the room, the avatar in it, and the options that any persona has. */
export interface LiveKitPersonaOptions extends SharedOptions {
  /** Timeouts, in milliseconds. */
  readonly timeouts?: Omit<TimeoutOptions, 'answerMs'>;
  /** Required unless `token` is a function. */
  readonly url?: string;
  /** The user's token, or a function that is called once per start. */
  readonly token: string | (() => Promise<LiveKitCredentials>);
  /**
   * The participant whose video and voice are shown. @default the one that publishes on behalf of an agent
   * (`lk.publish_on_behalf`), otherwise any agent
   */
  readonly avatarIdentity?: string;
  /**
   * An RPC method of your agent that stops its speech. LiveKit defines none: without it, `interrupt()` has no effect.
   */
  readonly interruptMethod?: string;
  /** @default () => import('livekit-client') */
  readonly loadLiveKit?: () => Promise<LiveKitSdk>;
  /** Not available: a session in a LiveKit room has no `AnamClient`. */
  readonly onClient?: never;
  /** Replaceable dependencies, for tests. */
  readonly environment?: Partial<Omit<PersonaEnvironment, 'sessions'>> & {
    readonly createStream?: () => MediaStream;
  };
}

const configError = errorFactory(configErrors);
/**
 * A long timeout, in milliseconds, because an agent that stays silent does not mean that Anam is configured wrongly.
 */
const NEVER = 2 ** 31 - 1;

/**
 * Creates a persona in a LiveKit room, with the same store, hooks and parts. It uses the room's tracks and
 * transcription, and behaves like a session in server mode.
 *
 * `setMode('client')` rejects, and `addContext`, `say` and `registerTool` throw `config-invalid`: the agent in the room
 * has the model, context and tools, and LiveKit defines no way to change them from the page.
 *
 * @example
 * const persona = livekitPersona({ token: async () => (await fetch('/api/room', { method: 'POST' })).json() });
 * <PersonaProvider persona={persona}>…</PersonaProvider>
 *
 * @throws PersonaError `config-invalid` without `url` if `token` is not a function, and with `onClient`, because a
 * LiveKit room has no `AnamClient`
 */
export function livekitPersona(options: LiveKitPersonaOptions): Persona {
  const source = credentials(options);
  if (options.onClient !== undefined)
    throw configError('config-invalid', {
      message: '`onClient` cannot be used, because a LiveKit room has no `AnamClient`.',
    });
  const { environment = {}, loadLiveKit = loadLiveKitSdk, avatarIdentity, interruptMethod } = options;
  const { devices, limits, timeouts, reconnect, onError } = options;
  const { createStream, ...rest } = environment;
  const microphone = new RoomMicrophone(environment.openMicrophone ?? openMicrophone);
  const port = roomPort({
    loadLiveKit,
    credentials: source,
    microphone,
    createStream: createStream ?? (() => new MediaStream()),
    avatarIdentity,
    interruptMethod,
  });
  const persona = createPersona({
    ...({ devices, limits, reconnect, onError } as SharedOptions),
    llm: { server: { llmId: 'livekit' } },
    timeouts: { ...timeouts, answerMs: NEVER },
    advanced: { environment: { ...rest, sessions: () => port, openMicrophone: microphone.open } },
  });
  return roomPersona(persona, interruptMethod !== undefined);
}

function credentials({ url, token }: LiveKitPersonaOptions): () => Promise<LiveKitCredentials> {
  if (typeof token === 'function') return token;
  if (!url || !token)
    throw configError('config-invalid', {
      message: 'Pass `url` and `token`, or a function as `token`.',
    });
  return async () => ({ url, token });
}

function roomPersona(persona: Persona, interrupts: boolean): Persona {
  const refused = (what: string) =>
    configError('config-invalid', {
      message: `${what} cannot be set here: in a LiveKit room, the agent controls it.`,
    });
  const refuse = (what: string) => () => {
    throw refused(what);
  };
  return {
    store: persona.store,
    start: () => persona.start(),
    end: () => persona.end(),
    destroy: () => persona.destroy(),
    isSupported: () => persona.isSupported(),
    preload: () => persona.preload(),
    restore: (load) => persona.restore(load),
    clear: () => persona.clear(),
    ask: (text, options) => persona.ask(text, options),
    retry: (turnId) => persona.retry(turnId),
    interrupt: () => (interrupts ? persona.interrupt() : undefined),
    requestMicrophone: () => persona.requestMicrophone(),
    selectMicrophone: (id) => persona.selectMicrophone(id),
    selectSpeaker: (id) => persona.selectSpeaker(id),
    setMicrophoneMuted: (muted) => persona.setMicrophoneMuted(muted),
    keepAlive: () => persona.keepAlive(),
    update: (values) => persona.update(values),
    cue: (tag) => persona.cue(tag),
    reportError: (error) => persona.reportError(error),
    dismissError: () => persona.dismissError(),
    respondToToolCall: (callId, approved, reason) => persona.respondToToolCall(callId, approved, reason),
    setMode: (mode) => (mode === 'server' ? persona.setMode(mode) : Promise.reject(refused('The model'))),
    addContext: refuse('Context'),
    say: refuse('The speech of the persona'),
    registerTool: refuse('A tool'),
  };
}
