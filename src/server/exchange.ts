import { callUpstream, type Upstream } from './call-upstream.js';
import { createDeadline } from './deadline.js';
import { readText } from '../internal/read-text.js';

/** One request to another service and its whole answer, within one limit of time. */
export interface Exchange {
  readonly upstream: Upstream;
  readonly url: string;
  readonly init: RequestInit;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

const MAX_ANSWER_BYTES = 64_000;

/** @throws Refusal what `read` throws, or that the service did not answer */
export async function exchange<T>(
  { upstream, url, init, timeoutMs, fetch: send }: Exchange,
  client: AbortSignal,
  read: (response: Response, text: string) => T,
): Promise<T> {
  const deadline = createDeadline(timeoutMs, client);
  const run = async () => {
    // A redirect would carry the request, and perhaps the key, to another host.
    const response = await send(url, { ...init, redirect: 'manual', signal: deadline.signal });
    const { text } = await readText(response.body, MAX_ANSWER_BYTES, deadline.signal);
    return read(response, text);
  };
  try {
    return await callUpstream(upstream, deadline, run());
  } finally {
    deadline.release();
  }
}
