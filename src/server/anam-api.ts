import type { Upstream } from './call-upstream.js';
import { checkedKey, checkedPositive, checkedUrl } from './checked-option.js';
import { exchange } from './exchange.js';

/** The connection options to Anam. */
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

export interface AnamApi {
  readonly apiKey: string;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
  /** POSTs to a path of Anam's API. @throws Refusal */
  post<T>(
    path: string,
    body: unknown,
    client: AbortSignal,
    read: (response: Response, text: string) => T,
  ): Promise<T>;
}

const anam: Upstream = { name: 'Anam', unreachable: 'anam-unreachable', timeout: 'anam-timeout' };

/** @throws PersonaError `config-invalid` */
export function createAnamApi(options: AnamApiOptions): AnamApi {
  const apiKey = checkedKey('apiKey', options.apiKey);
  const baseUrl = checkedUrl('baseUrl', options.baseUrl ?? 'https://api.anam.ai');
  const timeoutMs = checkedPositive('timeoutMs', options.timeoutMs ?? 10_000);
  const send = options.fetch ?? ((input, init) => fetch(input, init));
  const headers = { authorization: `Bearer ${apiKey}`, accept: 'application/json' };
  return {
    apiKey,
    timeoutMs,
    fetch: send,
    post: (path, body, client, read) => {
      const init: RequestInit =
        body === undefined
          ? { method: 'POST', headers }
          : {
              method: 'POST',
              headers: { ...headers, 'content-type': 'application/json' },
              body: JSON.stringify(body),
            };
      const url = new URL(path, baseUrl).href;
      return exchange({ upstream: anam, url, init, timeoutMs, fetch: send }, client, read);
    },
  };
}
