import { hasEnded } from './anam-answer.js';
import type { AnamCallOptions, CallAnam } from './call-anam.js';
import { checkedId } from './checked-input.js';
import { stopPath } from './connection.js';
import { flag, listOf, number, orNull, record, text } from './read-fields.js';

/** The number of running sessions: `ConcurrencyStatus` in Anam's OpenAPI document. Every value is an estimate. */
export interface AnamConcurrency {
  /** The plan's limit. */
  readonly limit: number;
  /** The number of running sessions. It may be briefly too high. */
  readonly active?: number;
  /** Whether a session can probably start. The start itself can still fail with 429. */
  readonly canStartSession?: boolean;
  /** 0 means now or soon, `null` means unknown. */
  readonly estimatedWaitSeconds?: number | null;
}

/** One message of a transcript. */
export interface AnamTranscriptMessage {
  readonly role?: 'user' | 'persona' | (string & {});
  readonly message: string;
  /** ISO 8601. */
  readonly timestamp?: string | null;
  readonly speakingDurationSeconds?: number | null;
  /** Only in messages of the persona. */
  readonly wasInterrupted?: boolean;
}

/** The transcript of a session, as Anam recorded it. */
export interface AnamTranscript {
  readonly sessionId?: string;
  readonly personaName?: string;
  /** ISO 8601. */
  readonly startTime?: string;
  readonly endTime?: string | null;
  readonly durationMs?: number | null;
  readonly totalMessages?: number;
  /** If `false`, Anam recorded nothing. */
  readonly transcriptsEnabled?: boolean;
  readonly messages: readonly AnamTranscriptMessage[];
}

/** The sessions of an account: `/v1/sessions`. */
export interface AnamSessions {
  /** Returns the number of running sessions, for example to show a waiting time before a session starts. */
  concurrency(options?: AnamCallOptions): Promise<AnamConcurrency>;
  /**
   * Ends a session. The promise resolves before the session has ended. Returns `false` if there is nothing to end: the
   * session has ended, it never reached an engine, or it runs over LiveKit or Agora.
   */
  stop(sessionId: string, options?: AnamCallOptions): Promise<boolean>;
  /** Returns the transcript. @throws PersonaError `anam-not-found` if there is none */
  transcript(sessionId: string, options?: AnamCallOptions): Promise<AnamTranscript>;
}

export const readConcurrency = record<AnamConcurrency>(
  { limit: number, active: number, canStartSession: flag, estimatedWaitSeconds: orNull(number) },
  'limit',
);

const readMessage = record<AnamTranscriptMessage>(
  {
    role: text,
    message: text,
    timestamp: orNull(text),
    speakingDurationSeconds: orNull(number),
    wasInterrupted: flag,
  },
  'message',
);

export const readTranscript = record<AnamTranscript>(
  {
    sessionId: text,
    personaName: text,
    startTime: text,
    endTime: orNull(text),
    durationMs: orNull(number),
    totalMessages: number,
    transcriptsEnabled: flag,
    messages: listOf(readMessage),
  },
  'messages',
);

export const createSessions = (call: CallAnam): AnamSessions => ({
  concurrency: async (options) =>
    call({ method: 'GET', path: '/v1/sessions/concurrency', options, read: readConcurrency }),
  stop: async (sessionId, options) => {
    const path = stopPath(checkedId(sessionId));
    const ended = await call<false | void>({
      method: 'POST',
      path,
      options,
      accept: ({ response, text: body }) => (hasEnded(response, body) ? false : undefined),
    });
    return ended !== false;
  },
  transcript: async (sessionId, options) =>
    call({
      method: 'GET',
      path: `/v1/sessions/${checkedId(sessionId)}/transcript`,
      options,
      read: readTranscript,
    }),
});
