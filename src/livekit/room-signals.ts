import type { SessionSignal } from '../core/index.js';
import type { LiveKitParticipant, LiveKitRoom, RoomEvents } from './livekit-sdk.js';
import { closeSignalOf } from './room-end.js';
import type { RoomTranscript } from './room-transcript.js';
import { listenToTranscription } from './room-transcription.js';

export interface RoomSignalOptions {
  readonly avatarIdentity?: string | undefined;
  readonly createStream: () => MediaStream;
}

type Emit = (signal: SessionSignal) => void;
type On = <Name extends keyof RoomEvents>(event: Name, listener: (...args: RoomEvents[Name]) => void) => void;

/** Translates the room's events into signals. Returns a function that stops listening. */
export function listenToRoom(
  room: LiveKitRoom,
  options: RoomSignalOptions,
  transcript: RoomTranscript,
  emit: Emit,
): () => void {
  const removals: (() => void)[] = [];
  const on: On = (event, listener) => {
    room.on(event as never, listener as never);
    removals.push(() => room.off(event as never, listener as never));
  };
  listenToAvatar(on, options, emit);
  listenToUser(on, room, emit);
  on('participantAttributesChanged', (_, from) => readAgentState(from, transcript));
  on('disconnected', (reason) => emit(closeSignalOf(reason)));
  removals.push(listenToTranscription(room, transcript));
  return () => removals.forEach((remove) => remove());
}

/** Reads the attributes of participants who are already in the room, because no event reports them. */
export function readAgentStates(room: LiveKitRoom, transcript: RoomTranscript): void {
  for (const participant of room.remoteParticipants.values()) readAgentState(participant, transcript);
}

function readAgentState({ attributes }: LiveKitParticipant, transcript: RoomTranscript): void {
  const state = attributes['lk.agent.state'];
  if (state !== undefined) transcript.setAgentState(state);
}

/**
 * Adds the avatar's video and voice, which arrive separately, to one stream, whose changes a `<video>` follows
 * automatically.
 */
function listenToAvatar(on: On, { avatarIdentity, createStream }: RoomSignalOptions, emit: Emit): void {
  let stream: MediaStream | null = null;
  const isAvatar = ({ identity, attributes, isAgent }: LiveKitParticipant): boolean =>
    avatarIdentity === undefined
      ? 'lk.publish_on_behalf' in attributes || isAgent
      : identity === avatarIdentity;
  on('trackSubscribed', ({ mediaStreamTrack }, _, from) => {
    if (!isAvatar(from)) return;
    stream ??= createStream();
    stream.addTrack(mediaStreamTrack);
    emit({ type: 'media', stream });
  });
  on('trackUnsubscribed', ({ mediaStreamTrack }) => stream?.removeTrack(mediaStreamTrack));
  on('participantDisconnected', (from) => {
    if (stream && isAvatar(from))
      emit({ type: 'closed', by: 'service', detail: 'The avatar left the room.' });
  });
}

function listenToUser(on: On, { localParticipant }: LiveKitRoom, emit: Emit): void {
  let speaking = false;
  on('activeSpeakersChanged', () => {
    if (localParticipant.isSpeaking === speaking) return;
    speaking = localParticipant.isSpeaking;
    emit({ type: 'user-speech', speaking });
  });
}
