/** One request and what came back, with the time of each read. */
export interface Exchange {
  readonly request: string;
  /** 0 when there was no answer. */
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** When each read came in, in ms since the request, and how many bytes there were by then. */
  readonly reads: readonly { readonly at: number; readonly total: number }[];
  readonly headersAt: number;
  readonly endAt: number;
  /** Why there is no answer, or not all of it. */
  readonly failure?: ExchangeFailure;
}

export interface ExchangeFailure {
  readonly kind: 'timeout' | 'open' | 'network' | 'too-large' | 'left';
  readonly message: string;
  /** As the platform names it, e.g. `ECONNREFUSED`. */
  readonly code?: string;
}

export interface ExchangeCall {
  readonly url: string;
  readonly init: RequestInit;
  readonly timeoutMs: number;
  /** Asked after each read; true closes the connection. */
  readonly leaveWhen?: ((bytes: Uint8Array) => boolean) | undefined;
}

export interface ExchangeTools {
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

/** Bytes. An answer of 150 tokens has some ten thousand; all that come are looked at again at the end. */
const LARGEST_BODY = 2_000_000;
/** How long a connection may stay open after `[DONE]` before the checker leaves. */
const AFTER_TERMINATOR_MS = 1000;

/** Sends a request and reads the whole answer. Never rejects. */
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
      message: `No end of the answer within ${Math.round(timeoutMs / 100) / 10} s.`,
    });
    try {
      // A redirect is a finding: a POST that follows one may arrive as a GET, without its key.
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
      this.#leave({ kind: 'too-large', message: 'The answer is larger than 2 MB.' });
    else if (this.#call.leaveWhen?.(joined(this.#pieces, this.#total)))
      this.#leave({ kind: 'left', message: 'The checker closed the connection.' });
    else if (/\[DONE\]\s*$/.test(new TextDecoder().decode(last.subarray(-32))))
      this.#endIn(AFTER_TERMINATOR_MS, {
        kind: 'open',
        message: 'The connection stayed open after [DONE].',
      });
    return this.#controller.signal.aborted;
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

/** Node puts the reason into `cause`, a browser gives none. */
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

/** The media type alone, in lower case; empty when the server names none. */
export const mediaType = ({ headers }: Exchange): string =>
  (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
