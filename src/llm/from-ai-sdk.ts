import type { AiSdkCall } from './ai-sdk/ai-sdk-call.js';
import type { AiSdkResult } from './ai-sdk/frame-iterator.js';
import { chatHonours } from './apis/honours.js';
import { lateCode, lateMethods } from './late-stream.js';
import type { LlmAdapter } from './llm-adapter.js';

export type { AiSdkCall, AiSdkResult };

/** Options of `fromAiSdk`. */
export interface FromAiSdkOptions {
  /** @default 'ai-sdk' */
  readonly name?: string | undefined;
}

/**
 * Creates an adapter from an AI SDK model (version 5, 6 or 7) for your server: use it as the `llm` of `createLlmProxy`.
 * The `ai` package is not imported; only the shape of its types is used.
 *
 * Tools that the function adds with `execute` run in `streamText` and are shown in the page. Calls to the page's tools
 * end the answer. The settings of a request take effect if you pass them on. Set `maxRetries` to 0 if another adapter
 * takes over after a failure.
 *
 * Its stream throws a `PersonaError` for the status of the provider's response (`APICallError`), as `openaiCompatible`
 * does, and `llm-unauthorized` (no API key), `llm-not-found` (no such model), `llm-invalid-request`, `llm-truncated`
 * (aborted by the server, or no finish reason), `llm-failed`.
 *
 * @example
 * import { openai } from '@ai-sdk/openai';
 * import { streamText } from 'ai';
 * import { fromAiSdk } from 'anam-react/llm';
 * import { createLlmProxy } from 'anam-react/server';
 *
 * const llm = fromAiSdk(({ messages, tools, signal, ...settings }) =>
 *   streamText({ model: openai('gpt-5-mini'), messages, tools, abortSignal: signal, ...settings }),
 * );
 * export const POST = createLlmProxy({ llm, authorize });
 */
export function fromAiSdk(
  ask: (call: AiSdkCall) => AiSdkResult | PromiseLike<AiSdkResult>,
  { name = 'ai-sdk' }: FromAiSdkOptions = {},
): LlmAdapter {
  return {
    name,
    honours: chatHonours,
    ...lateMethods(modelCode, ({ openModelStream }, request, { signal }) =>
      openModelStream(ask, request, signal),
    ),
  };
}

const modelCode = lateCode(() => import('./ai-sdk/model-stream.js'));
