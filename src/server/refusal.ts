import type { LlmErrorCode } from '../llm/llm-error-info.js';

/** The error codes of the handlers. Codes that start with `llm-` have the same meaning as in a `PersonaError`. */
export type ServerErrorCode =
  | 'method-not-allowed'
  | 'path-not-found'
  | 'origin-refused'
  | 'content-type-refused'
  | 'authorize-missing'
  | 'not-authorized'
  | 'rate-limited'
  | 'rate-limit-failed'
  | 'body-too-large'
  | 'body-timeout'
  | 'invalid-json'
  | 'invalid-request'
  | 'mode-not-available'
  | 'llm-id-not-allowed'
  | 'field-not-allowed'
  | 'session-not-yours'
  | 'conversation-not-yours'
  | 'model-not-allowed'
  | 'tools-not-allowed'
  | 'files-not-allowed'
  | 'files-too-large'
  | 'conversation-too-long'
  | 'too-many-streams'
  | 'anam-unauthorized'
  | 'anam-no-plan'
  | 'anam-forbidden'
  | 'anam-not-found'
  | 'anam-refused'
  | 'anam-busy'
  | 'anam-unavailable'
  | 'anam-spend-cap'
  | 'anam-limit-reached'
  | 'anam-rate-limited'
  | 'anam-failed'
  | 'anam-unreachable'
  | 'anam-timeout'
  | 'elevenlabs-unauthorized'
  | 'elevenlabs-refused'
  | 'elevenlabs-rate-limited'
  | 'elevenlabs-failed'
  | 'elevenlabs-unreachable'
  | 'elevenlabs-timeout'
  | LlmErrorCode
  | 'client-closed'
  | 'server-timeout'
  | 'server-failed';

/** A refused or failed request, as passed to `onRefusal`. Contains no keys. */
export interface ServerRefusal {
  /** The HTTP status of the response. */
  readonly status: number;
  readonly code: ServerErrorCode;
  /** The message in the response. */
  readonly message: string;
  /**
   * One line: the start of the upstream error text or of the thrown error. The response contains it only in
   * development.
   */
  readonly detail?: string;
}

interface RefusalExtras {
  readonly headers?: Readonly<Record<string, string>>;
  /** May contain anything; it is redacted before it is used. */
  readonly detail?: string;
  /** How long until a session can probably start. Part of the response. */
  readonly estimatedWaitSeconds?: number;
}

/** Thrown anywhere in a handler. `createHandler` converts it to the response. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly code: ServerErrorCode,
    message: string,
    readonly extras: RefusalExtras = {},
  ) {
    super(message);
  }
}

export const invalidRequest = (message: string) => new Refusal(400, 'invalid-request', message);
