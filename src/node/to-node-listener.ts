import type { IncomingMessage, ServerResponse } from 'node:http';
import { noteAddress } from './remote-address.js';
import { BodyReadBefore, toRequest } from './to-request.js';
import { answerError, sendResponse } from './send-response.js';

/** A handler that uses Web-standard `Request` and `Response`, like those from `anam-react/server`. */
export type WebHandler = (request: Request) => Promise<Response>;

/** A listener for `http.createServer`, Express routes, and anything else that passes Node's request and response. */
export type NodeListener = (req: IncomingMessage, res: ServerResponse) => void;

/**
 * Mounts a handler in Node's `http` or in Express. When the client disconnects, the request's signal is aborted. The
 * response is streamed, no faster than the client reads. If `express.json()` has read the body, it is taken from
 * `req.body`.
 *
 * The URL is built from the `Host` header. `X-Forwarded-*` is ignored, because every client can send it.
 *
 * If the handler throws, the response is 500.
 * @example
 * import { createServer } from 'node:http';
 * import { toNodeListener } from 'anam-react/node';
 * import express from 'express';
 * import { session } from './handlers.js'; // createSessionHandler({ … })
 *
 * createServer(toNodeListener(session)).listen(3000);
 * // or
 * express().post('/api/persona/session', toNodeListener(session));
 */
export function toNodeListener(handler: WebHandler): NodeListener {
  return (req, res) => void answer(handler, req, res);
}

/** Never rejects, because no caller awaits it. */
async function answer(handler: WebHandler, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const gone = new AbortController();
  res.on('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  // `Request` does not support these methods.
  if (/^(?:trace|track|connect)$/i.test(req.method ?? '')) {
    res.setHeader('allow', 'POST');
    return answerError(res, 405, 'method-not-allowed', 'Use POST.');
  }
  try {
    const request = toRequest(req, gone.signal);
    if (!request) return answerError(res, 400, 'invalid-request', 'The URL of the request is malformed.');
    noteAddress(request, req);
    await sendResponse(await handler(request), req, res);
    // Also holds the request until here, or its signal would no longer be aborted after a garbage collection.
    // Discards an unread body: some clients read the response only after they have sent the whole body. `cancel`
    // rejects if the body is locked.
    request.body?.cancel().catch(() => {});
  } catch (error) {
    fail(error, res);
  }
}

function fail(error: unknown, res: ServerResponse): void {
  // The headers are already sent, so close the connection: the client must see that the response is incomplete.
  if (res.headersSent) return void res.destroy();
  if (error instanceof BodyReadBefore) return answerError(res, 500, 'body-read-before', error.message);
  answerError(res, 500, 'server-failed', 'Something went wrong on the server.');
}
