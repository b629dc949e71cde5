import { callUpstream, type Upstream } from './call-upstream.js';
import { createDeadline } from './deadline.js';
import { readText } from '../internal/read-text.js';

/** Sends a request to another service and reads its response, within one time limit. */
export interface Exchange {
  readonly upstream: Upstream;
  readonly url: string;
  readonly init: RequestInit;
  readonly timeoutMs: number;
  /** The number of bytes to read; the rest of a longer body is ignored. @default 64000 */
  readonly maxBytes?: number | undefined;
  readonly fetch: typeof fetch;
}

/** @param complete whether `text` is the whole body */
export type ReadAnswer<T> = (response: Response, text: string, complete: boolean) => T;

/** @throws Refusal from `read`, or if the service did not respond */
export async function exchange<T>(
  { upstream, url, init, timeoutMs, maxBytes = 64_000, fetch: send }: Exchange,
  client: AbortSignal,
  read: ReadAnswer<T>,
): Promise<T> {
  const deadline = createDeadline(timeoutMs, client);
  const run = async () => {
    // A redirect could send the request and the key to another host.
    const response = await send(url, { ...init, redirect: 'manual', signal: deadline.signal });
    const { text, complete } = await readText(response.body, maxBytes, deadline.signal);
    return read(response, text, complete);
  };
  try {
    return await callUpstream(upstream, deadline, run());
  } finally {
    deadline.release();
  }
}
