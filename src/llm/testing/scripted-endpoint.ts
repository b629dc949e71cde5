import { bytesOf } from './sse.js';

/** A model endpoint whose answer a test writes piece by piece. It obeys its signal like a real `fetch`. */
export class ScriptedEndpoint {
  readonly requests: { url: string; init: RequestInit; body: unknown; headers: Headers }[] = [];
  /** Whether the reader has cancelled the answer before its end. */
  cancelled = false;
  aborted = false;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  readonly #response:
    | { status?: number; headers?: Record<string, string>; body?: string | null }
    | Promise<never>;

  constructor(
    response:
      | { status?: number; headers?: Record<string, string>; body?: string | null }
      | Promise<never> = {},
  ) {
    this.#response = response;
  }

  readonly fetch = async (url: unknown, init: RequestInit = {}): Promise<Response> => {
    this.requests.push({
      url: url as string,
      init,
      body: JSON.parse(init.body as string),
      headers: new Headers(init.headers),
    });
    const { signal } = init;
    const aborted = new Promise<never>((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        this.aborted = true;
        reject(signal.reason);
        this.fail(signal.reason);
      });
    });
    aborted.catch(() => undefined);
    const {
      status = 200,
      headers = { 'content-type': 'text/event-stream' },
      body,
    } = await Promise.race([this.#response, aborted]);
    return new Response(body === undefined ? this.#stream() : body, { status, headers });
  };

  write(piece: string | Uint8Array): void {
    this.#controller?.enqueue(typeof piece === 'string' ? bytesOf(piece) : piece);
  }

  end(): void {
    this.#controller?.close();
    this.#controller = undefined;
  }

  fail(reason: unknown): void {
    this.#controller?.error(reason);
    this.#controller = undefined;
  }

  #stream(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => {
        this.cancelled = true;
        this.#controller = undefined;
      },
    });
  }
}
