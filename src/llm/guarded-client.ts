import type { SentRequest } from './request-error.js';
import { failureCode } from './explained.js';
import { ThrownErrorInfo } from './llm-error-info.js';
import type { OpenAIClient } from './openai-client.js';

/** Bytes. */
const ANSWER_LIMIT = 67_108_864;
const LINE_LIMIT = 4_000_000;
const LF = 10;

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What clients of the `openai` package have beside their types (6.49.0 and 7.57.0 `client.mjs`). */
interface ClientInsides {
  readonly apiKey?: unknown;
  readonly fetch?: Fetch;
  readonly apiVersion?: unknown;
  readonly deploymentName?: unknown;
  withOptions?(options: object): OpenAIClient;
}

export interface GuardedClient {
  readonly client: OpenAIClient;
  readonly sent: readonly SentRequest[];
  readonly secrets: readonly string[];
}

/**
 * The client for one request, with a `fetch` around its own that limits what it reads: the package reads the whole body
 * of an error. A client that cannot be copied is used as it is.
 */
export function guardedClient(client: OpenAIClient): GuardedClient {
  const insides = client as ClientInsides;
  const { apiKey, fetch: own = fetch, apiVersion, deploymentName } = insides;
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
  try {
    // A client of Azure hands these two to no copy.
    const azure = apiVersion ? { apiVersion, deployment: deploymentName } : {};
    return { client: insides.withOptions?.({ fetch: send, ...azure }) ?? client, sent, secrets };
  } catch {
    return { client, sent, secrets };
  }
}

/** Not what the package says of itself. */
const ownHeaders = (headers: HeadersInit | undefined): Headers =>
  new Headers([...new Headers(headers)].filter(([name]) => !/^(?:x-stainless-|user-agent$)/.test(name)));

/** The package joins what it has of a line with each piece that comes, and keeps all of it. */
function answerLimit(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let total = 0;
  let line = 0;
  return new TransformStream({
    transform(piece, controller) {
      total += piece.length;
      line = piece.includes(LF) ? piece.length - piece.lastIndexOf(LF) : line + piece.length;
      if (total <= ANSWER_LIMIT && line <= LINE_LIMIT) return controller.enqueue(piece);
      controller.error(
        new ThrownErrorInfo({ code: 'llm-protocol', message: 'The answer of the model endpoint is too long.' }),
      );
    },
  });
}

/** Without a word where what reads them cannot be loaded. */
const errorText = (response: Response): Promise<string> =>
  failureCode().then(
    ({ readErrorText }) => readErrorText(response),
    () => '',
  );

/** They describe the bytes that came, compressed and whole. */
function withoutLength(headers: Headers): Headers {
  const rest = new Headers(headers);
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) rest.delete(name);
  return rest;
}
