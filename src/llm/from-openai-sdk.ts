import { chatHonours } from './apis/honours.js';
import { copyOf } from './client-copy.js';
import { lateCode, lateMethods } from './late-stream.js';
import type { LlmAdapter } from './llm-adapter.js';
import type { OpenAIClient, OpenAIParams } from './openai-client.js';
import type { ChatOptions } from './protocols/openai-chat.js';

/**
 * Creates an adapter from an existing client of the `openai` package. The package is not imported; only the shape of its
 * types is used.
 *
 * Retries, timeout and headers are those of the client; set its `maxRetries` to 0 where another adapter takes over
 * (it is 2 by default). An answer without a finish reason counts as `llm-truncated`, as the package does not tell
 * whether the stream was terminated (seen in openai 6.49.0 and 7.57.0). No redirect is followed. Each request goes
 * through a copy of the client (`withOptions`), which reads at most 64 kB of an error and 64 MB of an answer,
 * and logs nothing.
 *
 * @throws PersonaError `llm-failed`, at once, for a client without `withOptions`, or one whose copy cannot be made
 * @example
 * import { fromOpenAI } from 'anam-react/llm';
 * import OpenAI from 'openai';
 *
 * const client = new OpenAI({ baseURL: '/api/openai', apiKey: 'unused', dangerouslyAllowBrowser: true });
 * const llm = fromOpenAI(client, { model: 'gpt-5', reasoning_effort: 'low' }, { systemPrompt: 'Answer briefly.' });
 */
export function fromOpenAI(
  client: OpenAIClient,
  params: OpenAIParams,
  options: ChatOptions = {},
): LlmAdapter {
  const { model } = params;
  // Tried at once; each request makes a copy of its own.
  copyOf(client, {});
  return {
    name: `openai ${model}`,
    honours: chatHonours,
    ...lateMethods(clientCode, ({ openClientStream }, request, { signal }) =>
      openClientStream({ client, params, options }, request, signal),
    ),
  };
}

const clientCode = lateCode(() => import('./open-client-stream.js'));
