import type { Clock } from '../core/index.js';
import { isSignallingOpen, type AnamClient, type CreateAnamClient } from '../core/anam/anam-sdk.js';
import { AgentConversation, type AgentAudio } from './agent-conversation.js';
import { openAgentSocket, type AgentSocket, type AgentSocketOptions } from './agent-socket.js';

export interface AgentClientOptions extends Pick<
  AgentSocketOptions,
  'signedUrl' | 'openSocket' | 'conversation'
> {
  readonly clock: Clock;
  /** Calls back with base64 PCM16 of 16 kHz; the answer ends it. */
  readonly listen: (stream: MediaStream, onAudio: (base64: string) => void) => () => void;
}

type Listener = (...args: unknown[]) => void;

/** What Anam tells of the conversation is not ours: it has neither the agent's words nor the user's. */
const ofTheAgent = new Set([
  'SESSION_READY',
  'MESSAGE_STREAM_EVENT_RECEIVED',
  'USER_SPEECH_STARTED',
  'USER_SPEECH_ENDED',
  'TALK_STREAM_INTERRUPTED',
]);

/**
 * A client of Anam's SDK in whose place an agent listens, thinks and speaks. To the core it is a session in server mode
 * like any other, so that everything that holds there holds here.
 */
export function withAgent(createClient: CreateAnamClient, options: AgentClientOptions): CreateAnamClient {
  return (token, clientOptions) => {
    // The agent has the microphone; the SDK refuses voice detection without one.
    const silent = { ...Object.getOwnPropertyDescriptors(clientOptions ?? {}) };
    const guarded = Object.defineProperties({}, silent) as NonNullable<typeof clientOptions>;
    Object.assign(guarded, { disableInputAudio: true, voiceDetection: undefined });
    return agentClient(createClient(token, guarded), options);
  };
}

function agentClient(client: AnamClient, options: AgentClientOptions): AnamClient {
  const methods = new AgentClient(client, options) as unknown as Record<PropertyKey, unknown>;
  return new Proxy(client, {
    get: (target, name) => {
      if (name in methods) return methods[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** The methods of the SDK's client that go another way. */
class AgentClient {
  readonly #listeners = new Map<string, Set<Listener>>();
  #agent: { readonly socket: AgentSocket; readonly talk: AgentConversation } | null = null;
  #microphone: MediaStream | undefined;
  #stopListening: () => void = () => undefined;
  readonly #onReady = (sessionId: string) => this.#open(sessionId);

  constructor(
    private readonly client: AnamClient,
    private readonly options: AgentClientOptions,
  ) {}

  addListener = (event: string, listener: Listener): void => {
    const all = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, all.add(listener));
    if (!ofTheAgent.has(event)) this.client.addListener(event as never, listener as never);
  };

  removeListener = (event: string, listener: Listener): void => {
    this.#listeners.get(event)?.delete(listener);
    if (!ofTheAgent.has(event)) this.client.removeListener(event as never, listener as never);
  };

  stream = (microphone?: MediaStream): Promise<MediaStream[]> => {
    this.#microphone = microphone;
    this.client.addListener('SESSION_READY' as never, this.#onReady as never);
    return this.client.stream();
  };

  /** See `replaceInputAudio` of core. */
  replaceInputAudio = async (microphone: MediaStream): Promise<void> => {
    this.#microphone = microphone;
    if (this.#agent) this.#listen();
  };

  stopStreaming = async (): Promise<void> => {
    this.client.removeListener('SESSION_READY' as never, this.#onReady as never);
    this.#close();
    await this.client.stopStreaming();
  };

  sendUserMessage = (text: string): void => this.#agent?.socket.send({ type: 'user_message', text });

  addContext = (text: string): void => this.#agent?.socket.send({ type: 'contextual_update', text });

  interruptPersona = (): void => this.#agent?.talk.interrupt();

  #emit(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...args);
  }

  #open(sessionId: string): void {
    if (this.#agent) return;
    const { signedUrl, openSocket, conversation, clock } = this.options;
    const talk: AgentConversation = new AgentConversation({
      clock,
      openAudio: (sampleRate) => this.#openAudio(sampleRate),
      interruptPersona: () => this.client.interruptPersona(),
      send: (message) => socket.send(message),
      onReady: () => this.#ready(sessionId),
      onSpeech: (speech) => this.#emit('MESSAGE_STREAM_EVENT_RECEIVED', speech),
      onFailed: (detail) => this.#fail(detail),
    });
    const socket: AgentSocket = openAgentSocket({
      signedUrl,
      openSocket,
      conversation,
      onEvent: (event) => talk.handle(event),
      onLost: (detail) => this.#fail(`The agent's connection ended: ${detail}`),
    });
    this.#agent = { socket, talk };
  }

  /** The SDK queues audio while signalling is down, and the persona would say it late: it is dropped instead. */
  #openAudio(sampleRate: number): AgentAudio {
    const config = { encoding: 'pcm_s16le', sampleRate, channels: 1 } as const;
    const audio = this.client.createAgentAudioInputStream(config);
    return {
      sendAudioChunk: (base64) => isSignallingOpen(this.client) && audio.sendAudioChunk(base64),
      endSequence: () => isSignallingOpen(this.client) && audio.endSequence(),
    };
  }

  #ready(sessionId: string): void {
    this.#listen();
    this.#emit('SESSION_READY', sessionId);
  }

  #listen(): void {
    this.#stopListening();
    if (!this.#microphone) return;
    this.#stopListening = this.options.listen(this.#microphone, (base64) =>
      this.#agent?.socket.send({ user_audio_chunk: base64 }),
    );
  }

  #fail(detail: string): void {
    this.#close();
    this.#emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION', detail);
  }

  #close(): void {
    this.#stopListening();
    this.#stopListening = () => undefined;
    this.#agent?.talk.close();
    this.#agent?.socket.close();
    this.#agent = null;
  }
}
