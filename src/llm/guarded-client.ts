import { copyOf } from './client-copy.js';
import type { SentRequest } from './request-error.js';
import { failureCode } from './explained.js';
import { ThrownErrorInfo } from './llm-error-info.js';
import type { OpenAIClient } from './openai-client.js';
import { checkLimit } from './protocols/answer-limits.js';
import { WholeEvents } from './whole-events.js';

const LF = 10;
/** Every event has a brace. */
const BRACE = 123;

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Untyped members of clients of the `openai` package (6.49.0 and 7.57.0 `client.mjs`). */
interface ClientInsides {
  readonly apiKey?: unknown;
  readonly fetch?: Fetch;
}

export interface GuardedClient {
  readonly client: OpenAIClient;
  /** The sent requests; their headers and queries can contain secrets. */
  readonly sent: readonly SentRequest[];
  readonly secrets: readonly string[];
}

/**
 * Copies the client for one request. The copy's `fetch` wraps the client's own and limits the body, because the package
 * reads the whole body of an error.
 * @throws PersonaError `llm-failed` if the client cannot be copied, because the original would read responses of any
 * size
 */
export function guardedClient(client: OpenAIClient): GuardedClient {
  const { apiKey, fetch: own = fetch } = client as ClientInsides;
  const sent: SentRequest[] = [];
  const secrets = typeof apiKey === 'string' ? [apiKey] : [];
  const send: Fetch = async (url, init) => {
    sent.push({ url: String(url), headers: ownHeaders(init.headers) });
    const response = await own(url, init);
    const { ok, body, status, headers } = response;
    if (!body) return response;
    const limited = ok ? body.pipeThrough(answerLimit()) : await errorText(response);
    return new Response(limited, { status, headers: withoutLength(headers) });
  };
  return { client: copyOf(client, { fetch: send }), sent, secrets };
}

/** Excludes the headers that describe the `openai` package itself. */
const ownHeaders = (headers: RequestInit['headers']): Headers =>
  new Headers([...new Headers(headers)].filter(([name]) => !/^(?:x-stainless-|user-agent$)/.test(name)));

/**
 * Limits the answer. The package buffers an incomplete line without a limit, and takes quadratic time for many events
 * at once.
 */
function answerLimit(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let total = 0;
  let line = 0;
  let empty = 0;
  const events = new WholeEvents();
  return new TransformStream({
    transform(piece, controller) {
      total += piece.length;
      line = piece.includes(LF) ? piece.length - piece.lastIndexOf(LF) : line + piece.length;
      empty = piece.includes(BRACE) ? 0 : empty + piece.length;
      const fault = checkLimit('empty', empty) ?? checkLimit('bytes', total) ?? checkLimit('event', line);
      if (fault) return controller.error(new ThrownErrorInfo(fault));
      for (const event of events.push(piece)) controller.enqueue(event);
    },
    flush(controller) {
      for (const event of events.end()) controller.enqueue(event);
    },
  });
}

/** Returns the text of an error response; empty if the code that reads it cannot be loaded. */
const errorText = (response: Response): Promise<string> =>
  failureCode().then(
    ({ readSdkErrorText }) => readSdkErrorText(response),
    () => '',
  );

/** Removes the headers that describe the original, compressed body. */
function withoutLength(headers: Headers): Headers {
  const rest = new Headers(headers);
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) rest.delete(name);
  return rest;
}
