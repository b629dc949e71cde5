import type { IncomingMessage } from 'node:http';

/** Fields that Express and its body parsers add. */
type ParsedMessage = IncomingMessage & {
  readonly originalUrl?: string;
  readonly body?: unknown;
};

const READ_AHEAD_BYTES = 16_384;

/** Thrown if middleware has read the body and `req.body` does not contain it. */
export class BodyReadBefore extends Error {}

/** Converts Node's request to a Web request. Returns `null` if its URL is malformed. */
export function toRequest(req: ParsedMessage, signal: AbortSignal): Request | null {
  const url = urlOf(req);
  if (!url) return null;
  const headers = headersOf(req);
  const method = req.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  if (!req.readableDidRead) {
    // Node requires `duplex` for a streaming body, but the fetch types lack it.
    const init = { method, headers, signal, body: bodyStream(req), duplex: 'half' };
    return new Request(url, init as RequestInit);
  }
  // These headers describe the original bytes, not the body rebuilt here.
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) headers.delete(name);
  return new Request(url, { method, headers, signal, body: bodyAgain(req) });
}

/** Joins host and path. Resolving `//evil.example/` as a relative URL would change the host and defeat the origin check. */
function urlOf(req: ParsedMessage): string | null {
  const host = req.headers.host ?? [req.headers[':authority']].flat()[0] ?? 'localhost';
  if (!/^[\w.:[\]-]+$/.test(host)) return null;
  const target = req.originalUrl ?? req.url ?? '/';
  const path = target.startsWith('/') ? target : pathOf(target);
  const scheme = 'encrypted' in req.socket && req.socket.encrypted ? 'https' : 'http';
  const url = `${scheme}://${host}${path}`;
  return URL.canParse(url) ? url : null;
}

/** Returns the path of an absolute-form target, which clients send to proxies. */
function pathOf(target: string): string {
  if (!URL.canParse(target)) return '/';
  const { pathname, search } = new URL(target);
  return pathname.startsWith('/') ? pathname + search : '/';
}

function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    // `:path` and the like are HTTP/2 pseudo-headers.
    if (name.startsWith(':')) continue;
    for (const item of [value].flat()) if (item !== undefined) headers.append(name, item);
  }
  return headers;
}

/**
 * Streams the body. Reads a little ahead, so that a beacon's body arrives even if its page closes. Cancelling drains
 * the rest, because destroying `req` would also close the response.
 */
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
      // Not awaited: the client may never send the next chunk.
      cancel: () => void skipRest().catch(() => {}),
    },
    { highWaterMark: READ_AHEAD_BYTES, size: (chunk) => chunk.byteLength },
  );
}

/** Rebuilds the body that `express.json()`, `.text()` or `.raw()` has read. */
function bodyAgain({ body, headers }: ParsedMessage): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return body as Uint8Array<ArrayBuffer>;
  if (body !== undefined && /[/+]json\b/i.test(headers['content-type'] ?? '')) return JSON.stringify(body);
  throw new BodyReadBefore(
    'The body was read before the handler got the request, and `req.body` does not contain it. Mount the handler before the middleware that reads bodies.',
  );
}
