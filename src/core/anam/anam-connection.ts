import type { PersonaMediaStream } from '../ports/media-stream.js';
import { anamEvents } from './anam-events.js';
import {
  isSignallingOpen,
  peerOf,
  replaceInputAudio,
  type AnamClient,
  type AnamClientOptions,
  type AnamTalkStream,
  type CreateAnamClient,
} from './anam-sdk.js';
import type { RunnableCall, ToolOutcome } from '../runtime/tools/tool-runner.js';
import type { SessionConnection, SessionSignal } from '../ports/session-connection.js';
import { subscribeToClient } from './anam-signals.js';
import { INVALID_TOKEN } from '../machine/session/session-error.js';

export interface AnamConnectionOptions {
  readonly createClient: CreateAnamClient;
  readonly token: string;
  readonly clientOptions: AnamClientOptions;
  /** A microphone or silence, ours to close; without either the SDK is told not to ask for any. */
  readonly microphone: PersonaMediaStream | null;
  /** Tools that Anam's model may call in the page; more can be offered later. */
  readonly toolNames: readonly string[];
  readonly runTool: (call: RunnableCall) => Promise<ToolOutcome>;
  readonly onSignal: (signal: SessionSignal) => void;
}

/**
 * Starts a session on a client of its own and hides the SDK's traps. Returns at once: the SDK's `stream()` may never
 * settle (T12), so success is read off the signals, and only a rejection means something.
 * @throws whatever the SDK's constructor throws about the token.
 */
export function connectAnam(options: AnamConnectionOptions): SessionConnection {
  const abandoned = { value: false };
  const client = createClient(options, abandoned);
  const unsubscribe = subscribeToClient(client, options.onSignal);
  const started = client.stream((options.microphone as MediaStreamOf<typeof client>) ?? undefined);
  let starting = true;
  started.then(
    () => (starting = false),
    (cause: unknown) => {
      starting = false;
      if (!abandoned.value) options.onSignal({ type: 'failed', cause });
    },
  );
  const talks = new Map<string, AnamTalkStream>();
  const offerTool = toolOffers(client, options);
  return {
    ...talkMethods(client, talks),
    sendUserMessage: (text) => client.sendUserMessage(text),
    interruptPersona: () => client.interruptPersona(),
    addContext: (text) => client.addContext(text),
    offerTool,
    sendMicrophone: (stream) => replaceInputAudio(client, stream),
    isSignallingOpen: () => isSignallingOpen(client),
    peer: () => peerOf(client),
    close: async () => {
      abandoned.value = true;
      unsubscribe();
      talks.clear();
      if (starting) stopWhateverComesUp(client);
      await client.stopStreaming().catch(() => undefined);
    },
  };
}

/** The SDK calls a token that holds no JSON invalid, and trips over one that holds `null`. */
function createClient(options: AnamConnectionOptions, abandoned: { value: boolean }): AnamClient {
  try {
    return options.createClient(options.token, guardOptions(options, abandoned));
  } catch (cause) {
    throw cause instanceof TypeError ? new Error(INVALID_TOKEN, { cause }) : cause;
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
function guardOptions(options: AnamConnectionOptions, abandoned: { value: boolean }): AnamClientOptions {
  const { iceServers, rtcConfiguration } = options.clientOptions;
  return {
    ...options.clientOptions,
    // The SDK refuses voice detection without input audio.
    ...(options.microphone ? {} : { disableInputAudio: true, voiceDetection: undefined as never }),
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
function toolOffers(client: AnamClient, { toolNames, runTool }: AnamConnectionOptions) {
  const offered = new Set<string>();
  const offer = (name: string): void => {
    if (offered.has(name)) return;
    offered.add(name);
    client.registerToolCallHandler(name, {
      onStart: async ({ toolCallId, toolName, toolType, arguments: args }) => {
        // Tools of a server or of Anam run there; the SDK tells of them all the same.
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
