import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on this machine that counts its requests and the bytes it sends. */
export class HostileServer {
  readonly requests: IncomingMessage[] = [];
  /** Bytes that the client, or the system's buffer, has accepted. */
  sent = 0;
  url = '';
  readonly #server: Server;

  constructor(answer: Answer) {
    this.#server = createServer((request, response) => {
      this.requests.push(request);
      request.resume();
      answer(request, response);
    });
  }

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Writes this piece repeatedly, as fast as it is read, until the client disconnects. */
  readonly endless =
    (status: number, piece: string | Uint8Array, headers: Record<string, string> = {}): Answer =>
    (_request, response) => {
      response.on('error', () => undefined);
      response.writeHead(status, { 'content-type': 'text/event-stream', ...headers });
      const more = () => {
        while (!response.destroyed && this.sent < 4_000_000_000) {
          this.sent += piece.length;
          if (!response.write(piece)) return;
        }
      };
      response.on('drain', more);
      more();
    };
}

/** Two gigabytes of one character, compressed to about two megabytes. */
export function gzipBomb(status: number): Answer {
  return (_request, response) => {
    response.on('error', () => undefined);
    response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    const gzip = createGzip();
    const piece = Buffer.alloc(1_000_000, 'a');
    let left = 2000;
    const more = () => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!gzip.write(piece)) return;
      }
      gzip.end();
    };
    gzip.on('drain', more);
    gzip.on('error', () => undefined);
    gzip.pipe(response);
    more();
  };
}
