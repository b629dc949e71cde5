import { endpointFault, errorIn } from '../llm/endpoint-fault.js';
import { parseJson } from '../llm/json.js';
import type { LlmErrorCode } from '../llm/llm-error.js';
import { readText } from './read-text.js';
import { Refusal } from './refusal.js';
import { retryAfter } from './retry-after.js';

/** In our words: a provider's own can name your organisation, your limits, or half of your key. */
const sentences: Readonly<Partial<Record<LlmErrorCode, string>>> = {
  'llm-unauthorized': "The model endpoint refused the server's key.",
  'llm-not-found': 'The model endpoint does not know this model or path.',
  'llm-rate-limited': 'The model endpoint gets too many requests.',
  'llm-invalid-request': 'The model endpoint refused the request.',
  'llm-timeout': 'The model endpoint did not answer in time.',
};

const MAX_ERROR_BYTES = 16_000;

/** What an answer of the model endpoint that is no stream comes to. Its status is kept, except where it would mislead. */
export async function upstreamRefusal(response: Response): Promise<Refusal> {
  const { text: detail } = await readText(response.body, MAX_ERROR_BYTES);
  if (response.status < 400) return notAStream(response, detail);
  const code = endpointFault(errorIn(parseJson(detail)) ?? {}, detail, response.status).code;
  // The page's user is not at fault when the server's key is refused, and a log-in would not help.
  const status = code === 'llm-unauthorized' ? 502 : response.status;
  const headers = code === 'llm-rate-limited' ? retryAfter(response, detail) : {};
  return new Refusal(status, code, sentences[code] ?? 'The model endpoint had a problem.', {
    detail,
    headers,
  });
}

function notAStream(response: Response, detail: string): Refusal {
  const what = response.status >= 300 ? `a redirect (${response.status})` : 'something else';
  const message = `The model endpoint answered with ${what} instead of a stream of server-sent events.`;
  return new Refusal(502, 'llm-protocol', message, { detail });
}

export function isEventStream(response: Response): boolean {
  const mediaType = response.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  return response.status === 200 && mediaType === 'text/event-stream';
}
