// AI SDK clients for the endpoint. `npm run test:clients` replaces them with their newest versions.
import { createAzure } from '@ai-sdk/azure';
import { createGoogleGenerativeAI } from '@ai-sdk/google';
import { createGroq } from '@ai-sdk/groq';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { azureOpenAI, gemini, groq, openaiCompatible } from '../../../llm/index.js';
import type { LlmAdapter } from '../../../llm/llm-adapter.js';
import type { LlmEndpointSpec } from '../endpoint-route.js';
import { BASE, SECRET } from './ask-endpoint.js';

type Fetch = typeof fetch;

export interface Access {
  readonly fetch?: Fetch;
  readonly apiKey?: string;
  readonly model?: string;
  /** The URL of the endpoint. */
  readonly base?: string;
}

/** A model from each client, created as the client's manual describes. */
export const clientModels = {
  openai: ({ fetch, apiKey = SECRET, model = 'm', base = BASE }: Access) =>
    createOpenAICompatible({
      name: 'anam',
      baseURL: `${base}/v1`,
      apiKey,
      includeUsage: true,
      ...(fetch && { fetch }),
    }).chatModel(model),
  azure: ({ fetch, apiKey = SECRET, model = 'm', base = BASE }: Access) =>
    createAzure({
      baseURL: `${base}/openai`,
      apiKey,
      apiVersion: '2024-10-21',
      useDeploymentBasedUrls: true,
      ...(fetch && { fetch }),
    }).chat(model),
  groq: ({ fetch, apiKey = SECRET, model = 'm', base = BASE }: Access) =>
    createGroq({ baseURL: `${base}/openai/v1`, apiKey, ...(fetch && { fetch }) })(model),
  gemini: ({ fetch, apiKey = SECRET, model = 'm', base = BASE }: Access) =>
    createGoogleGenerativeAI({ baseURL: `${base}/v1beta`, apiKey, ...(fetch && { fetch }) })(model),
};

/** This package's adapter for each provider. */
export const adapterOf: Readonly<Record<LlmEndpointSpec, (fetch: Fetch) => LlmAdapter>> = {
  openai: (fetch) =>
    openaiCompatible({ url: 'https://api.openai.example/v1', apiKey: 'k', model: 'm', fetch }),
  azure: (fetch) =>
    azureOpenAI({
      endpoint: 'https://azure.example',
      deployment: 'm',
      apiVersion: '2024-10-21',
      apiKey: 'k',
      fetch,
    }),
  groq: (fetch) => groq({ apiKey: 'k', model: 'm', fetch }),
  gemini: (fetch) => gemini({ apiKey: 'k', model: 'm', fetch }),
};

/** Returns a `fetch` for a provider that always sends the given body. */
export const fetchSending =
  (body: string, init: ResponseInit = { headers: { 'content-type': 'text/event-stream' } }): Fetch =>
  async () =>
    new Response(body, init);
