import type { Upstream } from '../call-upstream.js';
import { checkedKey, checkedPositive, checkedUrl } from '../checked-option.js';
import { exchange, type ReadAnswer } from '../exchange.js';

/** The options for the connection to Anam. */
export interface AnamApiOptions {
  /** Your Anam API key. It is sent only to Anam, in a header. */
  readonly apiKey: string;
  /** The time limit for requests to other services, in milliseconds. @default 10000 */
  readonly timeoutMs?: number | undefined;
  /** @default 'https://api.anam.ai' */
  readonly baseUrl?: string | undefined;
  /** @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined;
}

/** The names of the options above, for the check for unknown options. */
export const connectionOptionNames = {
  apiKey: true,
  timeoutMs: true,
  baseUrl: true,
  fetch: true,
} as const satisfies Readonly<Record<keyof AnamApiOptions, true>>;

/** The connection through which the handlers and `anamApi` send requests to Anam. */
export interface AnamConnection {
  readonly apiKey: string;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
  /** @param body is sent as JSON, unless it is `undefined` @throws Refusal */
  send<T>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    client: AbortSignal,
    read: ReadAnswer<T>,
    maxBytes?: number,
  ): Promise<T>;
}

export const tokenPath = '/v1/auth/session-token';
/** @param id a UUID; it is not encoded */
export const stopPath = (id: string): string => `/v1/sessions/${id}/stop`;

const anam: Upstream = { name: 'Anam', domain: 'anam' };

/** @throws PersonaError `config-invalid` */
export function createAnamConnection(options: AnamApiOptions): AnamConnection {
  const apiKey = checkedKey('apiKey', options.apiKey);
  const baseUrl = checkedUrl('baseUrl', options.baseUrl ?? 'https://api.anam.ai');
  const timeoutMs = checkedPositive('timeoutMs', options.timeoutMs ?? 10_000);
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const headers = { authorization: `Bearer ${apiKey}`, accept: 'application/json' };
  return {
    apiKey,
    timeoutMs,
    fetch: send,
    send: (method, path, body, client, read, maxBytes) => {
      // `JSON.stringify` returns `undefined` for `undefined`. Without a body, some servers reject a content type.
      const type = body !== undefined && { 'content-type': 'application/json' };
      const init: RequestInit = { method, headers: { ...headers, ...type }, body: JSON.stringify(body) };
      const url = new URL(path, baseUrl).href;
      return exchange({ upstream: anam, url, init, timeoutMs, maxBytes, fetch: send }, client, read);
    },
  };
}
