import { PendingExplanation } from '../ports/pending-explanation.js';
import type { ConnectRequest, SessionConnection } from '../ports/session-port.js';
import { anamEvents } from './anam-events.js';
import type { AnamClient, AnamClientOptions, CreateAnamClient } from './anam-sdk.js';
import { subscribeToClient } from './anam-signals.js';
import { explainStart } from './explain-start.js';
import { guardOptions } from './guarded-options.js';
import { showToApp, type OnClient } from './on-client.js';
import { isSignallingOpen, peerOf, replaceInputAudio } from './private-fields.js';
import type { PersonaUpdate } from '../ports/persona-update.js';
import { reportLosses, sendUpdate } from './once-connected.js';
import { personaConfigMessage } from './persona-config-message.js';
import { talkStreams } from './talk-streams.js';
import { toolOffers } from './tool-offers.js';

export interface AnamConnectionOptions {
  readonly createClient: CreateAnamClient;
  readonly clientOptions: AnamClientOptions;
  readonly onClient: OnClient | undefined;
  /** Reports an error that the app's code threw. */
  readonly onThrown: (cause: unknown) => void;
}

/** A session token, the page's tools in it if known, and the message to send once the data channel is open. */
export interface AnamCredentials {
  readonly token: string;
  readonly tools?: readonly string[] | undefined;
  readonly update: PersonaUpdate | null;
}

/** A session connection through Anam's SDK. Wrappers can use `client`, which is the SDK's own object. */
export interface AnamConnection extends SessionConnection {
  readonly client: AnamClient;
}

/**
 * Starts a session with a new client and works around the SDK's traps. Returns immediately: the SDK's `stream()` may
 * never settle (T12), so success is read from the signals, and only a rejection is used.
 * @throws PendingExplanation for an error from the SDK's constructor, such as `token-invalid`
 */
export function connectAnam(options: AnamConnectionOptions, request: ConnectRequest): AnamConnection {
  const abandoned = { value: false };
  const client = createClient(options, request, abandoned);
  const unsubscribe = subscribeToClient(client, request.onSignal);
  const leaveApp = showToApp(client, options, request);
  const waits = [reportLosses(client, request), sendUpdate(client, credentialsOf(request).update)];
  const started = client.stream((request.microphone as MediaStreamOf<typeof client>) ?? undefined);
  let starting = true;
  started.then(
    () => (starting = false),
    (cause: unknown) => {
      starting = false;
      void explainStart(cause).then((error) => {
        if (!abandoned.value) request.onSignal({ type: 'failed', error });
      });
    },
  );
  const { forget, ...talks } = talkStreams(client);
  return {
    client,
    ...talks,
    sendUserMessage: (text) => client.sendUserMessage(text),
    interruptPersona: () => client.interruptPersona(),
    addContext: (text) => client.addContext(text),
    updatePersona: (update) => client.sendDataMessage(personaConfigMessage(update)),
    sendCue: (tag) => client.sendDirectorNoteCue(tag),
    offerTool: toolOffers(client, request, credentialsOf(request).tools),
    sendMicrophone: (stream) => replaceInputAudio(client, stream),
    isSignallingOpen: () => isSignallingOpen(client),
    peer: () => peerOf(client),
    close: async () => {
      abandoned.value = true;
      unsubscribe();
      for (const stopWaiting of waits) stopWaiting();
      forget();
      if (starting) stopWhateverComesUp(client);
      leaveApp();
      await client.stopStreaming().catch(() => undefined);
    },
  };
}

const credentialsOf = ({ credentials }: ConnectRequest) => credentials as AnamCredentials;

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
    throw new PendingExplanation(explainStart(cause, ({ clientError }) => clientError(cause)));
  }
}

type MediaStreamOf<Client extends AnamClient> = Parameters<Client['stream']>[0];

/**
 * Stops a session that connects after it was closed. A safeguard in case a later SDK reads its options before the
 * getter in `guardOptions` can stop the start.
 */
function stopWhateverComesUp(client: AnamClient): void {
  const stop = () => void client.stopStreaming().catch(() => undefined);
  client.addListener(anamEvents.established, stop);
  client.addListener(anamEvents.ready, stop);
}
