import type { LlmErrorCode } from '../llm/llm-error-info.js';

/** Why a handler did not do what the request asked. Codes with `llm-` mean what they mean in a `PersonaError`. */
export type ServerErrorCode =
  | 'method-not-allowed'
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
  | 'model-not-allowed'
  | 'tools-not-allowed'
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

/** A request that was refused or that failed, as `onRefusal` gets it. Holds no key. */
export interface ServerRefusal {
  /** HTTP status of the answer. */
  readonly status: number;
  readonly code: ServerErrorCode;
  /** The sentence in the answer. */
  readonly message: string;
  /** One line: the start of what the other side said (or what was thrown); in the answer only in development. */
  readonly detail?: string;
}

interface RefusalExtras {
  readonly headers?: Readonly<Record<string, string>>;
  /** May hold anything: it is scrubbed before it leaves. */
  readonly detail?: string;
}

/** Thrown anywhere inside a handler; becomes the answer in `createHandler`, and nowhere else. */
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
