import type { LiveKitCredentials } from './livekit-credentials.js';
import type { LiveKitParticipant, LiveKitRemoteTrack, LiveKitRoom, RoomEvents } from './livekit-sdk.js';
import { closeCodeOf, toRoomError } from './room-end.js';
import type { RoomMicrophone } from './room-microphone.js';
import { RoomTranscript } from './room-transcript.js';
import { listenToTranscription } from './room-transcription.js';

export interface RoomOptions extends LiveKitCredentials {
  readonly avatarIdentity?: string | undefined;
  readonly interruptMethod?: string | undefined;
}

type Listener = (...args: unknown[]) => void;

/** Stands in the place of the client of Anam's SDK, with a room behind it: the methods that core calls in server mode. */
export class RoomClient {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #removals: (() => void)[] = [];
  readonly #transcript = new RoomTranscript((speech) => this.#emit('MESSAGE_STREAM_EVENT_RECEIVED', speech));
  #media: MediaStream | null = null;
  #userSpeaking = false;
  #stopped = false;

  constructor(
    private readonly room: LiveKitRoom,
    private readonly microphone: RoomMicrophone,
    private readonly createStream: () => MediaStream,
    private readonly options: RoomOptions,
  ) {}

  /** Where core looks whether the connection is whole (see `isSignallingOpen`). */
  readonly streamingClient = {
    signallingClient: { isConnected: () => !this.room.state.toLowerCase().includes('reconnecting') },
  };

  addListener(event: string, listener: Listener): void {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }

  removeListener(event: string, listener: Listener): void {
    this.#listeners.get(event)?.delete(listener);
  }

  async stream(microphone?: MediaStream): Promise<MediaStream[]> {
    this.#listen();
    const { url, token } = this.options;
    await this.room.connect(url, token).catch((cause: unknown) => {
      throw toRoomError(cause);
    });
    if (this.#stopped) {
      await this.room.disconnect();
      return [];
    }
    this.#emit('DATA_CHANNEL_OPEN');
    this.#emit('CONNECTION_ESTABLISHED');
    for (const participant of this.room.remoteParticipants.values()) this.#readState(participant);
    await this.#publish(microphone?.getAudioTracks()[0]);
    if (!this.#stopped) this.#emit('SESSION_READY', this.room.name || this.room.localParticipant.identity);
    return [];
  }

  /** See `replaceInputAudio` of core. */
  replaceInputAudio = async (microphone: MediaStream): Promise<void> => {
    const [track] = microphone.getAudioTracks();
    if (track && !(await this.microphone.replace(track))) await this.#publish(track);
  };

  async stopStreaming(): Promise<void> {
    this.#stopped = true;
    for (const remove of this.#removals.splice(0)) remove();
    this.microphone.publish(null);
    this.#media = null;
    await this.room.disconnect();
  }

  sendUserMessage(text: string): void {
    this.#transcript.beginTurn();
    this.room.localParticipant
      .sendText(text, { topic: 'lk.chat' })
      .catch((cause: unknown) => this.#close('CONNECTION_CLOSED_CODE_WEBRTC_FAILURE', String(cause)));
  }

  /** Best effort, as in Anam's SDK: an agent that has not registered the method speaks on. */
  interruptPersona(): void {
    const { interruptMethod: method } = this.options;
    const agent = [...this.room.remoteParticipants.values()].find(
      ({ attributes, isAgent }) => 'lk.agent.state' in attributes || isAgent,
    );
    if (method === undefined || !agent) return;
    const call = { destinationIdentity: agent.identity, method, payload: '' };
    this.room.localParticipant.performRpc(call).catch(() => undefined);
  }

  /** What was said in an earlier session: LiveKit names no way to tell an agent. */
  addContext(): void {
    return undefined;
  }

  #emit(event: string, ...args: unknown[]): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(...args);
  }

  #close(code: string, detail: string): void {
    if (!this.#stopped) this.#emit('CONNECTION_CLOSED', code, detail);
  }

  #listen(): void {
    const { room } = this;
    this.#on('trackSubscribed', (track, _, from) => this.#show(track, from));
    this.#on('trackUnsubscribed', (track) => this.#media?.removeTrack(track.mediaStreamTrack));
    this.#on('participantAttributesChanged', (_, from) => this.#readState(from));
    this.#on('activeSpeakersChanged', () => this.#readSpeaking());
    this.#on('participantDisconnected', (from) => {
      if (this.#media && this.#isAvatar(from))
        this.#close('CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION', 'The avatar left the room.');
    });
    this.#on('disconnected', (reason) => this.#close(...closeCodeOf(reason)));
    this.#removals.push(listenToTranscription(room, this.#transcript));
  }

  #on<Name extends keyof RoomEvents>(event: Name, listener: (...args: RoomEvents[Name]) => void): void {
    this.room.on(event as never, listener as never);
    this.#removals.push(() => this.room.off(event as never, listener as never));
  }

  #isAvatar({ identity, attributes, isAgent }: LiveKitParticipant): boolean {
    const { avatarIdentity } = this.options;
    if (avatarIdentity !== undefined) return identity === avatarIdentity;
    return 'lk.publish_on_behalf' in attributes || isAgent;
  }

  /** Picture and voice arrive one by one and go into one stream, which a `<video>` follows by itself. */
  #show({ mediaStreamTrack }: LiveKitRemoteTrack, from: LiveKitParticipant): void {
    if (!this.#isAvatar(from)) return;
    this.#media ??= this.createStream();
    this.#media.addTrack(mediaStreamTrack);
    this.#emit('VIDEO_STREAM_STARTED', this.#media);
  }

  #readState({ attributes }: LiveKitParticipant): void {
    const state = attributes['lk.agent.state'];
    if (state !== undefined) this.#transcript.setAgentState(state);
  }

  #readSpeaking(): void {
    const { isSpeaking } = this.room.localParticipant;
    if (isSpeaking === this.#userSpeaking) return;
    this.#userSpeaking = isSpeaking;
    this.#emit(isSpeaking ? 'USER_SPEECH_STARTED' : 'USER_SPEECH_ENDED');
  }

  async #publish(track: MediaStreamTrack | undefined): Promise<void> {
    if (!track) return;
    const options = { source: 'microphone' as never };
    const { track: published } = await this.room.localParticipant.publishTrack(track, options);
    if (!this.#stopped) this.microphone.publish(published ?? null);
  }
}
