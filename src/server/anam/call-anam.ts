import type { PersonaError } from '../../internal/persona-error.js';
import { isTooDeep } from '../../internal/json-nesting.js';
import { createRedactor } from '../../internal/redactor.js';
import { printable } from '../../internal/printable.js';
import { createScrubber } from '../../internal/secret-scrubber.js';
import { Refusal } from '../refusal.js';
import { anamError, errorOfAnswer, unreadable, type AnamAnswer } from './api-error.js';
import type { AnamConnection } from './connection.js';
import type { Reader } from './read-fields.js';

/** Options of every call of `anamApi`. */
export interface AnamCallOptions {
  /** Aborts the call. It then rejects with the signal's reason, which is not a `PersonaError`. */
  readonly signal?: AbortSignal | undefined;
}

export interface AnamCall<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** Values that no result and no error may contain, besides the API key. */
  readonly secrets?: readonly string[];
  readonly options?: AnamCallOptions | undefined;
  /** Reads the body; `undefined` if the body does not matter. */
  readonly read?: Reader<T>;
  /** Converts an error status to a result. */
  readonly accept?: (answer: AnamAnswer) => T | undefined;
}

/** @throws PersonaError `anam-…` @throws the reason of the signal */
export type CallAnam = <T = void>(call: AnamCall<T>) => Promise<T>;

/** A hundred avatars with signed URLs have about 0.3 MB. The longest bodies are transcripts. */
const MAX_BYTES = 5_000_000;

/** Creates the function that sends a call to Anam and converts every failure to a `PersonaError`. */
export function createCaller(connection: AnamConnection): CallAnam {
  return async ({ method, path, body, secrets = [], options = {}, read, accept }) => {
    const { signal = new AbortController().signal } = options;
    signal.throwIfAborted();
    const all = [connection.apiKey, ...secrets];
    const scrub = createScrubber(all);
    const answer = await connection
      .send<AnamAnswer>(method, path, body, signal, asAnswer, MAX_BYTES)
      .catch((cause: unknown) => {
        signal.throwIfAborted();
        throw unanswered(cause, scrub);
      });
    if (answer.response.ok) return read ? valueOf(answer, read, all) : (undefined as never);
    const accepted = accept?.(answer);
    if (accepted === undefined) throw errorOfAnswer(answer, scrub);
    return accepted;
  };
}

const asAnswer = (response: Response, text: string, complete: boolean): AnamAnswer => ({
  response,
  text,
  complete,
});

/** The cause is not passed on, because an error from `fetch` can quote what was sent. */
function unanswered(cause: unknown, scrub: (text: string) => string): PersonaError {
  const { message, extras } =
    cause instanceof Refusal ? cause : new Refusal(502, 'anam-unreachable', 'Anam could not be reached.');
  const detail = printable(scrub(extras.detail ?? '')).slice(0, 300);
  return anamError('anam-unreachable', { message, ...(detail !== '' && { detail }) });
}

/** The length up to which a redactor returns the whole text. */
const REDACTED = 16_000;

function valueOf<T>(answer: AnamAnswer, read: Reader<T>, secrets: readonly string[]): T {
  const redact = createRedactor(secrets);
  const clean = (text: string) => (text.length > REDACTED ? withoutWhole(text, secrets) : redact(text));
  let value: T | undefined;
  try {
    if (answer.complete && !isTooDeep(answer.text)) {
      value = read(
        JSON.parse(answer.text, (_, item: unknown) => (typeof item === 'string' ? clean(item) : item)),
      );
    }
  } catch {
    value = undefined;
  }
  if (value === undefined) throw unreadable(answer);
  return value;
}

const withoutWhole = (text: string, secrets: readonly string[]) =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
