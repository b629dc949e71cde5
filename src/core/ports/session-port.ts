import type { CueTag } from '../../internal/cue-tag.js';
import type { PersonaError } from '../../internal/persona-error.js';
import type { PersonaMediaStream } from './media-stream.js';
import type { PersonaUpdate } from './persona-update.js';

/**
 * Why a session is opened. `start`: the user or the app started it. `renewal`: it replaces a lost session. `switch`: the
 * mode changes.
 */
export type SessionCause = 'start' | 'renewal' | 'switch';

/** The request for a session, which a token endpoint or the app's function receives. */
export interface SessionRequest {
  /** Who calls the model: the page (`client`) or the service (`server`). */
  readonly mode: 'client' | 'server';
  /** The custom LLM that Anam calls; only in server mode. */
  readonly llmId?: string;
  /**
   * Whether this session continues a conversation: after a mode switch, or a start after an end. Your function can then
   * request a token without a greeting (`skipGreeting`), as `createSessionHandler` does.
   */
  readonly continued: boolean;
  /** Why the session is opened. */
  readonly cause?: SessionCause;
  /** Aborted when the start is cancelled. */
  readonly signal: AbortSignal;
}

/** A call from the service's model to a tool. `arguments` is JSON text. */
export interface ServiceToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** The result of a tool call, as the model receives it. */
export interface ToolOutcome {
  readonly failed: boolean;
  /** The result for the model. */
  readonly content: string;
  /** Whether the result is plain text and not JSON, even if it looks like JSON. */
  readonly isText?: boolean | undefined;
  /** How long the service's own tool ran, in milliseconds. */
  readonly executionMs?: number | undefined;
}

/** A piece of speech that the service reports. `role` is the speaker. */
export interface SpeechChunk {
  /** Unique per message. */
  readonly messageId: string;
  /** The same id for what the user said and for the answer to it. Missing if the service has no such id. */
  readonly exchangeId?: string;
  readonly role: 'user' | 'persona';
  readonly content: string;
  readonly endOfSpeech: boolean;
  readonly interrupted: boolean;
  /** The talk stream of the message. The service may omit it. */
  readonly correlationId?: string;
  /** Whether the time of the words is estimated and not reported by the service. */
  readonly isEstimated?: true;
}

/** The current state of one of the service's thoughts. */
export interface ThoughtChange {
  /** The service's id, unique within a session. */
  readonly id: string;
  /** The full text so far, not a delta. */
  readonly text: string;
  /** `known`: from a history event, which does not tell whether the thought is complete. */
  readonly phase: 'growing' | 'ended' | 'known';
}

/** The signals of a connection. The service does not guarantee the order of the first four. */
export type SessionSignal =
  | { readonly type: 'established' }
  /**
   * Data can be sent: user messages, context, interruptions. `maxMessageBytes`: the size limit of a message, if known.
   */
  | { readonly type: 'channel-open'; readonly maxMessageBytes?: number | undefined }
  /** `region`: the region of the engine, if the service told it. */
  | { readonly type: 'ready'; readonly sessionId: string; readonly region?: string | null | undefined }
  | { readonly type: 'media'; readonly stream: PersonaMediaStream }
  | { readonly type: 'speech'; readonly chunk: SpeechChunk }
  /** The service's model calls a tool, in the page or elsewhere. */
  | ({ readonly type: 'tool-started'; readonly subtype?: string | undefined } & ServiceToolCall)
  /** `documents`: names or URLs of the documents that the tool has read, as sources of the answer. */
  | ({
      readonly type: 'tool-ended';
      readonly id: string;
      readonly documents?: readonly string[] | undefined;
    } & ToolOutcome)
  | { readonly type: 'user-speech'; readonly speaking: boolean }
  /** The connection cannot read its microphone. The session continues without it. */
  | { readonly type: 'microphone-failed'; readonly error: PersonaError }
  /** The service interrupted one of our talk streams. */
  | { readonly type: 'talk-interrupted'; readonly correlationId: string }
  | { readonly type: 'thoughts'; readonly changes: readonly ThoughtChange[] }
  /** A part of the setup is wrong; the session continues without it. Reported once per persona and `about`. */
  | { readonly type: 'degraded'; readonly about: string; readonly error: PersonaError }
  /**
   * The service has applied an update of the settings. `fields`: the paths of the settings, such as
   * `voiceDetectionOptions.speechEnhancementLevel`.
   */
  | { readonly type: 'updated'; readonly fields: readonly string[] }
  /** The persona shows the expression of a cue. */
  | { readonly type: 'cue-applied'; readonly tag: string }
  /** The service warns, for example about an update that it refused. `text` is for developers. */
  | { readonly type: 'warned'; readonly text: string }
  /** The connection failed to open. */
  | { readonly type: 'failed'; readonly error: PersonaError }
  /**
   * The connection has ended. `us`: after our own `close()`. `service`: the service ended it because of a time limit,
   * silence, or another reason, with its text in `detail`. `network`: the connection was lost; `detail` contains the
   * cause, for developers.
   */
  | { readonly type: 'closed'; readonly by: 'us' }
  | {
      readonly type: 'closed';
      readonly by: 'service';
      readonly reason?: 'limit' | 'idle' | 'server';
      readonly detail?: string;
    }
  | { readonly type: 'closed'; readonly by: 'network'; readonly detail?: string };

/** What a `SessionPort` needs to open a connection: credentials, microphone, tools, and a callback for signals. */
export interface ConnectRequest {
  /** The result of `authorize`, used for this connection only. */
  readonly credentials: unknown;
  readonly mode: 'client' | 'server';
  /** A microphone or silence, which the caller closes; `null` for a session without input audio. */
  readonly microphone: PersonaMediaStream | null;
  /** Tools of the page that the service's model may call; more can be offered later. */
  readonly toolNames: readonly string[];
  /** Runs a tool of the page; never rejects. One call id runs once. */
  readonly runTool: (call: ServiceToolCall) => Promise<ToolOutcome>;
  /** Must not throw. Nothing is reported after `close()`. */
  readonly onSignal: (signal: SessionSignal) => void;
}

/** The part of `RTCPeerConnection` that is used here; core compiles without the DOM library. */
export interface ReadablePeer {
  readonly iceConnectionState: string;
  readonly sctp?: { readonly maxMessageSize: number } | null;
  getReceivers(): readonly { getStats(): Promise<ReadonlyStats> }[];
}

export interface ReadonlyStats {
  forEach(callback: (entry: StatsEntry) => void): void;
}

/** One entry of the connection's statistics. The names are from the W3C's Identifiers for WebRTC's Statistics API. */
export interface StatsEntry {
  readonly type: string;
  readonly kind?: string;
  readonly framesReceived?: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly currentRoundTripTime?: number;
}

/** The connection of one session: one set of credentials, one peer connection, used once. */
export interface SessionConnection {
  /**
   * Sends text to a talk stream. Rejects if the frame is refused; never throws. The first chunk with a correlation id
   * opens its talk stream.
   */
  sendTalk(correlationId: string, text: string): Promise<void>;
  endTalk(correlationId: string): Promise<void>;
  sendUserMessage(text: string): void;
  interruptPersona(): void;
  /** Sends context to the service's model. Context that is sent before the channel is open is lost. */
  addContext(text: string): void;
  /**
   * Changes settings of the running session. Missing if the backend does not support this. An update that is sent
   * before the channel is open is lost.
   */
  updatePersona?(update: PersonaUpdate): void;
  /**
   * Gives the persona an expression for what it says now. Missing if the backend does not support this. A cue that is
   * sent before the channel is open is lost, or throws.
   */
  sendCue?(tag: CueTag): void;
  /** Sends the audio of this stream from now on. Rejects if that is not supported. */
  sendMicrophone(stream: PersonaMediaStream): Promise<void>;
  /** Allows the service's model to call the tool with this name. */
  offerTool(name: string): void;
  /** Whether text is sent immediately instead of being queued. */
  isSignallingOpen(): boolean;
  /** The peer connection, to measure its quality; `null` if there is none or it is not accessible. */
  peer(): ReadablePeer | null;
  /** Closes everything, at any stage of the start. Never rejects. */
  close(): Promise<void>;
}

/**
 * The session backend: Anam's SDK by default, a LiveKit room, or a fake in tests. Every session calls `authorize` and
 * then `connect`, once each.
 */
export interface SessionPort {
  /** Loads the code that `connect` needs. */
  load(): Promise<void>;
  /**
   * Returns the credentials for one session. They are not stored.
   * @throws PersonaError `token-*`, `config-*`; anything else becomes `token-unreachable`
   */
  authorize(request: SessionRequest): Promise<unknown>;
  /**
   * Begins to connect and returns immediately; signals report the progress. `load()` must have resolved before.
   * @throws PersonaError when the credentials cannot be used
   */
  connect(request: ConnectRequest): SessionConnection;
}
