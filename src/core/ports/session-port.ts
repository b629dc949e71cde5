import type { PersonaError } from '../../internal/persona-error.js';
import type { PersonaMediaStream } from './media-stream.js';

/** The request for a session, as your session endpoint or your session function receives it. */
export interface SessionRequest {
  /** Who calls the model: the page (`client`) or the service (`server`). */
  readonly mode: 'client' | 'server';
  /** The custom LLM that Anam shall call; only in server mode. */
  readonly llmId?: string;
  /**
   * Whether this session goes on with a conversation: after a switch of the mode, or a start after an end. A function
   * can ask for a token without a greeting (`skipGreeting`) then; `createSessionHandler` does.
   */
  readonly continued: boolean;
  /** Aborted when the start is ended. */
  readonly signal: AbortSignal;
}

/** A call of the service's model to a tool of the page. `arguments` is JSON as text. */
export interface ServiceToolCall {
  readonly id: string;
  readonly name: string;
  readonly arguments: string;
}

/** The result of a tool call, as the model receives it. */
export interface ToolOutcome {
  readonly failed: boolean;
  /** What the model is told. */
  readonly content: string;
}

/** A piece of speech as the service reports it; `role` says whose. */
export interface SpeechChunk {
  /** The service's message id, one a message. */
  readonly messageId: string;
  readonly role: 'user' | 'persona';
  readonly content: string;
  readonly endOfSpeech: boolean;
  readonly interrupted: boolean;
  /** The talk stream that it belongs to; the service may leave it out. */
  readonly correlationId?: string;
}

/** An update of one thought of the service. */
export interface ThoughtChange {
  /** As the service gives it: unique in a session only. */
  readonly id: string;
  /** All of its text, not a delta. */
  readonly text: string;
  /** `known`: told by a history, which says nothing about whether it goes on. */
  readonly phase: 'growing' | 'ended' | 'known';
}

/** What a connection reports, in the core's words. The order of the first four is not guaranteed by the service. */
export type SessionSignal =
  | { readonly type: 'established' }
  /** Data can be sent: user messages, context, interruptions. Bytes that one message takes, where known. */
  | { readonly type: 'channel-open'; readonly maxMessageBytes?: number | undefined }
  | { readonly type: 'ready'; readonly sessionId: string }
  | { readonly type: 'media'; readonly stream: PersonaMediaStream }
  | { readonly type: 'speech'; readonly chunk: SpeechChunk }
  /** The service's model calls a tool, wherever it runs. */
  | ({ readonly type: 'tool-started' } & ServiceToolCall)
  | ({ readonly type: 'tool-ended'; readonly id: string } & ToolOutcome)
  | { readonly type: 'user-speech'; readonly speaking: boolean }
  /** The service cut one of our talk streams. */
  | { readonly type: 'talk-interrupted'; readonly correlationId: string }
  | { readonly type: 'thoughts'; readonly changes: readonly ThoughtChange[] }
  /** The connection could not be made. */
  | { readonly type: 'failed'; readonly error: PersonaError }
  /**
   * It is over. `us`: the echo of our own `close()`. `service`: ended on purpose, for a limit of time, for silence, or for
   * another reason; `detail` holds its words. `network`: given up; `detail` says why, for developers.
   */
  | { readonly type: 'closed'; readonly by: 'us' }
  | {
      readonly type: 'closed';
      readonly by: 'service';
      readonly reason?: 'limit' | 'idle' | 'server';
      readonly detail?: string;
    }
  | { readonly type: 'closed'; readonly by: 'network'; readonly detail?: string };

/** What a `SessionPort` receives to open a connection: credentials, microphone, tools, and where to report signals. */
export interface ConnectRequest {
  /** What `authorize` gave; spent by this connection. */
  readonly credentials: unknown;
  readonly mode: 'client' | 'server';
  /** A microphone or silence, ours to close; `null` for a session that never has input audio. */
  readonly microphone: PersonaMediaStream | null;
  /** Tools of the page that the service's model may call; more can be offered later. */
  readonly toolNames: readonly string[];
  /** Runs a tool of the page; never rejects. One call id runs once. */
  readonly runTool: (call: ServiceToolCall) => Promise<ToolOutcome>;
  /** Must not throw. Nothing is reported after `close()`. */
  readonly onSignal: (signal: SessionSignal) => void;
}

/** What of an `RTCPeerConnection` is read; core compiles without the DOM library. */
export interface ReadablePeer {
  readonly iceConnectionState: string;
  readonly sctp?: { readonly maxMessageSize: number } | null;
  getReceivers(): readonly { getStats(): Promise<ReadonlyStats> }[];
}

export interface ReadonlyStats {
  forEach(callback: (entry: StatsEntry) => void): void;
}

/** Names: W3C, Identifiers for WebRTC's Statistics API. */
export interface StatsEntry {
  readonly type: string;
  readonly kind?: string;
  readonly framesReceived?: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly currentRoundTripTime?: number;
}

/** One session: one set of credentials, one peer connection; never used twice. */
export interface SessionConnection {
  /** Rejects when the frame is refused; never throws. The first chunk of a correlation id opens its talk stream. */
  sendTalk(correlationId: string, text: string): Promise<void>;
  endTalk(correlationId: string): Promise<void>;
  sendUserMessage(text: string): void;
  interruptPersona(): void;
  /** Tells the service's model without being said. Lost before the channel is open. */
  addContext(text: string): void;
  /** Sends the audio of this stream from now on. Rejects where that is not possible. */
  sendMicrophone(stream: PersonaMediaStream): Promise<void>;
  /** Lets the service's model call the tool of this name. */
  offerTool(name: string): void;
  /** Whether what is written now is sent now, and not later. */
  isSignallingOpen(): boolean;
  /** For measuring; `null` while there is none, and where it cannot be reached. */
  peer(): ReadablePeer | null;
  /** Leaves nothing behind, from whatever point the start has reached. Never rejects. */
  close(): Promise<void>;
}

/**
 * Where sessions come from: Anam's SDK by default; a LiveKit room, or a fake in tests. Every session calls `authorize`
 * and then `connect`, once each.
 */
export interface SessionPort {
  /** Loads ahead what `connect` needs. */
  load(): Promise<void>;
  /**
   * Gets the credentials of one session: they are never kept.
   * @throws PersonaError `token-*`, `config-*`; anything else becomes `token-unreachable`
   */
  authorize(request: SessionRequest): Promise<unknown>;
  /**
   * Begins to connect and returns at once; how it goes is reported by signals. `load()` has resolved before.
   * @throws PersonaError when the credentials cannot be used
   */
  connect(request: ConnectRequest): SessionConnection;
}
