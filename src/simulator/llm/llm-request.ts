import type { ModelRequest } from './engine-message.js';
import { geminiBody } from './gemini-request.js';
import { openaiBody } from './openai-request.js';
import type { Endpoint, LlmSpec } from './registered-llm.js';

/** How each specification sends the secret (Anam's page "Custom LLMs"). */
const secretHeaders: Readonly<Record<LlmSpec, (secret: string) => readonly [string, string]>> = {
  openai: (secret) => ['authorization', `Bearer ${secret}`],
  azure: (secret) => ['api-key', secret],
  gemini: (secret) => ['x-goog-api-key', secret],
  groq: (secret) => ['authorization', `Bearer ${secret}`],
};

/** Builds the raw request, which goes to exactly the registered URL. */
export function llmRequest(llm: Endpoint, url: string, request: ModelRequest, signal: AbortSignal): Request {
  const headers = new Headers({ 'content-type': 'application/json', accept: 'text/event-stream' });
  if (llm.secret !== undefined) headers.set(...secretHeaders[llm.spec](llm.secret));
  const body = llm.spec === 'gemini' ? geminiBody(llm, request) : openaiBody(llm, request);
  return new Request(url, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    signal,
    redirect: 'manual',
  });
}
