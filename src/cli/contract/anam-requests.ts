import { readText } from '../../internal/read-text.js';
import type { Recorder } from './recorder.js';

type Json = Readonly<Record<string, unknown>>;

/** What a request got. */
export interface Answer {
  readonly status: number;
  readonly body: Json;
}

/** Sends requests to Anam's API, and records status and body. */
export interface AnamRequests {
  /**
   * @param step the name in the recording; `null` records nothing
   * @param bearer instead of the API key
   */
  readonly send: (
    step: string | null,
    method: 'GET' | 'POST',
    path: string,
    options?: RequestOptions,
  ) => Promise<Answer>;
}

interface RequestOptions {
  readonly body?: object;
  readonly bearer?: string;
}

const LARGEST_BODY = 1_000_000;
const LIMIT_MS = 15_000;

interface Connection {
  readonly api: string;
  readonly apiKey: string;
  readonly fetch: typeof fetch;
  readonly now: () => number;
}

export function anamRequests({ api, apiKey, fetch, now }: Connection, recorder: Recorder): AnamRequests {
  return {
    send: async (step, method, path, { body, bearer = apiKey } = {}) => {
      const response = await fetch(`${api}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${bearer}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(LIMIT_MS),
      });
      const { text } = await readText(response.body, LARGEST_BODY);
      const answer = { status: response.status, body: jsonIn(text) };
      const { sessionToken } = answer.body;
      if (typeof sessionToken === 'string') recorder.hide(sessionToken);
      if (step !== null)
        recorder.add({
          at: Math.round(now()),
          step,
          what: 'http',
          type: `${method} ${path.replace(/\?.*/u, '')}`,
          status: answer.status,
          data:
            typeof sessionToken === 'string'
              ? { ...answer.body, tokenType: typeOf(sessionToken) }
              : answer.body,
        });
      return answer;
    },
  };
}

function jsonIn(text: string): Json {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}

/** Returns the `type` in a token, or `unreadable`. */
function typeOf(token: string): string {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    return String((JSON.parse(payload) as { type?: unknown }).type);
  } catch {
    return 'unreadable';
  }
}
