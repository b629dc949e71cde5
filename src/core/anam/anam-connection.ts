import { errorFactory, type PersonaError } from '../../internal/persona-error.js';
import { tokenErrors } from '../../internal/errors/token-errors.js';
import type { ConnectRequest, SessionConnection } from '../ports/session-port.js';
import { anamEvents } from './anam-events.js';
import type { AnamClient, AnamClientOptions, AnamTalkStream, CreateAnamClient } from './anam-sdk.js';
import { subscribeToClient } from './anam-signals.js';
import { isSignallingOpen, peerOf, replaceInputAudio } from './private-fields.js';
import type { PersonaConfigUpdate } from './session-grant.js';
import { reportLosses, sendUpdate } from './once-connected.js';
import { INVALID_TOKEN, toStartError } from './start-error.js';

/** Called with each session's client before it connects; what it returns runs when the session ends. */
export type OnClient = (
  client: AnamClient,
  context: { readonly mode: 'client' | 'server' },
) => (() => void) | void;

export interface AnamConnectionOptions {
  readonly createClient: CreateAnamClient;
  readonly clientOptions: AnamClientOptions;
  readonly onClient: OnClient | undefined;
  /** Something of the app's threw. */
  readonly onThrown: (cause: unknown) => void;
  /** Tells the app what does not work with this SDK; ends nothing. */
  readonly onLosses: (error: PersonaError) => void;
}

/** The token of a session, and the message to send when its data channel is open. */
export interface AnamCredentials {
  readonly token: string;
  readonly update: PersonaConfigUpdate | null;
}

/** A connection of Anam's SDK, for what wraps it: the client is the real one. */
export interface AnamConnection extends SessionConnection {
  readonly client: AnamClient;
}

/**
 * Starts a session with a new client and works around the SDK's traps. Returns immediately: the SDK's `stream()` may never
 * settle (T12), so success is read from the signals, and only a rejection is used.
 * @throws PersonaError `token-invalid`, or what the SDK's constructor throws
 */
export function connectAnam(options: AnamConnectionOptions, request: ConnectRequest): AnamConnection {
  const abandoned = { value: false };
  const client = createClient(options, request, abandoned);
  const unsubscribe = subscribeToClient(client, request.onSignal);
  const leaveApp = showToApp(client, options, request);
  const waits = [reportLosses(client, options.onLosses), sendUpdate(client, credentialsOf(request).update)];
  const started = client.stream((request.microphone as MediaStreamOf<typeof client>) ?? undefined);
  let starting = true;
  started.then(
    () => (starting = false),
    (cause: unknown) => {
      starting = false;
      if (!abandoned.value) request.onSignal({ type: 'failed', error: toStartError(cause) });
    },
  );
  const talks = new Map<string, AnamTalkStream>();
  return {
    client,
    ...talkMethods(client, talks),
    sendUserMessage: (text) => client.sendUserMessage(text),
    interruptPersona: () => client.interruptPersona(),
    addContext: (text) => client.addContext(text),
    offerTool: toolOffers(client, request),
    sendMicrophone: (stream) => replaceInputAudio(client, stream),
    isSignallingOpen: () => isSignallingOpen(client),
    peer: () => peerOf(client),
    close: async () => {
      abandoned.value = true;
      unsubscribe();
      for (const stopWaiting of waits) stopWaiting();
      talks.clear();
      if (starting) stopWhateverComesUp(client);
      leaveApp();
      await client.stopStreaming().catch(() => undefined);
    },
  };
}

/** Before it connects, so that the app misses no early event. */
function showToApp(
  client: AnamClient,
  { onClient, onThrown }: AnamConnectionOptions,
  { mode }: ConnectRequest,
): () => void {
  const attempt = <Value>(call: () => Value): Value | undefined => {
    try {
      const value = call();
      // An async function fits the type of what is returned.
      Promise.resolve(value).catch(onThrown);
      return value;
    } catch (cause) {
      onThrown(cause);
      return undefined;
    }
  };
  const leave = attempt(() => onClient?.(client, { mode }));
  return () => {
    if (typeof leave === 'function') attempt(leave);
  };
}

const tokenError = errorFactory(tokenErrors);

const credentialsOf = ({ credentials }: ConnectRequest) => credentials as AnamCredentials;

/** The SDK calls a token that holds no JSON invalid, and trips over one that holds `null`. */
function createClient(
  options: AnamConnectionOptions,
  request: ConnectRequest,
  abandoned: { value: boolean },
): AnamClient {
  try {
    const { token } = credentialsOf(request);
    const guarded = guardOptions(options.clientOptions, request.microphone !== null, abandoned);
    return options.createClient(token, guarded);
  } catch (cause) {
    throw cause instanceof TypeError
      ? tokenError('token-invalid', { message: INVALID_TOKEN, cause })
      : toStartError(cause);
  }
}

type MediaStreamOf<Client extends AnamClient> = Parameters<Client['stream']>[0];

/**
 * The SDK gathers candidates ahead (`iceCandidatePoolSize: 2`). In Chromium 153 one connection in fifteen then answers
 * the other side's checks with the wrong credentials and stays `connecting` for ever; without the pool none of 70 did,
 * and the median was no slower, since the offer follows at once. An app can set its own size.
 */
const NO_CANDIDATE_POOL = 0;

class AbandonedStart extends Error {}

/**
 * The SDK cannot abort a start: a `stop` while the session request is out does nothing, and the session comes up
 * afterwards (T11). It reads `iceServers` between the answer and the connection, so a getter that throws ends a late
 * start there: no socket, no peer connection, no microphone.
 */
function guardOptions(
  clientOptions: AnamClientOptions,
  hasInput: boolean,
  abandoned: { readonly value: boolean },
): AnamClientOptions {
  const { iceServers, rtcConfiguration } = clientOptions;
  return {
    ...clientOptions,
    // The SDK refuses voice detection without input audio.
    ...(hasInput ? {} : { disableInputAudio: true, voiceDetection: undefined as never }),
    rtcConfiguration: { iceCandidatePoolSize: NO_CANDIDATE_POOL, ...rtcConfiguration },
    get iceServers() {
      if (abandoned.value) throw new AbandonedStart('Stopped before it had started.');
      return iceServers as NonNullable<typeof iceServers>;
    },
  };
}

/** A second net below the getter, should a later SDK read its options earlier: whatever still comes up is stopped. */
function stopWhateverComesUp(client: AnamClient): void {
  const stop = () => void client.stopStreaming().catch(() => undefined);
  client.addListener(anamEvents.established, stop);
  client.addListener(anamEvents.ready, stop);
}

/**
 * One handler a name and client, which runs whatever tool has that name then: the SDK's own way to take a handler away
 * deletes a newer one of the same name, and a call without a handler leaves Anam's model waiting (T19).
 */
function toolOffers(client: AnamClient, { toolNames, runTool }: ConnectRequest) {
  const offered = new Set<string>();
  const offer = (name: string): void => {
    if (offered.has(name)) return;
    offered.add(name);
    client.registerToolCallHandler(name, {
      onStart: async ({ toolCallId, toolName, toolType, arguments: args }) => {
        // Server and Anam tools run elsewhere; the SDK still reports them.
        if (String(toolType) !== 'client') return '';
        const call = { id: toolCallId, name: toolName, arguments: JSON.stringify(args) ?? '{}' };
        const { failed, content } = await runTool(call);
        if (failed) throw new Error(content);
        return content;
      },
    });
  };
  toolNames.forEach(offer);
  return offer;
}

function talkMethods(client: AnamClient, talks: Map<string, AnamTalkStream>) {
  // Throws when the session is gone.
  const talkOf = (correlationId: string): AnamTalkStream => {
    const open = talks.get(correlationId);
    if (open) return open;
    const talk = client.createTalkMessageStream(correlationId);
    talks.clear();
    talks.set(correlationId, talk);
    return talk;
  };
  return {
    sendTalk: (correlationId: string, text: string): Promise<void> => {
      try {
        return talkOf(correlationId).streamMessageChunk(text, false);
      } catch (cause) {
        return Promise.reject(cause);
      }
    },
    endTalk: async (correlationId: string) => {
      const talk = talks.get(correlationId);
      talks.delete(correlationId);
      await talk?.endMessage();
    },
  };
}
