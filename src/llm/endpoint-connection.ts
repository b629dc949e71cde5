import type { PersonaError } from '../internal/persona-error.js';
import type { SentRequest } from './request-error.js';
import { endpointErrorInfo } from './endpoint-error.js';
import { explained, failureCode } from './explained.js';
import { ThrownErrorInfo, type LlmErrorCode, type LlmErrorInfo } from './llm-error-info.js';
import type { PartFeed } from './part-stream.js';
import { checkLimit } from './protocols/answer-limits.js';
import { SilenceWatch } from './silence-watch.js';
import { StoppableWait } from './stoppable-wait.js';

const TIMEOUT_MS = 30_000;
const DRAIN_MS = 1000;

/** The result of a stream reader's `read`. Declared here because the Node and DOM types name it differently. */
interface BodyPiece {
  readonly done: boolean;
  readonly value?: Uint8Array | undefined;
}

/** The connection options of a provider. */
export interface ConnectionOptions {
  /** Replaces the global `fetch`, which is otherwise looked up for each request. */
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

export interface ConnectionRequest extends SentRequest {
  readonly body: string;
}

/** One request and its response text. The first `read` sends the request. */
export class EndpointConnection implements PartFeed<string> {
  readonly #options: ConnectionOptions;
  #request: (() => ConnectionRequest | Promise<ConnectionRequest>) | undefined;
  readonly #signal: AbortSignal;
  readonly #check: ((response: Response) => Promise<void>) | undefined;
  readonly #controller = new AbortController();
  readonly #wait: StoppableWait;
  readonly #silence = new SilenceWatch((ms) => this.#wait.stop(broken('llm-timeout', { silentMs: ms })));
  readonly #decoder = new TextDecoder();
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  #sent: readonly SentRequest[] = [];
  #received = 0;

  constructor(
    request: () => ConnectionRequest | Promise<ConnectionRequest>,
    options: ConnectionOptions,
    signal: AbortSignal,
    check?: (response: Response) => Promise<void>,
  ) {
    this.#check = check;
    this.#request = request;
    this.#options = options;
    this.#signal = signal;
    this.#wait = new StoppableWait(signal, () => this.close());
  }

  /**
   * Returns the next piece of the body, or `null` at its end.
   * @throws ThrownErrorInfo `llm-unreachable`, `llm-timeout`, `llm-too-large`, or by the HTTP status; anything else is a
   *   broken connection
   */
  read(): Promise<string | null> {
    const fault = checkLimit('bytes', this.#received);
    if (fault) return Promise.reject(new ThrownErrorInfo(fault));
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

  /**
   * Closes after the end of the body, which is expected now. Aborting the connection would prevent its reuse for the
   * next turn.
   */
  drain(): void {
    this.#silence.stop();
    const timer = setTimeout(() => this.close(), DRAIN_MS);
    const end = () => {
      clearTimeout(timer);
      this.close();
    };
    this.#wait.for(Promise.resolve<unknown>(this.#reader?.read()), end).catch(end);
  }

  /** Creates the error, with the values that were sent in headers and in the query redacted. */
  error(fault: LlmErrorInfo, cause?: unknown): Promise<PersonaError> {
    const found = cause instanceof ThrownErrorInfo ? cause : new ThrownErrorInfo(fault, cause);
    return explained(found.fault, found.cause, this.#signal, (code) => code.requestError(found, this.#sent));
  }

  async #open(): Promise<BodyPiece> {
    const response = await this.#send(await this.#prepare());
    if (isRedirect(response)) throw broken('llm-protocol', { why: 'redirect' });
    if (!response.ok) throw new ThrownErrorInfo(await refusal(response));
    await this.#check?.(response);
    this.#reader = response.body?.getReader();
    // Only reached after the end if `fetch` ignores its signal.
    if (this.#controller.signal.aborted) this.close();
    return this.#reader?.read() ?? { done: true, value: undefined };
  }

  async #prepare(): Promise<ConnectionRequest> {
    const make = this.#request as () => Promise<ConnectionRequest>;
    // The request holds the whole conversation, which is not needed while the answer streams.
    this.#request = undefined;
    try {
      return await make();
    } catch (cause) {
      if (cause instanceof ThrownErrorInfo) throw cause;
      throw broken('llm-failed', { why: 'not-made' }, cause);
    }
  }

  async #send({ url, headers, body }: ConnectionRequest): Promise<Response> {
    this.#sent = [{ url, headers }];
    const { signal } = this.#controller;
    try {
      const init: RequestInit = { method: 'POST', headers, body, signal, redirect: 'manual' };
      return await (this.#options.fetch ?? fetch)(url, init);
    } catch (cause) {
      const code = cause instanceof TypeError ? 'llm-unreachable' : 'llm-failed';
      throw broken(code, { why: 'not-sent' }, cause);
    }
  }
}

const broken = (code: LlmErrorCode, facts: Partial<LlmErrorInfo>, cause?: unknown) =>
  new ThrownErrorInfo({ ...facts, code }, cause);

/**
 * Reads the error of a response. If the code that reads the body cannot be loaded, the status alone determines the
 * error code.
 */
const refusal = (response: Response): Promise<LlmErrorInfo> =>
  failureCode().then(
    (code) => code.readRefusal(response),
    () => endpointErrorInfo({}, '', response.status),
  );

/**
 * Whether the endpoint redirected the request. If the redirect was not followed, a page sees only the response type.
 * The app's own `fetch` may still have followed it.
 */
const isRedirect = ({ type, status, redirected: followed }: Response): boolean =>
  followed || type === 'opaqueredirect' || (status >= 300 && status < 400);
