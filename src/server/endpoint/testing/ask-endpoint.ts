import type { LlmAdapter } from '../../../llm/llm-adapter.js';
import { createLlmEndpoint, type LlmEndpoint } from '../llm-endpoint.js';
import type { LlmEndpointOptions } from '../endpoint-options.js';
import type { LlmEndpointSpec } from '../endpoint-route.js';

export const SECRET = 'endpoint-secret-0123456789';
export const BASE = 'https://app.example.com';

export const paths: Readonly<Record<LlmEndpointSpec, string>> = {
  openai: '/v1/chat/completions',
  azure: '/openai/deployments/m/chat/completions?api-version=2024-10-21',
  gemini: '/v1beta/models/m:streamGenerateContent?alt=sse',
  groq: '/openai/v1/chat/completions',
};

export const specs = Object.keys(paths) as readonly LlmEndpointSpec[];

export function keyHeaders(spec: LlmEndpointSpec, key = SECRET): Record<string, string> {
  if (spec === 'azure') return { 'api-key': key };
  return spec === 'gemini' ? { 'x-goog-api-key': key } : { authorization: `Bearer ${key}` };
}

/** A question in the format of each specification. */
export const questions: Readonly<Record<LlmEndpointSpec, object>> = {
  openai: { model: 'm', messages: [{ role: 'user', content: 'Hi' }], stream: true },
  azure: { messages: [{ role: 'user', content: 'Hi' }], stream: true },
  gemini: { contents: [{ role: 'user', parts: [{ text: 'Hi' }] }] },
  groq: { model: 'm', messages: [{ role: 'user', content: 'Hi' }], stream: true },
};

interface Shape {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** A request with the secret, as Anam sends it. */
export function requestOf(
  spec: LlmEndpointSpec,
  { path, method, headers, body, signal }: Shape = {},
): Request {
  const sent = body ?? questions[spec];
  return new Request(`${BASE}${path ?? paths[spec]}`, {
    method: method ?? 'POST',
    headers: { 'content-type': 'application/json', ...(headers ?? keyHeaders(spec)) },
    ...((method ?? 'POST') === 'POST' && { body: typeof sent === 'string' ? sent : JSON.stringify(sent) }),
    ...(signal && { signal }),
  });
}

export const endpointOf = (llm: LlmAdapter, options: Partial<LlmEndpointOptions> = {}): LlmEndpoint =>
  createLlmEndpoint({ llm: { m: llm }, secret: SECRET, ...options });

/** Returns a `fetch` that reaches the endpoint without a network. */
export const fetchOf =
  (endpoint: LlmEndpoint): typeof fetch =>
  async (input, init) =>
    endpoint(new Request(input, init));

/** Returns the JSON in the `data:` lines of an answer. */
export const dataIn = (text: string): unknown[] =>
  text
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data: ') && line !== 'data: [DONE]')
    .map((line) => JSON.parse(line.slice(6)) as unknown);
