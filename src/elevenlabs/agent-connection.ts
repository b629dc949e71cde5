import type {
  Clock,
  ConnectRequest,
  PersonaMediaStream,
  SessionConnection,
  SessionPort,
  SessionSignal,
} from '../core/index.js';
import type { AnamConnection } from '../core/anam/anam-connection.js';
import { microphoneLifeErrors } from '../internal/errors/microphone-life-errors.js';
import { errorFactory } from '../internal/persona-error.js';
import { AgentConversation, type AgentAudio } from './agent-conversation.js';
import { openAgentSocket, type AgentSocket, type AgentSocketOptions } from './agent-socket.js';

const microphoneError = errorFactory(microphoneLifeErrors);

export interface AgentConnectionOptions extends Pick<
  AgentSocketOptions,
  'signedUrl' | 'openSocket' | 'conversation'
> {
  readonly clock: Clock;
  /**
   * Calls back with base64 PCM16 at 16 kHz, or once with the reason why the microphone cannot be read. The returned
   * function stops it.
   */
  readonly listen: (
    stream: MediaStream,
    onAudio: (base64: string) => void,
    onFailed: (cause: Error) => void,
  ) => () => void;
}

interface Agent {
  readonly socket: AgentSocket;
  readonly talk: AgentConversation;
}

/** Combines Anam's connection with an agent: Anam provides picture and voice, the agent listens and thinks. */
export class AgentConnection implements SessionConnection {
  readonly #anam: AnamConnection;
  readonly #options: AgentConnectionOptions;
  readonly #onSignal: ConnectRequest['onSignal'];
  #agent: Agent | null = null;
  #microphone: PersonaMediaStream | null;
  #stopListening: () => void = () => undefined;
  #closed = false;

  constructor(anam: SessionPort, request: ConnectRequest, options: AgentConnectionOptions) {
    this.#options = options;
    this.#onSignal = request.onSignal;
    this.#microphone = request.microphone;
    this.#anam = anam.connect({
      ...request,
      // The agent uses the microphone. Anam's model, which would call tools, is not used.
      microphone: null,
      toolNames: [],
      onSignal: (signal) => this.#acceptAnam(signal),
    }) as AnamConnection;
  }

  async sendMicrophone(stream: PersonaMediaStream): Promise<void> {
    this.#microphone = stream;
    if (this.#agent) this.#listen();
  }

  sendUserMessage(text: string): void {
    this.#agent?.socket.send({ type: 'user_message', text });
  }

  addContext(text: string): void {
    this.#agent?.socket.send({ type: 'contextual_update', text });
  }

  interruptPersona(): void {
    this.#agent?.talk.interrupt();
  }

  sendTalk(correlationId: string, text: string): Promise<void> {
    return this.#anam.sendTalk(correlationId, text);
  }

  endTalk(correlationId: string): Promise<void> {
    return this.#anam.endTalk(correlationId);
  }

  /** Does nothing, because tools are configured in the agent. */
  offerTool(): void {
    return undefined;
  }

  isSignallingOpen(): boolean {
    return this.#anam.isSignallingOpen();
  }

  peer(): ReturnType<SessionConnection['peer']> {
    return this.#anam.peer();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#closeAgent();
    await this.#anam.close();
  }

  /**
   * Handles a signal from Anam. Anam's reports contain neither the agent's nor the user's words, so they are dropped.
   */
  #acceptAnam(signal: SessionSignal): void {
    switch (signal.type) {
      case 'ready':
        return this.#openAgent(signal);
      // Anam's limit applies to its data channel, but typed text goes through the agent's socket.
      case 'channel-open':
        return this.#emit({ type: 'channel-open' });
      case 'established':
      case 'media':
      case 'failed':
      case 'closed':
        return this.#emit(signal);
      default:
        return undefined;
    }
  }

  #emit(signal: SessionSignal): void {
    if (!this.#closed) this.#onSignal(signal);
  }

  #openAgent(signal: Extract<SessionSignal, { type: 'ready' }>): void {
    if (this.#agent || this.#closed) return;
    const { signedUrl, openSocket, conversation, clock } = this.#options;
    const talk: AgentConversation = new AgentConversation({
      clock,
      openAudio: (sampleRate) => this.#openAudio(sampleRate),
      interruptPersona: () => this.#anam.interruptPersona(),
      send: (message) => socket.send(message),
      onReady: () => this.#ready(signal),
      onSpeech: (chunk) => this.#emit({ type: 'speech', chunk }),
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

  /**
   * Opens the audio input. While signalling is down, audio is dropped, because the SDK would queue it and the persona
   * would play it late.
   */
  #openAudio(sampleRate: number): AgentAudio {
    const config = { encoding: 'pcm_s16le', sampleRate, channels: 1 } as const;
    const audio = this.#anam.client.createAgentAudioInputStream(config);
    return {
      sendAudioChunk: (base64) => this.isSignallingOpen() && audio.sendAudioChunk(base64),
      endSequence: () => this.isSignallingOpen() && audio.endSequence(),
    };
  }

  #ready(signal: SessionSignal): void {
    this.#listen();
    this.#emit(signal);
  }

  #listen(): void {
    this.#stopListening();
    if (!this.#microphone) return;
    this.#stopListening = this.#options.listen(
      this.#microphone,
      (base64) => this.#agent?.socket.send({ user_audio_chunk: base64 }),
      (cause) => {
        this.#stopListening();
        const error = microphoneError('microphone-not-connected', { message: cause.message, cause });
        this.#emit({ type: 'microphone-failed', error });
      },
    );
  }

  #fail(detail: string): void {
    this.#closeAgent();
    this.#emit({ type: 'closed', by: 'service', detail });
  }

  #closeAgent(): void {
    this.#stopListening();
    this.#stopListening = () => undefined;
    this.#agent?.talk.close();
    this.#agent?.socket.close();
    this.#agent = null;
  }
}
