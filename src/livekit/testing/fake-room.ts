import type { LiveKitParticipant, LiveKitRoom, LiveKitSdk, RoomEvents } from '../livekit-sdk.js';

type Handler = Parameters<LiveKitRoom['registerTextStreamHandler']>[1];

const fakeAvatar: LiveKitParticipant = {
  identity: 'avatar',
  attributes: { 'lk.publish_on_behalf': 'agent' },
  isAgent: true,
  isSpeaking: false,
};

/** Imitates a livekit-client `Room`. The test controls the server's side. */
export class FakeRoom implements LiveKitRoom {
  readonly name = 'room-1';
  state = 'disconnected';
  readonly calls: unknown[] = [];
  readonly listeners = new Map<string, Set<(...args: never[]) => void>>();
  readonly handlers = new Map<string, Handler>();
  readonly remoteParticipants = new Map<string, LiveKitParticipant>();
  #join: { resolve: () => void; reject: (cause: unknown) => void } | null = null;
  #publish: (() => void) | null = null;
  /** Whether a publication waits for `published()`. */
  holdPublish = false;
  /** The agent's response to typed text. */
  onText: (text: string) => void = () => undefined;

  readonly localParticipant = {
    identity: 'user',
    attributes: {},
    isAgent: false,
    isSpeaking: false,
    publishTrack: async (track: MediaStreamTrack) => {
      this.calls.push(['publish', track]);
      if (this.holdPublish) await new Promise<void>((resolve) => (this.#publish = resolve));
      const record = (call: string) => async () => void this.calls.push(call);
      const replaceTrack = async (next: MediaStreamTrack) => void this.calls.push(['replace', next]);
      return { track: { mute: record('mute'), unmute: record('unmute'), replaceTrack } };
    },
    sendText: async (text: string, { topic }: { topic: string }) => {
      this.calls.push([topic, text]);
      this.onText(text);
    },
    performRpc: async (call: object) => {
      this.calls.push(call);
      return '';
    },
  };

  /** Returns a module whose next `Room` is this one. */
  get sdk(): LiveKitSdk {
    // `new` on a function that returns an object results in that object.
    const next = () => this;
    return {
      Room: function Room() {
        return next();
      } as unknown as LiveKitSdk['Room'],
    };
  }

  connect(url: string, token: string): Promise<void> {
    this.calls.push(['connect', url, token]);
    this.state = 'connecting';
    return new Promise((resolve, reject) => (this.#join = { resolve, reject }));
  }

  joined(): void {
    // The real room also abandons a join when the room is left.
    if (this.state !== 'connecting') return;
    this.state = 'connected';
    this.remoteParticipants.set(fakeAvatar.identity, fakeAvatar);
    this.#join?.resolve();
  }

  refuse(cause: unknown): void {
    this.#join?.reject(cause);
  }

  published(): void {
    this.#publish?.();
  }

  async disconnect(): Promise<void> {
    this.calls.push('disconnect');
    this.state = 'disconnected';
    this.#join?.reject(new Error('Client initiated disconnect'));
  }

  on(event: string, listener: (...args: never[]) => void): void {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: (...args: never[]) => void): void {
    this.listeners.get(event)?.delete(listener);
  }

  emit<Name extends keyof RoomEvents>(event: Name, ...args: RoomEvents[Name]): void {
    for (const listener of this.listeners.get(event) ?? []) listener(...(args as unknown as never[]));
  }

  registerTextStreamHandler(topic: string, handler: Handler): void {
    this.handlers.set(topic, handler);
  }

  unregisterTextStreamHandler(topic: string): void {
    this.handlers.delete(topic);
  }

  get listenerCount(): number {
    return [...this.listeners.values()].reduce((sum, all) => sum + all.size, this.handlers.size);
  }

  /** Sends one complete transcription stream. */
  say(identity: string, id: string, pieces: Iterable<string>, final = true): void {
    const attributes = { 'lk.segment_id': id, 'lk.transcription_final': String(final) };
    const reader = {
      info: { id, attributes },
      async *[Symbol.asyncIterator]() {
        yield* pieces;
      },
    };
    this.handlers.get('lk.transcription')?.(reader, { identity });
  }

  agent(state: string): void {
    const attributes = { 'lk.agent.state': state };
    this.emit('participantAttributesChanged', attributes, {
      identity: 'agent',
      attributes,
      isAgent: true,
      isSpeaking: false,
    });
  }

  show(track: MediaStreamTrack): void {
    this.emit('trackSubscribed', { mediaStreamTrack: track }, null, fakeAvatar);
  }
}
