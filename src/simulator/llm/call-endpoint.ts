import type { SimulatorClock } from '../clock.js';
import type { ModelRequest } from './engine-message.js';
import { LlmFailure } from './llm-failure.js';
import { llmRequest } from './llm-request.js';
import { readAnswer } from './read-answer.js';
import type { Endpoint } from './registered-llm.js';
import type { StreamPart } from './stream-part.js';
import { within } from './within.js';

export interface Caller {
  readonly clock: SimulatorClock;
  readonly createId: () => string;
  readonly log: (type: string, detail?: unknown) => void;
}

const BODY_SHOWN = 500;

/** Sends one request to one URL. @throws LlmFailure, or the reason of an abort */
export async function* callEndpoint(
  llm: Endpoint,
  url: string,
  request: ModelRequest,
  signal: AbortSignal,
  { clock, createId, log }: Caller,
): AsyncGenerator<StreamPart> {
  const limit = { clock, ms: llm.timeoutMs, signal };
  const stop = new AbortController();
  const end = () => stop.abort(signal.reason);
  signal.addEventListener('abort', end);
  let whole = false;
  try {
    const sent = llmRequest(llm, url, request, stop.signal);
    const response = await within(llm.fetch(sent).catch(unreachable), limit);
    log('llm-response', { url, status: response.status, contentType: response.headers.get('content-type') });
    if (!response.ok) {
      const body = await within(response.text(), limit).catch(() => '');
      throw new LlmFailure('refused', body.slice(0, BODY_SHOWN), response.status);
    }
    yield* readAnswer(response, llm.spec, limit, createId);
    whole = true;
  } finally {
    signal.removeEventListener('abort', end);
    // After a timeout the request is still open.
    if (!whole) stop.abort();
  }
}

function unreachable(error: unknown): never {
  throw new LlmFailure('unreachable', error instanceof Error ? error.message : String(error));
}
