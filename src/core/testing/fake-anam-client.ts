import type { AnamClient, AnamClientOptions } from '../anam/anam-sdk.js';

interface ToolHandler {
  onStart(payload: object): Promise<unknown>;
}

type Listener = (...args: never[]) => void;

/** One frame that the client was told to send, in order. */
export type SentFrame =
  | { readonly type: 'talk'; readonly correlationId: string; readonly content: string }
  | { readonly type: 'talk-end'; readonly correlationId: string }
  | { readonly type: 'user-message'; readonly content: string }
  | { readonly type: 'interrupt' }
  | { readonly type: 'context'; readonly content: string };

/**
 * Behaves towards core like the SDK's client, while the test controls the service's side. Use it only for situations
 * that cannot be produced with the real SDK, which the browser tests use.
 */
export class FakeAnamClient {
  readonly sent: SentFrame[] = [];
  readonly listeners = new Map<string, Set<Listener>>();
  /** The messages sent with `sendDataMessage`. */
  readonly data: string[] = [];
  stopped = 0;
  /** The streams whose audio the client received. The first one is from the start. */
  readonly inputs: unknown[] = [];
  /** Makes it impossible to change the track during a session, as could happen with a later SDK. */
  refusesInput = false;
  signallingOpen = true;
  /** The region that the service told when the session began. */
  region: string | null = null;
  readonly streamingClient = {
    signallingClient: { isConnected: () => this.signallingOpen },
    getPeerConnection: () => this.peer,
  };
  /** The private fields of the SDK's connection that this package reads. */
  readonly peer = {
    iceConnectionState: 'connected',
    sctp: { maxMessageSize: 262_144 },
    // There are no counters, because a video that is never drawn would count as frozen.
    getReceivers: () => [{ getStats: () => Promise.reject(new Error('no counters')) }],
    getSenders: () =>
      this.refusesInput
        ? []
        : [
            {
              track: { kind: 'audio' },
              replaceTrack: async (track: { readonly stream: unknown }) =>
                void this.inputs.push(track.stream),
            },
          ],
  };
  readonly #interrupted = new Set<string>();
  readonly #handlers = new Map<string, ToolHandler>();
  #answer: { resolve: () => void; reject: (cause: unknown) => void } | null = null;

  constructor(
    readonly token: string,
    readonly options: AnamClientOptions | undefined,
  ) {}

  /** The fake as the SDK's client, which is a class with private members. */
  get asClient(): AnamClient {
    return this as unknown as AnamClient;
  }

  addListener(event: string, listener: Listener): void {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
  }

  removeListener(event: string, listener: Listener): void {
    this.listeners.get(event)?.delete(listener);
  }

  emit(event: string, ...args: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? [])
      (listener as (...all: unknown[]) => void)(...args);
  }

  stream(input?: unknown): Promise<unknown> {
    this.inputs.push(input ?? null);
    return new Promise((resolve, reject) => {
      this.#answer = {
        resolve: () => {
          try {
            // The SDK reads this option here: after the response to the session request.
            void this.options?.iceServers;
            resolve([]);
          } catch (cause) {
            reject(cause);
          }
        },
        reject,
      };
    });
  }

  answerSession(): void {
    this.#answer?.resolve();
  }

  refuseSession(cause: unknown): void {
    this.#answer?.reject(cause);
  }

  async stopStreaming(): Promise<void> {
    this.stopped += 1;
    this.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_NORMAL');
  }

  createTalkMessageStream(correlationId: string) {
    return {
      streamMessageChunk: async (content: string) => {
        if (this.#interrupted.has(correlationId)) throw new Error('Talk stream is not in an active state: 2');
        this.sent.push({ type: 'talk', correlationId, content });
      },
      endMessage: async () => void this.sent.push({ type: 'talk-end', correlationId }),
    };
  }

  registerToolCallHandler(name: string, handler: ToolHandler): () => void {
    this.#handlers.set(name, handler);
    return () => this.#handlers.delete(name);
  }

  /** Calls a tool as the SDK does: first the event, then the handler. The handler's result is sent to the engine. */
  callTool(toolCallId: string, toolName: string, args: object): Promise<unknown> {
    const payload = { toolCallId, toolName, toolType: 'client', arguments: args };
    this.emit('TOOL_CALL_STARTED', payload);
    return this.#handlers.get(toolName)?.onStart(payload) ?? Promise.reject(new Error('no handler'));
  }

  completeTool(toolCallId: string, toolName: string, result: unknown): void {
    this.emit('TOOL_CALL_COMPLETED', { toolCallId, toolName, toolType: 'client', result });
  }

  sendDataMessage = (message: string): void => void this.data.push(message);

  /** The cues sent with `sendDirectorNoteCue`. */
  readonly cues: string[] = [];

  sendDirectorNoteCue(tag: string): void {
    this.cues.push(tag);
  }

  sendUserMessage(content: string): void {
    this.sent.push({ type: 'user-message', content });
  }

  addContext(content: string): void {
    this.sent.push({ type: 'context', content });
  }

  getActiveSessionRegion(): string | null {
    return this.region;
  }

  interruptPersona(): void {
    this.sent.push({ type: 'interrupt' });
  }

  /** Emits all signals of a live session, in the usual order. */
  goLive(sessionId = 'session-1'): void {
    this.answerSession();
    this.emit('VIDEO_STREAM_STARTED', { id: 'stream' });
    this.emit('CONNECTION_ESTABLISHED');
    this.emit('DATA_CHANNEL_OPEN');
    this.emit('SESSION_READY', sessionId);
  }

  userSpeaks(speaking: boolean): void {
    this.emit(speaking ? 'USER_SPEECH_STARTED' : 'USER_SPEECH_ENDED', 'unknown');
  }

  userSpoke(id: string, content: string, endOfSpeech = true): void {
    this.emit('MESSAGE_STREAM_EVENT_RECEIVED', {
      id: `user::${id}`,
      role: 'user',
      content,
      endOfSpeech,
      interrupted: false,
    });
  }

  personaSpoke(
    id: string,
    content: string,
    extra: Partial<Record<'endOfSpeech' | 'interrupted', boolean>> & { correlationId?: string } = {},
  ): void {
    this.emit('MESSAGE_STREAM_EVENT_RECEIVED', {
      id: `persona::${id}`,
      role: 'persona',
      content,
      endOfSpeech: false,
      interrupted: false,
      ...extra,
    });
  }

  interruptTalk(correlationId: string): void {
    this.emit('TALK_STREAM_INTERRUPTED', correlationId);
    this.#interrupted.add(correlationId);
  }

  /** The text that was sent to talk streams. */
  get talked(): string {
    return this.sent.map((frame) => (frame.type === 'talk' ? frame.content : '')).join('');
  }
}
