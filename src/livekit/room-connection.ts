import { causeWords } from '../internal/cause-words.js';
import type { ConnectRequest, PersonaMediaStream, SessionConnection, SessionSignal } from '../core/index.js';
import type { LiveKitCredentials } from './livekit-credentials.js';
import type { LiveKitRoom } from './livekit-sdk.js';
import { toJoinError, toPublishError } from './room-end.js';
import type { RoomMicrophone } from './room-microphone.js';
import { listenToRoom, readAgentStates, type RoomSignalOptions } from './room-signals.js';
import { RoomTranscript } from './room-transcript.js';

export interface RoomConnectionOptions extends RoomSignalOptions {
  readonly microphone: RoomMicrophone;
  readonly interruptMethod?: string | undefined;
}

/** One session in one room. Joins immediately, and reports its progress as core signals. */
export class RoomConnection implements SessionConnection {
  readonly #room: LiveKitRoom;
  readonly #options: RoomConnectionOptions;
  readonly #onSignal: ConnectRequest['onSignal'];
  readonly #transcript: RoomTranscript;
  readonly #stopListening: () => void;
  readonly #joined: Promise<void>;
  /** Publishes one microphone after the other, because a room has only one. */
  #published: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(
    room: LiveKitRoom,
    credentials: LiveKitCredentials,
    { microphone, onSignal }: ConnectRequest,
    options: RoomConnectionOptions,
  ) {
    this.#room = room;
    this.#options = options;
    this.#onSignal = onSignal;
    const emit = (signal: SessionSignal) => this.#emit(signal);
    this.#transcript = new RoomTranscript((chunk) => emit({ type: 'speech', chunk }));
    this.#stopListening = listenToRoom(room, options, this.#transcript, emit);
    this.#joined = this.#join(credentials);
    const sent = microphone && this.sendMicrophone(microphone);
    Promise.all([this.#joined, sent]).then(
      () => emit({ type: 'ready', sessionId: room.name || room.localParticipant.identity }),
      (cause: unknown) => emit({ type: 'failed', error: toPublishError(cause) }),
    );
  }

  sendMicrophone(stream: PersonaMediaStream): Promise<void> {
    const [track] = stream.getAudioTracks();
    const sent = this.#published
      .then(() => this.#joined)
      .then(() => (track ? this.#publish(track) : undefined));
    this.#published = sent.catch(() => undefined);
    return sent;
  }

  sendUserMessage(text: string): void {
    this.#transcript.beginTurn();
    this.#room.localParticipant
      .sendText(text, { topic: 'lk.chat' })
      .catch((cause: unknown) => this.#emit({ type: 'closed', by: 'network', detail: causeWords(cause) }));
  }

  /** Asks the agent to stop speaking. Best effort: an agent without the method continues to speak. */
  interruptPersona(): void {
    const { interruptMethod: method } = this.#options;
    const agent = [...this.#room.remoteParticipants.values()].find(
      ({ attributes, isAgent }) => 'lk.agent.state' in attributes || isAgent,
    );
    if (method === undefined || !agent) return;
    const call = { destinationIdentity: agent.identity, method, payload: '' };
    this.#room.localParticipant.performRpc(call).catch(() => undefined);
  }

  isSignallingOpen(): boolean {
    return !this.#room.state.toLowerCase().includes('reconnecting');
  }

  /** Refuses text for the persona to say: the agent speaks, and LiveKit defines no way to send it text. */
  sendTalk(): Promise<void> {
    return Promise.reject(new Error('In a LiveKit room only the agent decides what the persona says.'));
  }

  endTalk(): Promise<void> {
    return Promise.resolve();
  }

  /** Does nothing, because LiveKit defines no way to send an agent the messages of an earlier session. */
  addContext(): void {
    return undefined;
  }

  /** Does nothing, because tools belong to the agent. */
  offerTool(): void {
    return undefined;
  }

  peer(): null {
    return null;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopListening();
    this.#options.microphone.publish(null);
    await this.#room.disconnect().catch(() => undefined);
  }

  #emit(signal: SessionSignal): void {
    if (!this.#closed) this.#onSignal(signal);
  }

  async #join({ url, token }: LiveKitCredentials): Promise<void> {
    await this.#room.connect(url, token).catch((cause: unknown) => {
      throw toJoinError(cause);
    });
    // A join cannot always be aborted. If it completes after `close()`, the room is left immediately.
    if (this.#closed) return this.#room.disconnect();
    this.#emit({ type: 'channel-open' });
    this.#emit({ type: 'established' });
    readAgentStates(this.#room, this.#transcript);
  }

  async #publish(track: MediaStreamTrack): Promise<void> {
    const { microphone } = this.#options;
    if (this.#closed || (await microphone.replace(track))) return;
    const source = 'microphone' as never;
    const { track: published } = await this.#room.localParticipant.publishTrack(track, { source });
    if (!this.#closed) microphone.publish(published ?? null);
  }
}
