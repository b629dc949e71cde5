import { callUpstream, describe, fetchUpstream, type Upstream } from './call-upstream.js';
import { createDeadline, type Deadline } from './deadline.js';
import { Refusal } from './refusal.js';
import { isEventStream, upstreamRefusal } from './upstream-error.js';

export interface CompletionEndpoint {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The longest silence, in ms. */
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

export interface CompletionCall {
  readonly deadline: Deadline;
  /** The stream of the answer; rejects with a `Refusal`. */
  readonly opening: Promise<ReadableStream<Uint8Array>>;
}

const endpointFailures: Upstream = {
  name: 'The model endpoint',
  unreachable: 'llm-unreachable',
  timeout: 'llm-timeout',
};

/** Asks the model endpoint. Only the given headers and body leave: nothing of the page's request. */
export function callCompletions(
  endpoint: CompletionEndpoint,
  body: unknown,
  client: AbortSignal,
): CompletionCall {
  const deadline = createDeadline(endpoint.timeoutMs, client);
  const opening = openStream(endpoint, body, deadline).catch((error: unknown) => {
    deadline.release();
    deadline.abort('failure');
    throw error;
  });
  return { deadline, opening };
}

async function openStream(
  { url, headers, fetch: send }: CompletionEndpoint,
  body: unknown,
  deadline: Deadline,
): Promise<ReadableStream<Uint8Array>> {
  const init: RequestInit = {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    // A redirect would carry the conversation, and perhaps the key, to another host.
    redirect: 'manual',
    signal: deadline.signal,
  };
  const response = await fetchUpstream(endpointFailures, deadline, async () => send(url, init));
  if (isEventStream(response) && response.body) return response.body;
  throw await callUpstream(endpointFailures, deadline, upstreamRefusal(response));
}

/** The failure of an answer that had begun: the connection broke, or the endpoint fell silent. */
export function brokenOff(error: unknown, deadline: Deadline): Refusal {
  if (error instanceof Refusal) return error;
  if (deadline.cause === 'timeout') return new Refusal(504, 'llm-timeout', 'The model endpoint fell silent.');
  return new Refusal(502, 'llm-truncated', 'The answer of the model endpoint broke off.', {
    detail: describe(error),
  });
}

/** A refusal inside a stream, as OpenAI's dialect writes it; `status` is what HTTP would have said. */
export function errorEvent({ status, code, message }: Refusal): string {
  return `data: ${JSON.stringify({ error: { code, message, status } })}\n\n`;
}
