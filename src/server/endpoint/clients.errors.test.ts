// For a refused request, clients report the same error as with the provider.
import OpenAI, { AzureOpenAI } from 'openai';
import { describe, expect, it } from 'vitest';
import { BASE, SECRET } from './testing/ask-endpoint.js';
import { clientModels, type Access } from './testing/client-models.js';
import { askingFor, failingPair } from './testing/failing-endpoint.js';
import { providerFailures, type ProviderFailure } from './testing/provider-failures.js';

interface Caught {
  readonly [field: string]: unknown;
  readonly error?: Readonly<Record<string, unknown>>;
}

async function errorOf(asked: PromiseLike<unknown>): Promise<Caught> {
  try {
    await asked;
  } catch (error) {
    return error as Caught;
  }
  throw new Error('The request was not refused.');
}

/** The error of a body, without its message and Google's details, which are specific to the endpoint. */
function wordless(body: unknown): object {
  const { message, details: _details, ...rest } = Object(Object(body)['error']);
  expect(message).toMatch(/^\S.*\S$/);
  return rest;
}

describe('the AI SDK', () => {
  async function readBy({ spec, what }: ProviderFailure, fetched: typeof fetch) {
    const { temperature, ...access } = askingFor(what);
    const model = clientModels[spec]({ ...access, fetch: fetched });
    const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Hi' }] }];
    const error = await errorOf(
      model.doStream({ prompt, ...(temperature !== undefined && { temperature }) }),
    );
    const { name, statusCode, isRetryable, data, responseHeaders } = error;
    const retryAfter = Object(responseHeaders)['retry-after'] as unknown;
    return { name, statusCode, isRetryable, retryAfter, error: wordless(data) };
  }

  it.each(providerFailures)('reads $what of $spec', async (failure) => {
    const { provider, endpoint } = failingPair(failure);
    const wanted = await readBy(failure, provider);
    expect(wanted.name).toBe('AI_APICallError');
    expect(await readBy(failure, endpoint)).toEqual(wanted);
  });
});

describe('the client of OpenAI', () => {
  const paths = { openai: '/v1', groq: '/openai/v1' };
  const clientOf = (spec: 'openai' | 'azure' | 'groq', { fetch: fetched, apiKey = SECRET }: Access) => {
    const shared = { apiKey, maxRetries: 0, ...(fetched && { fetch: fetched }) };
    return spec === 'azure'
      ? new AzureOpenAI({ ...shared, endpoint: BASE, apiVersion: '2024-10-21' })
      : new OpenAI({ ...shared, baseURL: `${BASE}${paths[spec]}` });
  };

  async function readBy({ spec, what }: ProviderFailure, fetched: typeof fetch) {
    const { apiKey, model = 'm', ...settings } = askingFor(what);
    const client = clientOf(spec as 'openai', { fetch: fetched, ...(apiKey && { apiKey }) });
    const messages = [{ role: 'user' as const, content: 'Hi' }];
    const error = await errorOf(
      client.chat.completions.create({ model, messages, stream: true, ...settings }),
    );
    const { status, code, type, headers } = error;
    const { param } = spec === 'groq' ? { param: null } : error;
    expect(error).toBeInstanceOf(OpenAI.APIError);
    return {
      class: Object(error).constructor.name as string,
      status,
      code,
      param,
      type,
      retryAfter: (headers as Headers).get('retry-after'),
    };
  }

  it.each(providerFailures.filter(({ spec }) => spec !== 'gemini'))(
    'reads $what of $spec',
    async (failure) => {
      const { provider, endpoint } = failingPair(failure);
      expect(await readBy(failure, endpoint)).toEqual(await readBy(failure, provider));
    },
  );
});
