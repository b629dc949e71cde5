import { custom } from '../../../llm/custom.js';
import { llmError } from '../../../llm/llm-error.js';
import { endpointOf, fetchOf } from './ask-endpoint.js';
import { fetchSending } from './client-models.js';
import { causes, type ProviderFailure } from './provider-failures.js';

const RETRY_AFTER_MS = 7000;

/** Returns a provider that rejects a request, and an endpoint that rejects it for the same reason. */
export function failingPair({ what, status, body }: ProviderFailure) {
  const isLimit = causes[what] === 'llm-rate-limited' || causes[what] === 'llm-quota';
  const headers = {
    'content-type': 'application/json',
    ...(isLimit && { 'retry-after': String(RETRY_AFTER_MS / 1000) }),
  };
  return {
    provider: fetchSending(JSON.stringify(body), { status, headers }),
    endpoint: fetchOf(endpointOf(failingLlm(what))),
  };
}

const failingLlm = (what: ProviderFailure['what']) =>
  custom(async function* () {
    yield* [];
    const code = causes[what];
    if (code.startsWith('llm-'))
      throw llmError(code as 'llm-failed', { message: 'It failed.', retryAfterMs: RETRY_AFTER_MS });
  });

/** Returns the request that triggers the rejection. */
export const askingFor = (what: ProviderFailure['what']) => ({
  ...(causes[what] === 'key' && { apiKey: 'wrong-secret' }),
  ...(causes[what] === 'model' && { model: 'unknown' }),
  ...(causes[what] === 'temperature' && { temperature: 9 }),
});
