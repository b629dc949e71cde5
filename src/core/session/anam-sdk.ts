/**
 * The only file that knows `@anam-ai/js-sdk`. Types come from it at compile time; the code is loaded on demand.
 * Written against 4.27.0; facts about its behaviour are marked with the trap they stand for.
 */
import type { AnamClient, AnamEvent, createClient } from '@anam-ai/js-sdk';
import { errorFactory } from '../../internal/persona-error.js';
import { configErrors } from '../../internal/error-catalogue.js';

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

// The SDK's events are a runtime enum; its values are these strings. Written out so that nothing of the SDK is
// needed before it is loaded.
const event = <Name extends keyof typeof AnamEvent>(name: Name) =>
  name as unknown as (typeof AnamEvent)[Name];

export const anamEvents = {
  established: event('CONNECTION_ESTABLISHED'),
  channelOpen: event('DATA_CHANNEL_OPEN'),
  ready: event('SESSION_READY'),
  closed: event('CONNECTION_CLOSED'),
  videoStarted: event('VIDEO_STREAM_STARTED'),
  audioStarted: event('AUDIO_STREAM_STARTED'),
  speech: event('MESSAGE_STREAM_EVENT_RECEIVED'),
  userSpeechStarted: event('USER_SPEECH_STARTED'),
  userSpeechEnded: event('USER_SPEECH_ENDED'),
  talkInterrupted: event('TALK_STREAM_INTERRUPTED'),
  toolStarted: event('TOOL_CALL_STARTED'),
  toolCompleted: event('TOOL_CALL_COMPLETED'),
  toolFailed: event('TOOL_CALL_FAILED'),
  thought: event('REASONING_STREAM_EVENT_RECEIVED'),
  thoughts: event('REASONING_HISTORY_UPDATED'),
} as const;

interface SignallingInternals {
  streamingClient?: { signallingClient?: { isConnected?: () => boolean } } | null;
}

/**
 * Whether the signalling socket takes frames now. The SDK has no event for it, queues what is written meanwhile and
 * speaks it seconds later (T27), so we look. These are private fields of 4.27: if they are gone, we assume it is open.
 */
export function isSignallingOpen(client: AnamClient): boolean {
  const signalling = (client as unknown as SignallingInternals).streamingClient?.signallingClient;
  return signalling?.isConnected?.() ?? true;
}
