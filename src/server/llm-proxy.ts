import {
  checkedAccess,
  checkedHeader,
  checkedKey,
  checkedNames,
  checkedPositive,
  checkedUrl,
  invalidOption,
} from './checked-option.js';
import {
  callCompletions,
  brokenOff,
  errorEvent,
  type CompletionCall,
  type CompletionEndpoint,
} from './completion-call.js';
import { completionBody, type CompletionLimits } from './completion-body.js';
import { createHandler, type Report, type WebHandler } from './create-handler.js';
import type { AccessOptions } from './guard.js';
import { readJsonBody } from './read-json-body.js';
import { relayStream } from './relay-stream.js';

export interface LlmProxyOptions extends AccessOptions {
  /**
   * The model endpoint. `/chat/completions` is appended when the path ends in `/v1`; any other URL is used as it is
   * (Azure's deployments, a gateway).
   */
  readonly url: string;
  /** Sent as `Authorization: Bearer`. A local server needs none; for another header, use `headers`. */
  readonly apiKey?: string | undefined;
  /** Sent with every request, e.g. `{ 'api-key': key }`. The values are treated as secrets. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The models that a page may ask for; the first one is the default. */
  readonly models: readonly string[];
  /** The server's own instructions: put first, and every system message of the page is dropped. */
  readonly systemPrompt?: string | undefined;
  /** The most that one request may carry, in bytes. @default 256000 */
  readonly maxBodyBytes?: number | undefined;
  /** The most tokens that one answer may have; a page can only ask for fewer. @default the endpoint's own limit */
  readonly maxTokens?: number | undefined;
  /**
   * The field in which the endpoint expects that limit. OpenAI's reasoning models know `max_completion_tokens` only.
   * @default 'max_tokens'
   */
  readonly tokenLimitField?: 'max_tokens' | 'max_completion_tokens' | undefined;
  /** The longest silence of the endpoint, before its first byte and between two, in ms. @default 120000 */
  readonly timeoutMs?: number | undefined;
  /** How often a comment is sent while the endpoint has not sent a byte, in ms. @default 10000 */
  readonly keepAliveMs?: number | undefined;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined;
}

/**
 * Streams your model to the page and keeps its key on the server: takes the POST of `openaiCompatible({ url:
 * '/api/persona/llm' })`, answers the endpoint's server-sent events byte for byte. Models, fields, size and tokens are
 * limited to what is listed here; when the page goes away, the model stops.
 *
 * Errors are JSON, `{ error: { code, message } }`, with the endpoint's status (a refused key: 502). An endpoint that
 * fails after `keepAliveMs` of silence is told as an event of that shape, since the answer has then begun.
 *
 * @throws PersonaError `config-invalid`, at once, when the options cannot work
 * @example
 * // app/api/persona/llm/route.ts
 * export const POST = createLlmProxy({
 *   url: 'https://api.example.com/v1',
 *   apiKey: process.env.LLM_API_KEY!,
 *   models: ['gpt-oss-120b'],
 *   maxTokens: 2000,
 *   authorize: async (request) => (await currentUser(request)) !== null,
 * });
 */
export function createLlmProxy(options: LlmProxyOptions): WebHandler {
  const access = checkedAccess(options);
  const endpoint = endpointOf(options);
  const limits = limitsOf(options);
  const maxBodyBytes = checkedPositive('maxBodyBytes', options.maxBodyBytes ?? 256_000);
  const keepAliveMs = checkedPositive('keepAliveMs', options.keepAliveMs ?? 10_000);
  return createHandler(access, secretsOf(endpoint), async (request, report) => {
    const body = completionBody(await readJsonBody(request, maxBodyBytes), limits);
    const call = callCompletions(endpoint, body, request.signal);
    await firstOf(call.opening, keepAliveMs);
    return streamResponse(call, keepAliveMs, report);
  });
}

/** Settles with the answer, so that a refusal keeps its status; after a while the wait goes on inside the stream. */
async function firstOf(opening: CompletionCall['opening'], waitMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, waitMs);
  });
  try {
    await Promise.race([opening, patience]);
  } finally {
    clearTimeout(timer);
  }
}

function streamResponse(
  { opening, deadline }: CompletionCall,
  keepAliveMs: number,
  report: Report,
): Response {
  const onFailure = (error: unknown) => {
    const refusal = brokenOff(error, deadline);
    report(refusal);
    return errorEvent(refusal);
  };
  return new Response(relayStream(opening, { deadline, keepAliveMs, onFailure }), {
    headers: {
      // `no-transform` keeps compression, and `x-accel-buffering` nginx, from collecting the events.
      'cache-control': 'no-store, no-transform',
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    },
  });
}

function endpointOf(options: LlmProxyOptions): CompletionEndpoint {
  const url = checkedUrl('url', options.url);
  if (/\/v1\/?$/.test(url.pathname)) url.pathname = url.pathname.replace(/\/?$/, '/chat/completions');
  const headers = new Headers({ accept: 'text/event-stream', 'content-type': 'application/json' });
  if (options.apiKey !== undefined)
    headers.set('authorization', `Bearer ${checkedKey('apiKey', options.apiKey)}`);
  for (const [name, value] of Object.entries(options.headers ?? {})) {
    headers.set(name, checkedHeader(name, value));
  }
  return {
    url: url.href,
    headers: Object.fromEntries(headers),
    timeoutMs: checkedPositive('timeoutMs', options.timeoutMs ?? 120_000),
    fetch: options.fetch ?? ((input, init) => fetch(input, init)),
  };
}

function limitsOf({
  models,
  maxTokens,
  systemPrompt,
  tokenLimitField = 'max_tokens',
}: LlmProxyOptions): CompletionLimits {
  if (maxTokens !== undefined && !(Number.isSafeInteger(maxTokens) && maxTokens > 0)) {
    throw invalidOption('`maxTokens` must be a positive integer.');
  }
  return { models: checkedNames('models', models), maxTokens, systemPrompt, tokenLimitField };
}

/** Header values, with and without their scheme, and what the URL's query carries. */
function secretsOf({ headers, url }: CompletionEndpoint): string[] {
  const { accept: _accept, 'content-type': _type, ...own } = headers;
  const values = [...Object.values(own), ...new URL(url).searchParams.values()];
  return values
    .flatMap((value) => [value, value.replace(/^(?:Bearer|Basic)\s+/i, '')])
    .filter((value) => value.length > 3);
}
