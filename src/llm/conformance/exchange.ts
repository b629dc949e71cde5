/** One request and its response, with the time of each read. */
export interface Exchange {
  readonly request: string;
  /** 0 if there was no response. */
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** When each read arrived, in ms since the request, and the number of bytes until then. */
  readonly reads: readonly { readonly at: number; readonly total: number }[];
  readonly headersAt: number;
  readonly endAt: number;
  /** Why the response is missing or incomplete. */
  readonly failure?: ExchangeFailure;
}

export interface ExchangeFailure {
  readonly kind: 'timeout' | 'open' | 'network' | 'too-large' | 'left';
  readonly message: string;
  /** The platform's code, e.g. `ECONNREFUSED`. */
  readonly code?: string;
}

export interface ExchangeCall {
  readonly url: string;
  readonly init: RequestInit;
  readonly timeoutMs: number;
  /** Called after each read. If it returns true, the connection is closed. */
  readonly leaveWhen?: ((bytes: Uint8Array) => boolean) | undefined;
}

export interface ExchangeTools {
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

/** In bytes. A response of 150 tokens has about 10,000. All responses stay in memory until the end. */
const LARGEST_BODY = 2_000_000;
/** How long a connection may stay open after `[DONE]` before it is closed. */
const AFTER_TERMINATOR_MS = 1000;
const TERMINATOR_CHARS = 16;

/** Sends a request and reads the whole response. Never rejects. */
export function exchange(call: ExchangeCall, tools: ExchangeTools): Promise<Exchange> {
  return new ExchangeRun(call, tools).run();
}

class ExchangeRun {
  readonly #call: ExchangeCall;
  readonly #tools: ExchangeTools;
  readonly #controller = new AbortController();
  readonly #startedAt: number;
  readonly #pieces: Uint8Array[] = [];
  readonly #reads: { at: number; total: number }[] = [];
  #total = 0;
  /** The last characters, in case `[DONE]` is split between reads. `null` after `[DONE]`. */
  #tail: string | null = '\n';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failure: ExchangeFailure | undefined;
  #response: Response | undefined;
  #headersAt = 0;

  constructor(call: ExchangeCall, tools: ExchangeTools) {
    this.#call = call;
    this.#tools = tools;
    this.#startedAt = tools.now();
  }

  async run(): Promise<Exchange> {
    const { url, init, timeoutMs } = this.#call;
    this.#endIn(timeoutMs, {
      kind: 'timeout',
      message: `The response did not end within ${Math.round(timeoutMs / 100) / 10} s.`,
    });
    try {
      // A redirect is a result. A POST that follows one may arrive as a GET, without its key.
      const request = { ...init, redirect: 'manual', signal: this.#controller.signal } as const;
      this.#response = await this.#tools.fetch(url, request);
      this.#headersAt = this.#elapsed();
      await this.#read(this.#response);
    } catch (error) {
      this.#failure ??= failureOf(error);
    } finally {
      clearTimeout(this.#timer);
    }
    return this.#result();
  }

  async #read(response: Response): Promise<void> {
    const reader = response.body?.getReader();
    for (;;) {
      const piece = await reader?.read();
      if (!piece || piece.done) return;
      this.#total += piece.value.length;
      this.#pieces.push(piece.value);
      this.#reads.push({ at: this.#elapsed(), total: this.#total });
      if (this.#wantsToLeave(piece.value)) return;
    }
  }

  #wantsToLeave(last: Uint8Array): boolean {
    if (this.#total > LARGEST_BODY)
      this.#leave({ kind: 'too-large', message: 'The response is larger than 2 MB.' });
    else if (this.#call.leaveWhen?.(joined(this.#pieces, this.#total)))
      this.#leave({ kind: 'left', message: 'The checker closed the connection.' });
    else if (this.#sawTerminator(last))
      this.#endIn(AFTER_TERMINATOR_MS, {
        kind: 'open',
        message: 'The connection stayed open after [DONE].',
      });
    return this.#controller.signal.aborted;
  }

  /** Returns true once, for the piece that completes `[DONE]`. Comments or events may follow it. */
  #sawTerminator(last: Uint8Array): boolean {
    if (this.#tail === null) return false;
    const text = this.#tail + new TextDecoder().decode(last);
    const found = /[\r\n]data: ?\[DONE\][ \t]*(?=[\r\n]|$)/.test(text);
    this.#tail = found ? null : text.slice(-TERMINATOR_CHARS);
    return found;
  }

  #endIn(ms: number, failure: ExchangeFailure): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#leave(failure), ms);
  }

  #leave(failure: ExchangeFailure): void {
    this.#failure ??= failure;
    this.#controller.abort();
  }

  readonly #elapsed = () => this.#tools.now() - this.#startedAt;

  #result(): Exchange {
    return {
      request: `${this.#call.init.method ?? 'GET'} ${this.#call.url}`,
      status: this.#response?.status ?? 0,
      headers: this.#response?.headers ?? new Headers(),
      body: joined(this.#pieces, this.#total),
      reads: this.#reads,
      headersAt: this.#headersAt,
      endAt: this.#elapsed(),
      ...(this.#failure && { failure: this.#failure }),
    };
  }
}

function joined(pieces: readonly Uint8Array[], total: number): Uint8Array {
  const all = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Describes a failed request. Node puts the reason into `cause`; browsers give none. */
function failureOf(error: unknown): ExchangeFailure {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const { message, code } = inner as { message?: unknown; code?: unknown };
  return {
    kind: 'network',
    message: String(message || code || error),
    ...(typeof code === 'string' && { code }),
  };
}

export const bodyText = ({ body }: Exchange): string => new TextDecoder().decode(body);

/** The media type without parameters, in lower case. Empty if the server sends none. */
export const mediaType = ({ headers }: Exchange): string =>
  (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
