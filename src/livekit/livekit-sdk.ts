/**
 * The part of `livekit-client` that this package uses, as plain shapes, so that an app without `livekit-client`
 * type-checks. Written against 2.23.0; `livekit-sdk.test.ts` checks the shapes against the real types.
 */
import { PersonaError } from '../internal/persona-error.js';

/** The part of a LiveKit participant that this package reads. */
export interface LiveKitParticipant {
  readonly identity: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isAgent: boolean;
  readonly isSpeaking: boolean;
}

export interface LiveKitPublication {
  mute(): Promise<unknown>;
  unmute(): Promise<unknown>;
  /** Exists only for a published audio track. `userProvidedTrack`: the creator of the track also stops it. */
  replaceTrack?(track: MediaStreamTrack, options: { readonly userProvidedTrack: boolean }): Promise<unknown>;
}

interface LiveKitLocalParticipant extends LiveKitParticipant {
  publishTrack(
    track: MediaStreamTrack,
    options: { readonly source: never },
  ): Promise<{ readonly track?: LiveKitPublication | undefined }>;
  sendText(text: string, options: { topic: string }): Promise<unknown>;
  performRpc(call: { destinationIdentity: string; method: string; payload: string }): Promise<string>;
}

export interface LiveKitRemoteTrack {
  readonly mediaStreamTrack: MediaStreamTrack;
}

/** A text stream in a LiveKit room. Iterate it to read its chunks. */
export interface LiveKitTextReader {
  readonly info: { readonly id: string; readonly attributes?: Record<string, string> | undefined };
  [Symbol.asyncIterator](): { next(): Promise<IteratorResult<string>> };
}

/** A segment in the older form of transcription. `text` is the segment so far. */
export interface LiveKitSegment {
  readonly id: string;
  readonly text: string;
  readonly final: boolean;
}

/** The part of a LiveKit `Room` that this package uses. */
export interface LiveKitRoom {
  readonly name: string;
  readonly state: string;
  readonly localParticipant: LiveKitLocalParticipant;
  readonly remoteParticipants: ReadonlyMap<string, LiveKitParticipant>;
  connect(url: string, token: string): Promise<void>;
  disconnect(stopTracks?: boolean): Promise<void>;
  on(event: never, listener: (...args: never[]) => void): unknown;
  off(event: never, listener: (...args: never[]) => void): unknown;
  registerTextStreamHandler(
    topic: string,
    handler: (reader: LiveKitTextReader, sender: { identity: string }) => void,
  ): void;
  unregisterTextStreamHandler(topic: string): void;
}

/** The module `livekit-client`, or an object that contains its `Room`. */
export interface LiveKitSdk {
  readonly Room: new () => LiveKitRoom;
}

/** The arguments that the listeners receive, by the values of `RoomEvent`. */
export interface RoomEvents {
  trackSubscribed: [track: LiveKitRemoteTrack, publication: unknown, participant: LiveKitParticipant];
  trackUnsubscribed: [track: LiveKitRemoteTrack, publication: unknown, participant: LiveKitParticipant];
  participantDisconnected: [participant: LiveKitParticipant];
  participantAttributesChanged: [changed: Record<string, string>, participant: LiveKitParticipant];
  activeSpeakersChanged: [speakers: readonly LiveKitParticipant[]];
  transcriptionReceived: [segments: readonly LiveKitSegment[], participant?: LiveKitParticipant];
  disconnected: [reason?: number];
}

/** Loads `livekit-client`. @throws PersonaError `config-sdk` */
export async function loadLiveKitSdk(): Promise<LiveKitSdk> {
  try {
    return await import('livekit-client');
  } catch (cause) {
    const said = {
      userMessage: 'The assistant is not set up yet.',
      advice: 'Run: npm install livekit-client',
      retry: 'never',
      action: 'none',
    } as const;
    throw new PersonaError('config-sdk', 'Loading livekit-client failed.', said, {}, { cause });
  }
}
