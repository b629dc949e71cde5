import type {
  configErrors,
  connectionErrors,
  microphoneErrors,
  sessionErrors,
  tokenErrors,
  turnErrors,
} from './error-catalogue.js';
import type { ErrorEntry } from './error-entry.js';
import type { llmErrors } from './llm-errors.js';
import type { modeErrors } from './mode-errors.js';
import type { PlaybackErrorCode } from './playback-errors.js';

type Codes<Domain> = keyof Domain & string;

/** Every code that a `PersonaError` can bear, by domain. */
export type PersonaErrorCode =
  | Codes<typeof tokenErrors>
  | Codes<typeof sessionErrors>
  | Codes<typeof connectionErrors>
  | Codes<typeof microphoneErrors>
  | Codes<typeof llmErrors>
  | Codes<typeof turnErrors>
  | Codes<typeof modeErrors>
  | PlaybackErrorCode
  | Codes<typeof configErrors>;

/** Facts beside the error; which of them are there depends on the code. */
export interface PersonaErrorData {
  /** HTTP status of the answer that failed. */
  readonly status?: number;
  /** When the other side said to try again, in ms from now. */
  readonly retryAfterMs?: number;
  /** The first 2,000 characters of the answer's body; never holds a key that we sent. */
  readonly body?: string;
  /** What the other side said in words. */
  readonly detail?: string;
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

  constructor(
    readonly code: PersonaErrorCode,
    message: string,
    /** For an end user; English, meant as a default for translation by `code`. */
    readonly userMessage: string,
    readonly advice: string,
    /** Whether the same call can succeed later without a change by the developer. */
    readonly retryable: boolean,
    readonly data: PersonaErrorData = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
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

/** Makes the factory of one domain; the catalogue's entry supplies the sentences. */
export function errorFactory<Domain extends Readonly<Record<string, ErrorEntry>>>(domain: Domain) {
  return (code: Codes<Domain> & PersonaErrorCode, details: ErrorDetails): PersonaError => {
    const { message, cause, ...data } = details;
    const found = domain[code] as ErrorEntry;
    const options = cause === undefined ? undefined : { cause };
    return new PersonaError(code, message, found.user, found.advice, found.retryable, data, options);
  };
}
