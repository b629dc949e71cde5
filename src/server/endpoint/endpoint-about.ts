import { jsonResponse } from '../json-response.js';
import type { EndpointRoute, LlmEndpointSpec } from './endpoint-route.js';

const names: Readonly<Record<LlmEndpointSpec, string>> = {
  openai: 'OpenAI Chat Completions',
  azure: 'Azure OpenAI',
  gemini: 'Gemini',
  groq: 'Groq',
};

/**
 * Returns the response to GET, because Anam's Lab treats a 404 as an unreachable endpoint. It requires no secret, so it
 * reveals nothing about the model.
 */
export function aboutResponse({ spec }: EndpointRoute): Response {
  return jsonResponse(200, {
    object: 'llm.endpoint',
    status: 'ok',
    ...(spec && { specification: names[spec] }),
    message: `This is a language model endpoint. Send a POST with your key${spec ? ` in the format of ${names[spec]}` : ' to a path of OpenAI, Azure OpenAI, Gemini or Groq'}.`,
  });
}
