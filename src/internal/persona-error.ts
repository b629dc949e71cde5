import type { ErrorAction, ErrorEntry, RetryPolicy } from './errors/error-entry.js';
import type { PersonaErrorCode } from './errors/error-table.js';

export type { ErrorAction, ErrorEntry, PersonaErrorCode, RetryPolicy };

/** Details of the error; which ones are set depends on the code. */
export interface PersonaErrorData {
  /** HTTP status of the answer that failed. */
  readonly status?: number;
  /** When the other side said to try again, in ms from now. */
  readonly retryAfterMs?: number;
  /** The rate limit headers of a 429 of Anam's API, by lower-case name, e.g. `ratelimit-reset`. */
  readonly rateLimit?: Readonly<Record<string, string>>;
  /** The first 2,000 characters of the answer's body; never holds a key that we sent. */
  readonly body?: string;
  /** Which limit a model's answer passed. */
  readonly limit?:
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
  /** What the other side said in words. */
  readonly detail?: string;
  /** The type of the image or file that cannot be sent, e.g. `application/pdf`. */
  readonly mediaType?: string;
  /** The size that was exceeded, bytes. */
  readonly maxBytes?: number;
}

// Registered globally, so that two copies of the package recognise each other's errors.
const brand = Symbol.for('anam-react.PersonaError');

/**
 * The one error class of the package.
 *
 * `message` says what happened, `advice` what a developer does about it, `userMessage` what to show an end user.
 *
 * @example
 * try { await persona.start(); } catch (error) {
 *   if (PersonaError.isInstance(error) && error.code === 'session-busy') showBusy(error.userMessage);
 * }
 */
export class PersonaError extends Error {
  override readonly name = 'PersonaError';
  readonly [brand] = true;

  /** For an end user; English, meant as a default for translation by `code`. */
  readonly userMessage: string;
  readonly advice: string;
  /** What kind of retry can help. */
  readonly retry: RetryPolicy;
  /** What the user can do about it. */
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

  /** True for a `PersonaError` of any copy of the package. */
  static isInstance(value: unknown): value is PersonaError {
    return typeof value === 'object' && value !== null && brand in value;
  }
}

export interface ErrorDetails extends PersonaErrorData {
  readonly message: string;
  readonly cause?: unknown;
}

/** Makes the factory of one domain; the table's entry supplies the sentences. */
export function errorFactory<Domain extends Readonly<Record<string, ErrorEntry>>>(domain: Domain) {
  return (code: keyof Domain & PersonaErrorCode, { message, cause, ...data }: ErrorDetails): PersonaError => {
    const options = cause === undefined ? undefined : { cause };
    return new PersonaError(code, message, domain[code], data, options);
  };
}
