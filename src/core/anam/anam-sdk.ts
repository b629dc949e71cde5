/**
 * The only file that knows the code of `@anam-ai/js-sdk`; `anam-events.ts` knows the names of its events. Types come from it at compile time; the code is loaded on demand.
 * Written against 4.27.0; facts about its behaviour are marked with the trap they stand for.
 */
import type { AnamClient, createClient } from '@anam-ai/js-sdk';
import type { PersonaMediaStream } from '../ports/media-stream.js';
import type { ReadablePeer } from '../runtime/link/link-reading.js';
import { errorFactory } from '../../internal/persona-error.js';
import { configErrors } from '../../internal/errors/config-errors.js';

export type { AnamClient };
/** The SDK does not export its option and stream types, so they are derived. */
export type AnamClientOptions = NonNullable<Parameters<typeof createClient>[1]>;
export type CreateAnamClient = (sessionToken: string, options?: AnamClientOptions) => AnamClient;
export type AnamTalkStream = ReturnType<AnamClient['createTalkMessageStream']>;

const configError = errorFactory(configErrors);

let loading: Promise<CreateAnamClient> | undefined;

/** @throws PersonaError `config-sdk` when the package cannot be loaded; the next call tries again. */
export function loadCreateClient(): Promise<CreateAnamClient> {
  loading ??= import('@anam-ai/js-sdk').then(
    (sdk) => sdk.createClient,
    (cause: unknown) => {
      loading = undefined;
      throw configError('config-sdk', { message: 'Loading @anam-ai/js-sdk failed.', cause });
    },
  );
  return loading;
}

interface ClientInternals {
  streamingClient?: {
    signallingClient?: { isConnected?: () => boolean };
    getPeerConnection?: () => ReadablePeer | null;
  } | null;
}

/**
 * Whether the signalling socket takes frames now. The SDK has no event for it, queues what is written meanwhile and
 * speaks it seconds later (T27), so we look. These are private fields of 4.27: if they are gone, we assume it is open.
 */
export function isSignallingOpen(client: AnamClient): boolean {
  const signalling = (client as unknown as ClientInternals).streamingClient?.signallingClient;
  return signalling?.isConnected?.() ?? true;
}

interface InputTrack {
  readonly kind: string;
}

interface InputSender {
  readonly track: InputTrack | null;
  readonly dtmf?: unknown;
  replaceTrack(track: InputTrack): Promise<void>;
}

interface InputInternals {
  /** What stands in for the SDK's client takes audio in its own way. */
  replaceInputAudio?: (stream: PersonaMediaStream) => Promise<void>;
  streamingClient?: { getPeerConnection?: () => { getSenders(): readonly InputSender[] } | null } | null;
}

/**
 * Puts another track in the place of the one that the session sends. The SDK has no door for it: `changeAudioInputDevice`
 * asks for a device by itself and stops the old one before it has the new. So we take the connection's own sender, the
 * one that the SDK looks for. Private too: where it is gone this rejects, and what was sent before goes on.
 */
export async function replaceInputAudio(client: AnamClient, stream: PersonaMediaStream): Promise<void> {
  const { replaceInputAudio: own, streamingClient } = client as unknown as InputInternals;
  if (own) return own(stream);
  const [track] = (stream as unknown as { getAudioTracks(): InputTrack[] }).getAudioTracks();
  const senders = streamingClient?.getPeerConnection?.()?.getSenders() ?? [];
  const sender = senders.find((each) => each.track?.kind === 'audio' || (!each.track && each.dtmf));
  if (!sender || !track) throw new Error('The connection has no audio sender that could be reached.');
  await sender.replaceTrack(track);
}

/** The peer connection, to read its counters; `null` until there is one, and where it cannot be reached. Private too. */
export function peerOf(client: AnamClient): ReadablePeer | null {
  return (client as unknown as ClientInternals).streamingClient?.getPeerConnection?.() ?? null;
}
