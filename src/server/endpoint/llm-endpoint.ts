import type { WebHandler } from '../create-handler.js';
import { EndpointServer } from './endpoint-server.js';
import type { LlmEndpointOptions } from './endpoint-options.js';
import type { LlmEndpointStats } from './endpoint-stats.js';

/** The handler of `createLlmEndpoint`. */
export interface LlmEndpoint extends WebHandler {
  /**
   * Returns the counts so far, in this process. If `lastRequestAt` did not change during an answer in server mode, the
   * answer came from another model: Anam falls back to one of its own when an endpoint fails.
   */
  readonly stats: () => LlmEndpointStats;
}

/**
 * Creates a handler that serves any adapter as an endpoint that Anam's servers can call: your model for server mode.
 * The path of a request selects the specification: `…/v1/chat/completions` (OpenAI),
 * `…/openai/deployments/{name}/chat/completions` (Azure OpenAI), `…/v1beta/models/{name}:streamGenerateContent`
 * (Gemini), `…/openai/v1/chat/completions` (Groq).
 *
 * Unlike `createLlmProxy`, which trusts no page, it trusts every caller with the `secret`: the caller's system prompts,
 * tools, images and settings reach the adapter. Errors have the status and the format that the specification defines.
 * If the caller disconnects, the model stops.
 *
 * @throws PersonaError `config-invalid` if an option is invalid
 * @example
 * // app/api/llm/[[...path]]/route.ts; register https://your.app/api/llm/v1/chat/completions at Anam
 * const endpoint = createLlmEndpoint({
 *   llm: { 'my-model': anthropic({ model: 'claude-sonnet-4-5', apiKey: process.env.ANTHROPIC_API_KEY! }) },
 *   secret: process.env.ANAM_LLM_SECRET!,
 * });
 * export { endpoint as GET, endpoint as HEAD, endpoint as POST, endpoint as OPTIONS };
 */
export function createLlmEndpoint(options: LlmEndpointOptions): LlmEndpoint {
  const server = new EndpointServer(options);
  const handler: WebHandler = (request) => server.handle(request);
  return Object.assign(handler, { stats: () => server.stats });
}
