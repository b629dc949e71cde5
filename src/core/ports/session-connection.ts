import type { ReadablePeer } from '../runtime/link/link-reading.js';
import type { ThoughtChange } from '../anam/thought-assembler.js';
import type { PersonaMediaStream } from './media-stream.js';

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

/** What a connection tells, in the core's words. The order of the first four is not guaranteed by the service. */
export type SessionSignal =
  | { readonly type: 'established' }
  | { readonly type: 'channel-open' }
  | { readonly type: 'ready'; readonly sessionId: string }
  | { readonly type: 'media'; readonly stream: PersonaMediaStream }
  | { readonly type: 'speech'; readonly chunk: SpeechChunk }
  /** Anam's model calls a tool, wherever it runs. */
  | {
      readonly type: 'tool-started';
      readonly id: string;
      readonly name: string;
      readonly arguments: string;
    }
  | {
      readonly type: 'tool-ended';
      readonly id: string;
      readonly failed: boolean;
      readonly content: string;
    }
  | { readonly type: 'user-speech'; readonly speaking: boolean }
  | { readonly type: 'talk-interrupted'; readonly correlationId: string }
  | { readonly type: 'thoughts'; readonly changes: readonly ThoughtChange[] }
  /** `start` failed, or the SDK gave up. */
  | { readonly type: 'failed'; readonly cause: unknown }
  | { readonly type: 'closed'; readonly code: string; readonly detail?: string };

/** One Anam session: one token, one client, one peer connection; never used twice (T13). */
export interface SessionConnection {
  /** Rejects when the SDK refuses the frame; never throws. The first chunk of a correlation id opens its talk stream. */
  sendTalk(correlationId: string, text: string): Promise<void>;
  endTalk(correlationId: string): Promise<void>;
  sendUserMessage(text: string): void;
  interruptPersona(): void;
  /** Tells Anam's model without being said. Lost before the data channel is open. */
  addContext(text: string): void;
  /** Sends the audio of this stream from now on. Rejects when the SDK gives no way to. */
  sendMicrophone(stream: PersonaMediaStream): Promise<void>;
  /** Lets Anam's model call the tool of this name. */
  offerTool(name: string): void;
  isSignallingOpen(): boolean;
  /** To be measured; `null` while there is none. */
  peer(): ReadablePeer | null;
  /** Leaves nothing behind, from whatever point the start has reached. Never rejects. */
  close(): Promise<void>;
}
