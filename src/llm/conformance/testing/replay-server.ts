import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const KEY = 'sk-test-0123456789abcdef';

export interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Each piece arrives separately. If absent, the server never responds. */
  readonly pieces?: readonly (string | Uint8Array)[];
  /** If false, the connection stays open. */
  readonly end?: boolean;
}

export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly key: string | undefined;
  /** The parsed body; `undefined` if it is not JSON. */
  readonly body: Record<string, unknown> | undefined;
}

/**
 * A model endpoint on localhost with given replies. Each piece is written after the reader has received the previous one, and
 * each moves the clock of the checks by one step. No run depends on the speed of the machine.
 */
export class ReplayServer {
  readonly requests: Asked[] = [];
  readonly #answer: (asked: Asked) => Reply;
  readonly #stepMs: number;
  readonly #server: Server;
  readonly #had = new Map<string, Progress>();
  #time = 0;
  #calls = 0;

  constructor(answer: (asked: Asked) => Reply, stepMs = 20) {
    this.#answer = answer;
    this.#stepMs = stepMs;
    this.#server = createServer((request, response) => void this.#serve(request, response));
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  readonly now = (): number => this.#time;

  /** The `fetch` of the checks. It tells the server what has been read, and sends every request to `base`. */
  readonly fetchThrough =
    (base: string): typeof fetch =>
    async (address, init) => {
      const { pathname, search } = new URL(address as string);
      const call = String((this.#calls += 1));
      const headers = { ...(init?.headers as Record<string, string>), 'x-call': call };
      const had = new Progress();
      this.#had.set(call, had);
      const response = await fetch(`${base}${pathname}${search}`, { ...init, headers });
      const body = response.body?.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          transform(piece, controller) {
            controller.enqueue(piece);
            // The reader runs first, so that it sees the clock before the next step.
            setImmediate(() => had.add(piece.length));
          },
        }),
      );
      const { status } = response;
      return new Response(status === 204 || (status >= 300 && status < 400) ? null : (body ?? null), {
        status,
        headers: response.headers,
      });
    };

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await readRequest(request);
    this.requests.push(asked);
    const { status = 200, headers = {}, pieces, end = true } = this.#answer(asked);
    if (!pieces) return;
    response.writeHead(status, headers);
    response.flushHeaders();
    const had = this.#had.get(String(request.headers['x-call']));
    response.once('close', () => had?.leave());
    let sent = 0;
    for (const piece of pieces) {
      this.#time += this.#stepMs;
      const bytes = Buffer.from(piece);
      sent += bytes.length;
      response.write(bytes);
      await had?.reached(sent);
    }
    if (end) response.end();
  }
}

/** How much of a response the reader has received. */
class Progress {
  #bytes = 0;
  #waiting: { bytes: number; resolve: () => void } | undefined;

  add(bytes: number): void {
    this.#bytes += bytes;
    if (this.#waiting && this.#bytes >= this.#waiting.bytes) this.#waiting.resolve();
  }

  /** Also resolves if the reader closed the connection. */
  reached(bytes: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = { bytes, resolve };
      this.add(0);
    });
  }

  leave(): void {
    this.add(Infinity);
  }
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  let text = '';
  for await (const piece of request) text += String(piece);
  const { authorization } = request.headers;
  const key =
    authorization?.replace('Bearer ', '') ?? request.headers['api-key'] ?? request.headers['x-goog-api-key'];
  let body: Record<string, unknown> | undefined;
  try {
    body = JSON.parse(text) as Record<string, unknown>;
  } catch {
    body = undefined;
  }
  return { url: request.url ?? '', method: request.method ?? '', key: key as string | undefined, body };
}
