/**
 * Reads all private SDK fields that this package uses. Written against 4.27.0. Each field is looked up on every use,
 * and none is required: without one, a session works with the limitations that `sdkChanged` lists.
 */
import type { PersonaMediaStream } from '../ports/media-stream.js';
import type { ReadablePeer } from '../ports/session-port.js';
import type { AnamClient } from './anam-sdk.js';

interface Track {
  readonly kind: string;
}

interface Sender {
  readonly track: Track | null;
  readonly dtmf?: unknown;
  replaceTrack(track: Track): Promise<void>;
}

interface Peer extends ReadablePeer {
  getSenders(): readonly Sender[];
}

interface PrivateClient {
  readonly streamingClient?: {
    readonly signallingClient?: { isConnected?(): boolean } | null;
    getPeerConnection?(): Peer | null;
  } | null;
}

const streamingClientOf = (client: AnamClient) => (client as unknown as PrivateClient).streamingClient;

/**
 * Whether the signalling socket can send now. The SDK has no event for it. While the socket is closed, the SDK queues
 * text and speaks it seconds later (T27). If the state is unknown, the socket counts as open.
 */
export function isSignallingOpen(client: AnamClient): boolean {
  return streamingClientOf(client)?.signallingClient?.isConnected?.() ?? true;
}

/** Returns the peer connection; `null` if there is none or it is not accessible. */
export const peerOf = (client: AnamClient): ReadablePeer | null =>
  streamingClientOf(client)?.getPeerConnection?.() ?? null;

/**
 * Replaces the audio track of the session. The SDK's `changeAudioInputDevice` opens a device itself and stops the old
 * one first, so this uses the connection's sender, like the SDK. Rejects if the sender is not accessible; then the old
 * track stays.
 */
export async function replaceInputAudio(client: AnamClient, stream: PersonaMediaStream): Promise<void> {
  const [track] = (stream as unknown as { getAudioTracks(): Track[] }).getAudioTracks();
  const senders = streamingClientOf(client)?.getPeerConnection?.()?.getSenders() ?? [];
  const sender = senders.find((each) => each.track?.kind === 'audio' || (!each.track && each.dtmf));
  if (!sender || !track) throw new Error('The audio sender of the connection is not accessible.');
  await sender.replaceTrack(track);
}

/** A missing private field, named by its path in the client. `sdkChanged` explains each one. */
export type SdkLoss = keyof typeof readers;

const readers = {
  'streamingClient.signallingClient.isConnected': (client: AnamClient): string =>
    typeof streamingClientOf(client)?.signallingClient?.isConnected,
  'streamingClient.getPeerConnection': (client: AnamClient): string =>
    typeof streamingClientOf(client)?.getPeerConnection,
};

/** Returns the private fields that this SDK lacks. Checked when the session is established. */
export const lossesOf = (client: AnamClient): SdkLoss[] =>
  (Object.keys(readers) as SdkLoss[]).filter((path) => readers[path](client) !== 'function');
