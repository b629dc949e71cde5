import { PersonaError } from '../internal/persona-error.js';
import { readErrorText } from '../internal/read-text.js';
import { createRedactor, safeCause } from '../internal/redactor.js';
import { bareUrl, secretsIn, secretsInUrl } from '../internal/secret-values.js';
import { endpointErrorInfo, errorIn } from './endpoint-error.js';
import { isObject, parseJson } from './json.js';
import { llmError, type LlmErrorInfo } from './llm-error.js';
import type { PartFeed } from './part-stream.js';
import { retryAfterFromHeaders } from './retry-after.js';
import { SilenceWatch } from './silence-watch.js';
import { StoppableWait } from './stoppable-wait.js';

const TIMEOUT_MS = 30_000;
const DRAIN_MS = 1000;
/** Bytes of a whole answer. The longest ones of today's models, an event a token, are half of that. */
const ANSWER_LIMIT = 67_108_864;

/** What a reader gives; named here, as Node's types and the DOM's have different names for it. */
interface BodyPiece {
  readonly done: boolean;
  readonly value?: Uint8Array | undefined;
}

const redirected = 'redirects, and a conversation does not follow. Use the final address.';

/** The connection options of a provider. */
export interface ConnectionOptions {
  /** Replaces the global `fetch`, which is otherwise read for each request. */
  readonly fetch?: ((input: string, init: RequestInit) => Promise<Response>) | undefined;
  /**
   * The time limit for the first byte of the response, in milliseconds.
   * @default 30_000
   */
  readonly firstByteTimeoutMs?: number | undefined;
  /**
   * The maximum time between bytes after that, in milliseconds. Keep-alives count too.
   * @default 30_000
   */
  readonly idleTimeoutMs?: number | undefined;
}

export interface ConnectionRequest {
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
}

/** One request and its response text. It is sent with the first `read`. */
export class EndpointConnection implements PartFeed<string> {
  readonly #options: ConnectionOptions;
  #request: (() => ConnectionRequest | Promise<ConnectionRequest>) | undefined;
  readonly #controller = new AbortController();
  readonly #wait: StoppableWait;
  readonly #silence = new SilenceWatch((ms) => this.#wait.stop(this.#silent(ms)));
  readonly #decoder = new TextDecoder();
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #secrets: string[] = [];
  #received = 0;
  #where = 'the model endpoint';

  constructor(
    request: () => ConnectionRequest | Promise<ConnectionRequest>,
    options: ConnectionOptions,
    signal: AbortSignal,
  ) {
    this.#request = request;
    this.#options = options;
    this.#wait = new StoppableWait(signal, () => this.close());
  }

  /**
   * Returns the next piece of the body, or `null` at its end.
   * @throws PersonaError `llm-unreachable`, `llm-timeout`, `llm-protocol` (too long), or by the HTTP status; anything else
   *   is a broken connection
   */
  read(): Promise<string | null> {
    if (this.#received > ANSWER_LIMIT) return Promise.reject(this.#endless());
    const { firstByteTimeoutMs = TIMEOUT_MS, idleTimeoutMs = TIMEOUT_MS } = this.#options;
    const reader = this.#reader;
    this.#silence.start(reader ? idleTimeoutMs : firstByteTimeoutMs);
    return this.#wait.for(reader ? reader.read() : this.#open(), this.#decode);
  }

  readonly #decode = ({ done, value }: BodyPiece): string | null => {
    this.#silence.pause();
    this.#received += value?.byteLength ?? 0;
    return done ? this.#decoder.decode() || null : this.#decoder.decode(value, { stream: true });
  };

  /** Closes immediately. */
  close(): void {
    this.#silence.stop();
    this.#wait.release();
    this.#controller.abort();
    this.#reader?.cancel().catch(() => undefined);
  }

  /** Closes when the body has ended, which is expected now. An aborted connection could not be reused for the next turn. */
  drain(): void {
    this.#silence.stop();
    const timer = setTimeout(() => this.close(), DRAIN_MS);
    const end = () => {
      clearTimeout(timer);
      this.close();
    };
    this.#wait.for(Promise.resolve<unknown>(this.#reader?.read()), end).catch(end);
  }

  /** Removes header and query values from a text. */
  error({ code, message, detail, body, ...facts }: LlmErrorInfo, cause?: unknown): PersonaError {
    if (PersonaError.isInstance(cause)) return cause;
    const redact = createRedactor(this.#secrets);
    return llmError(code, {
      ...facts,
      cause: safeCause(cause, redact),
      message: redact(message),
      ...(detail !== undefined && { detail: redact(detail) }),
      ...(body !== undefined && { body: redact(body) }),
    });
  }

  async #open(): Promise<BodyPiece> {
    const response = await this.#send(await this.#prepare());
    if (isRedirect(response))
      throw this.error({ code: 'llm-protocol', message: `${this.#where} ${redirected}` });
    if (!response.ok) throw await this.#refusal(response);
    this.#reader = response.body?.getReader();
    // Only reached after the end if `fetch` ignores its signal.
    if (this.#controller.signal.aborted) this.close();
    return this.#reader?.read() ?? { done: true, value: undefined };
  }

  async #prepare(): Promise<ConnectionRequest> {
    const make = this.#request as () => Promise<ConnectionRequest>;
    // It contains the whole conversation, which is not needed while the answer streams.
    this.#request = undefined;
    try {
      return await make();
    } catch (cause) {
      throw this.error({ code: 'llm-failed', message: 'The request to the model could not be made.' }, cause);
    }
  }

  async #send({ url, headers, body }: ConnectionRequest): Promise<Response> {
    this.#secrets = [...[...headers.values()].flatMap(secretsIn), ...secretsInUrl(url)];
    this.#where = bareUrl(url);
    const { signal } = this.#controller;
    try {
      const init: RequestInit = { method: 'POST', headers, body, signal, redirect: 'manual' };
      return await (this.#options.fetch ?? fetch)(url, init);
    } catch (cause) {
      const code = cause instanceof TypeError ? 'llm-unreachable' : 'llm-failed';
      throw this.error({ code, message: `The request to ${this.#where} failed: ${String(cause)}` }, cause);
    }
  }

  async #refusal(response: Response): Promise<PersonaError> {
    const body = await readErrorText(response);
    const value = parseJson(body);
    const fault = endpointErrorInfo(errorIn(value) ?? (isObject(value) ? value : {}), body, response.status);
    const retryAfterMs = retryAfterFromHeaders(response.headers);
    return this.error(retryAfterMs === undefined ? fault : { ...fault, retryAfterMs });
  }

  #silent(ms: number): PersonaError {
    return this.error({ code: 'llm-timeout', message: `Nothing came from ${this.#where} for ${ms} ms.` });
  }

  #endless(): PersonaError {
    const message = `The answer of ${this.#where} has more than ${ANSWER_LIMIT} bytes.`;
    return this.error({ code: 'llm-protocol', message });
  }
}

/**
 * A page sees nothing of a redirect that it did not follow but its type; a `fetch` of the app may have followed one all
 * the same.
 */
const isRedirect = ({ type, status, redirected: followed }: Response): boolean =>
  followed || type === 'opaqueredirect' || (status >= 300 && status < 400);
