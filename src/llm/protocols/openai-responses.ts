import type { LlmTool } from '../llm-adapter.js';
import { promptOf, type SystemPrompt } from './alternating-turns.js';
import { ResponsesEvents } from './openai-responses-events.js';
import { responsesInput } from './openai-responses-input.js';
import type { LlmProtocol } from './protocol.js';
import { eventDecoder } from './answer-decoder.js';
import { tokenLimit } from './token-limit.js';

/** What a response is asked for with, beside the conversation. */
export interface OpenAIResponsesSettings {
  readonly model: string;
  /** Sent as `instructions`; a function is asked at each request. */
  readonly systemPrompt?: SystemPrompt;
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * OpenAI's Responses API, the one in which its reasoning models tell what they think.
 *
 * @example
 * const body = openaiResponsesProtocol.encode({ messages }, { model: 'gpt-5-mini', systemPrompt: 'Be brief.' });
 */
export const openaiResponsesProtocol: LlmProtocol<OpenAIResponsesSettings> = {
  encode({ messages, tools, maxOutputTokens }, { model, systemPrompt, body }) {
    const instructions = promptOf(systemPrompt);
    return {
      // The conversation lives in the page, so that an interruption can shorten it.
      store: false,
      ...body,
      ...tokenLimit(body, ['max_output_tokens'], maxOutputTokens),
      model,
      ...(instructions && { instructions }),
      input: responsesInput(messages),
      ...(tools?.length ? { tools: tools.map(responsesTool) } : {}),
      stream: true,
    };
  },
  createDecoder: () => eventDecoder(new ResponsesEvents()),
};

/** This API makes every parameter required unless it is told not to; Chat Completions do not. */
const responsesTool = ({ name, description, parameters }: LlmTool) => ({
  type: 'function',
  name,
  ...(description !== undefined && { description }),
  parameters,
  strict: false,
});
