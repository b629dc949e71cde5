import { chatApi } from '../apis/chat.js';
import type { LlmAdapter } from '../llm-adapter.js';
import type { ChatOptions } from '../protocols/openai-chat.js';
import type { EndpointOptions } from './endpoint.js';
import { bearer, endpointAdapter } from './endpoint-adapter.js';

interface AzureAddress {
  /** The URL of the resource, e.g. `https://my-resource.openai.azure.com`. */
  readonly endpoint: string;
  /**
   * Uses the classic path with a dated version, `/openai/deployments/…?api-version=…`, e.g. `2024-10-21`. Without it, the
   * path is `/openai/v1/chat/completions`.
   */
  readonly apiVersion?: string | undefined;
  readonly url?: undefined;
}

interface ProxyAddress {
  /** The full URL to use instead, e.g. of your proxy. */
  readonly url: string;
  readonly endpoint?: string | undefined;
  readonly apiVersion?: string | undefined;
}

interface AzureOptions extends EndpointOptions, ChatOptions {
  /** The name of your deployment, not of the model. */
  readonly deployment: string;
  /** Sent as `api-key`. **Anyone who opens a page can read the key in it**: prefer a `url` on your server. */
  readonly apiKey?: string | undefined;
  /** An Entra ID token, sent as `Authorization: Bearer`. It expires: to renew it, pass a function as `headers`. */
  readonly token?: string | undefined;
  /** More request fields, e.g. `{ temperature: 0.4 }`. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/** Options of `azureOpenAI`: an `endpoint`, or the `url` of your proxy. */
export type AzureOpenAIOptions = AzureOptions & (AzureAddress | ProxyAddress);

/**
 * Creates an adapter for Azure OpenAI and Azure AI Foundry. Their content filter may buffer text, so the first word can
 * be late. They may not support CORS, so a page needs a `url` on its own server.
 *
 * @example
 * const llm = azureOpenAI({ url: '/api/persona/llm', deployment: 'my-gpt' });
 * @example
 * const onServer = azureOpenAI({ endpoint: 'https://my-resource.openai.azure.com', deployment: 'my-gpt', apiKey });
 */
export function azureOpenAI(options: AzureOpenAIOptions): LlmAdapter {
  const { apiKey, deployment, token } = options;
  return endpointAdapter({
    name: `azure-openai ${deployment}`,
    url: addressOf(options),
    auth: { ...(apiKey && { 'api-key': apiKey }), ...bearer(token) },
    api: chatApi,
    settings: { ...options, model: deployment, tokenLimitField: 'max_completion_tokens' },
    options,
  });
}

function addressOf(options: AzureOpenAIOptions): string {
  if (options.url !== undefined) return options.url;
  const { apiVersion, deployment } = options;
  // The portal shows the URL with or without the API path.
  const base = `${options.endpoint.replace(/\/+$/, '').replace(/\/openai(?:\/v1)?$/, '')}/openai`;
  if (!apiVersion) return `${base}/v1/chat/completions`;
  const path = `deployments/${encodeURIComponent(deployment)}/chat/completions`;
  return `${base}/${path}?api-version=${encodeURIComponent(apiVersion)}`;
}
