import { createDeadline, type Deadline } from './deadline.js';
import { isTooDeep } from '../internal/json-nesting.js';
import { readText, type LimitedText } from '../internal/read-text.js';
import { Refusal } from './refusal.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads the body of the request as a JSON object.
 * @param timeoutMs the time limit for the whole body, so that a slow sender cannot block a handler
 * @param client also ends the wait
 * @throws Refusal 413 `body-too-large`, 408 `body-timeout`, 415 for a compressed body, 400 `invalid-json`
 */
export async function readJsonBody(
  request: Request,
  maxBytes: number,
  timeoutMs = 30_000,
  client = request.signal,
): Promise<JsonObject> {
  const tooLarge = () => new Refusal(413, 'body-too-large', `The body may have ${maxBytes} bytes at most.`);
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge();
  const { text, complete } = await readInTime(request, maxBytes, createDeadline(timeoutMs, client));
  if (!complete) throw tooLarge();
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    if (request.headers.has('content-encoding'))
      throw new Refusal(415, 'content-type-refused', 'Send the body uncompressed.');
    throw new Refusal(400, 'invalid-json', 'The body must be a JSON object.');
  }
  return body as JsonObject;
}

async function readInTime(request: Request, maxBytes: number, deadline: Deadline): Promise<LimitedText> {
  try {
    return await deadline.during(readBody(request, maxBytes, deadline.signal));
  } catch (cause) {
    if (deadline.cause !== 'timeout') throw cause;
    throw new Refusal(408, 'body-timeout', 'The body did not arrive in time.');
  } finally {
    deadline.release();
  }
}

/** Reads the body as text. Handlers also run in a page or a service worker, and Firefox has no `Request.body`. */
async function readBody(request: Request, maxBytes: number, signal: AbortSignal): Promise<LimitedText> {
  const { body } = request as { readonly body: Request['body'] | undefined };
  return readText(body === undefined ? (await request.blob()).stream() : body, maxBytes, signal);
}

function parse(text: string): unknown {
  try {
    return isTooDeep(text) ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
