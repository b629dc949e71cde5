import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** They are about a connection, of which HTTP/2 has its own ideas: Node throws at them. */
const ofConnection = /^(?:connection|keep-alive|proxy-connection|transfer-encoding|upgrade)$/;

/** Sends a Web response as Node's. Rejects when its body fails. */
export async function sendResponse(
  response: Response,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  res.statusCode = response.status;
  const isHttp2 = req.httpVersionMajor >= 2;
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && !(isHttp2 && ofConnection.test(name))) res.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) res.setHeader('set-cookie', cookies);
  // What is left of a refused body would have to be read before the next request on this connection.
  if (!req.complete && !isHttp2) res.setHeader('connection', 'close');
  // The first event may be seconds away; the page should know at once that it is coming.
  if (response.body) res.flushHeaders();
  if (response.body) await sendBody(response.body, res);
  res.end();
}

async function sendBody(body: ReadableStream<Uint8Array>, res: ServerResponse): Promise<void> {
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => {});
  // It has no `close` to come when the client was gone before the handler answered.
  if (res.destroyed) return stop();
  res.on('close', stop);
  // At once: while a client that does not read is waited for, nobody would notice that its answer was given up.
  reader.closed.catch(() => res.destroy());
  for (;;) {
    const { done, value } = await reader.read();
    if (done || res.destroyed) return;
    if (!res.write(value)) await drained(res);
  }
}

async function drained(res: ServerResponse): Promise<void> {
  const settled = new AbortController();
  const { signal } = settled;
  await Promise.race([once(res, 'drain', { signal }), once(res, 'close', { signal })]).finally(() =>
    settled.abort(),
  );
}

/** In the shape of every refusal of `anam-react/server`. */
export function answerError(res: ServerResponse, status: number, code: string, message: string): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(JSON.stringify({ error: { code, message } }));
}
