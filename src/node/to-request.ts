import type { IncomingMessage } from 'node:http';

/** What Express and its body parsers add. */
type ParsedMessage = IncomingMessage & {
  readonly originalUrl?: string;
  readonly body?: unknown;
};

const READ_AHEAD_BYTES = 16_384;

/** Something in front of the handler has read the body, and left nothing from which it could be made again. */
export class BodyReadBefore extends Error {}

/** Node's request as a Web request; null when its address cannot be one. */
export function toRequest(req: ParsedMessage, signal: AbortSignal): Request | null {
  const url = urlOf(req);
  if (!url) return null;
  const headers = headersOf(req);
  const method = req.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  if (!req.readableDidRead) {
    // The types of fetch do not know `duplex`, without which Node refuses a body that streams.
    const init = { method, headers, signal, body: bodyStream(req), duplex: 'half' };
    return new Request(url, init as RequestInit);
  }
  // They describe the bytes that came, not those that are made here.
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) headers.delete(name);
  return new Request(url, { method, headers, signal, body: bodyAgain(req) });
}

/** Joined, not resolved: `//evil.example/` as a path would be another host, and pass for the origin of its own page. */
function urlOf(req: ParsedMessage): string | null {
  const host = req.headers.host ?? [req.headers[':authority']].flat()[0] ?? 'localhost';
  if (!/^[\w.:[\]-]+$/.test(host)) return null;
  const target = req.originalUrl ?? req.url ?? '/';
  const path = target.startsWith('/') ? target : pathOf(target);
  const scheme = 'encrypted' in req.socket && req.socket.encrypted ? 'https' : 'http';
  const url = `${scheme}://${host}${path}`;
  return URL.canParse(url) ? url : null;
}

/** The path of a request as it is sent to a proxy, with scheme and host. */
function pathOf(target: string): string {
  if (!URL.canParse(target)) return '/';
  const { pathname, search } = new URL(target);
  return pathname.startsWith('/') ? pathname + search : '/';
}

function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    // `:path` and the like are HTTP/2's own.
    if (name.startsWith(':')) continue;
    for (const item of [value].flat()) if (item !== undefined) headers.append(name, item);
  }
  return headers;
}

/** Reads a little ahead: a beacon's body must survive its page. To cancel it lets the rest go by: to destroy `req` would take the answer along. */
function bodyStream(req: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = req.iterator({ destroyOnReturn: false });
  const skipRest = async () => {
    await chunks.return?.();
    req.resume();
  };
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const { done, value } = (await chunks.next()) as IteratorResult<Uint8Array<ArrayBuffer>, undefined>;
        if (done) controller.close();
        else controller.enqueue(value);
      },
      // Not awaited: the client may keep the next piece back for ever.
      cancel: () => void skipRest().catch(() => {}),
    },
    { highWaterMark: READ_AHEAD_BYTES, size: (chunk) => chunk.byteLength },
  );
}

/** The body that `express.json()`, `.text()` or `.raw()` has read. */
function bodyAgain({ body, headers }: ParsedMessage): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return body as Uint8Array<ArrayBuffer>;
  if (body !== undefined && /[/+]json\b/i.test(headers['content-type'] ?? '')) return JSON.stringify(body);
  throw new BodyReadBefore(
    'The body was read before it came to the handler, and `req.body` does not hold it. Mount the handler in front of what reads bodies.',
  );
}
