import { chatHonours } from './apis/honours.js';
import { copyOf } from './client-copy.js';
import { lateCode, lateMethods } from './late-stream.js';
import type { LlmAdapter } from './llm-adapter.js';
import type { OpenAIClient, OpenAIParams } from './openai-client.js';
import type { ChatOptions } from './protocols/openai-chat.js';

/**
 * Creates an adapter from an existing client of the `openai` package. The package is not imported; only the shape of
 * its types is used.
 *
 * Retries, timeout and headers are those of the client. Its `maxRetries` is 2 by default; set it to 0 if another
 * adapter takes over after a failure. An answer without a finish reason counts as `llm-truncated`, because the package
 * does not report whether the stream was terminated (seen in openai 6.49.0 and 7.57.0). Redirects are not followed.
 * Each request goes through a copy of the client (`withOptions`) that reads at most 64 kB of an error and 64 MB of an
 * answer, and logs nothing.
 *
 * @throws PersonaError `llm-failed`, at once, for a client without `withOptions`, or one whose copy cannot be made
 * @example
 * import { fromOpenAI } from 'anam-react/llm';
 * import OpenAI from 'openai';
 *
 * const baseURL = `${location.origin}/api/openai`; // the package accepts only an absolute URL
 * const client = new OpenAI({ baseURL, apiKey: 'unused', dangerouslyAllowBrowser: true });
 * const llm = fromOpenAI(client, { model: 'gpt-5', reasoning_effort: 'low' }, { systemPrompt: 'Answer briefly.' });
 */
export function fromOpenAI(
  client: OpenAIClient,
  params: OpenAIParams,
  options: ChatOptions = {},
): LlmAdapter {
  const { model } = params;
  // Checks immediately that the client can be copied. Each request makes its own copy.
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
