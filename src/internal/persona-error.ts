import type { ErrorAction, ErrorEntry, RetryPolicy } from './errors/error-entry.js';
import type { PersonaErrorCode } from './errors/error-table.js';

export type { ErrorAction, ErrorEntry, PersonaErrorCode, RetryPolicy };

/** Details of the error; which ones are set depends on the code. */
export interface PersonaErrorData {
  /** The HTTP status of the failed response. */
  readonly status?: number;
  /** The retry delay that the other side requested, in ms from now. */
  readonly retryAfterMs?: number;
  /**
   * How long until a session is probably free, in ms, by Anam's estimate, which can be too high. For `session-busy`, if
   * the server and the page ask for it (`waitEstimate`, `session.checkBusy`).
   */
  readonly estimatedWaitMs?: number;
  /** Present if only the check before the start reported `session-busy`. The next start is not checked. */
  readonly precheck?: true;
  /** The rate limit headers of a 429 from Anam's API, by lower-case name, e.g. `ratelimit-reset`. */
  readonly rateLimit?: Readonly<Record<string, string>>;
  /** The first 2,000 characters of the response body. Keys that we sent are removed. */
  readonly body?: string;
  /** The limit that the model's answer exceeded. */
  readonly limit?:
    | 'bytes'
    | 'tool-calls'
    | 'tool-arguments'
    | 'signature'
    | 'array'
    | 'nesting'
    | 'event'
    | 'sources'
    | 'empty'
    | 'empty-events'
    | 'unreadable';
  /** The other side's own message. */
  readonly detail?: string;
  /** The type of the image or file that cannot be sent, e.g. `application/pdf`. */
  readonly mediaType?: string;
  /** The size limit that was exceeded, in bytes. */
  readonly maxBytes?: number;
}

// Registered globally, so that two copies of the package recognise each other's errors.
const brand = Symbol.for('anam-react.PersonaError');

/**
 * The error class of this package.
 *
 * `message` says what happened. `advice` tells the developer what to do. `userMessage` is the text for the end user.
 *
 * @example
 * try { await persona.start(); } catch (error) {
 *   if (PersonaError.isInstance(error) && error.code === 'session-busy') showBusy(error.userMessage);
 * }
 */
export class PersonaError extends Error {
  override readonly name = 'PersonaError';
  readonly [brand] = true;

  /** The text for the end user, in English. Use `code` to show a translation. */
  readonly userMessage: string;
  readonly advice: string;
  /** The kind of retry that can help. */
  readonly retry: RetryPolicy;
  /** The action that the user can take. */
  readonly action: ErrorAction;

  constructor(
    readonly code: PersonaErrorCode,
    message: string,
    { userMessage, advice, retry, action }: ErrorEntry,
    readonly data: PersonaErrorData = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.userMessage = userMessage;
    this.advice = advice;
    this.retry = retry;
    this.action = action;
  }

  /** Whether the same call can succeed later without a change by the developer. */
  get retryable(): boolean {
    return this.retry !== 'never';
  }

  /** Whether the value is a `PersonaError` from any copy of the package. */
  static isInstance(value: unknown): value is PersonaError {
    return typeof value === 'object' && value !== null && brand in value;
  }
}

export interface ErrorDetails extends PersonaErrorData {
  readonly message: string;
  readonly cause?: unknown;
}

/** Creates the error factory for one domain, with the texts from its table. */
export function errorFactory<Domain extends Readonly<Record<string, ErrorEntry>>>(domain: Domain) {
  return (code: keyof Domain & PersonaErrorCode, { message, cause, ...data }: ErrorDetails): PersonaError => {
    const options = cause === undefined ? undefined : { cause };
    return new PersonaError(code, message, domain[code], data, options);
  };
}
