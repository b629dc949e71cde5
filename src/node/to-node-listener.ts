import type { IncomingMessage, ServerResponse } from 'node:http';
import { noteAddress } from './remote-address.js';
import { BodyReadBefore, toRequest } from './to-request.js';
import { answerError, sendResponse } from './send-response.js';

/** A handler in Web standards, as `anam-react/server` makes them. */
export type WebHandler = (request: Request) => Promise<Response>;

/**
 * A request listener for `http.createServer`, `app.post` of Express, and anything else that takes Node's request and
 * response.
 */
export type NodeListener = (req: IncomingMessage, res: ServerResponse) => void;

/**
 * Mounts a handler in Node's `http` or in Express. The client going away aborts the request's signal; bytes go out as
 * they come, no faster than the client reads; a body that is not wanted any more is not kept. Behind `express.json()`
 * the body is taken from `req.body`.
 *
 * The URL is made of the `Host` header; `X-Forwarded-*`, which every client can send, is not looked at.
 *
 * A handler that throws is answered 500.
 * @example
 * createServer(toNodeListener(session)).listen(3000);
 * app.post('/api/persona/session', toNodeListener(session));
 */
export function toNodeListener(handler: WebHandler): NodeListener {
  return (req, res) => void answer(handler, req, res);
}

/** Never rejects: nobody waits for it. */
async function answer(handler: WebHandler, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const gone = new AbortController();
  res.on('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  // The standard has no requests of these kinds.
  if (/^(?:trace|track|connect)$/i.test(req.method ?? '')) {
    res.setHeader('allow', 'POST');
    return answerError(res, 405, 'method-not-allowed', 'Use POST.');
  }
  try {
    const request = toRequest(req, gone.signal);
    if (!request) return answerError(res, 400, 'invalid-request', 'The address of the request is malformed.');
    noteAddress(request, req);
    await sendResponse(await handler(request), req, res);
    // What nobody has read goes by, as the client would not look at the answer before. A body in use rejects.
    request.body?.cancel().catch(() => {});
  } catch (error) {
    fail(error, res);
  }
}

function fail(error: unknown, res: ServerResponse): void {
  // An answer that breaks off must look broken to the page as well.
  if (res.headersSent) return void res.destroy();
  if (error instanceof BodyReadBefore) return answerError(res, 500, 'body-read-before', error.message);
  answerError(res, 500, 'server-failed', 'Something went wrong on the server.');
}
