import { callUpstream, type Upstream } from './call-upstream.js';
import { createDeadline } from './deadline.js';
import { readText } from '../internal/read-text.js';

/** Sends a request to another service and reads its response, within one time limit. */
export interface Exchange {
  readonly upstream: Upstream;
  readonly url: string;
  readonly init: RequestInit;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

const MAX_ANSWER_BYTES = 64_000;

/** @throws Refusal from `read`, or if the service did not respond */
export async function exchange<T>(
  { upstream, url, init, timeoutMs, fetch: send }: Exchange,
  client: AbortSignal,
  read: (response: Response, text: string) => T,
): Promise<T> {
  const deadline = createDeadline(timeoutMs, client);
  const run = async () => {
    // A redirect could send the request and the key to another host.
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
