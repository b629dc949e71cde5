import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Connection headers. HTTP/2 does not allow them, and Node throws if they are set. */
const ofConnection = /^(?:connection|keep-alive|proxy-connection|transfer-encoding|upgrade)$/;

/** Sends a Web response through Node's response. Rejects if its body fails. */
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
  // Otherwise the rest of a rejected body would have to be read before the next request on this connection.
  if (!req.complete && !isHttp2) res.setHeader('connection', 'close');
  // The first event may take seconds, so send the headers now.
  if (response.body) res.flushHeaders();
  if (response.body) await sendBody(response.body, res);
  res.end();
}

async function sendBody(body: ReadableStream<Uint8Array>, res: ServerResponse): Promise<void> {
  const reader = body.getReader();
  const stop = () => void reader.cancel().catch(() => {});
  // If the client disconnected before the handler returned, `close` has already fired.
  if (res.destroyed) return stop();
  res.on('close', stop);
  // Without this, a cancelled response would go unnoticed while the loop waits for a slow client.
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

/** Sends an error in the same JSON shape as `anam-react/server`. */
export function answerError(res: ServerResponse, status: number, code: string, message: string): void {
  res.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(JSON.stringify({ error: { code, message } }));
}
