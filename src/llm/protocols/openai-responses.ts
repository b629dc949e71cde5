import type { LlmRequest, LlmTool } from '../llm-adapter.js';
import { promptOf, type SystemPrompt } from './alternating-turns.js';
import { ResponsesEvents } from './openai-responses-events.js';
import { responsesInput } from './openai-responses-input.js';
import type { LlmProtocol } from './protocol.js';
import { eventDecoder } from './answer-decoder.js';
import { tokenLimit } from './token-limit.js';
import { WrittenReader } from './written-reader.js';

/** The fields of a request besides the conversation. */
export interface OpenAIResponsesSettings {
  readonly model: string;
  /** Sent as `instructions`. A function is called for each request. */
  readonly systemPrompt?: SystemPrompt;
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * OpenAI's Responses API, which includes the reasoning of its models.
 */
export const openaiResponsesProtocol: LlmProtocol<OpenAIResponsesSettings> = {
  encode(request, { model, systemPrompt, body }, rich) {
    const { messages, tools, maxOutputTokens } = request;
    const instructions = promptOf(systemPrompt);
    return {
      // The page stores the conversation, so that an interruption can shorten it.
      store: false,
      ...body,
      ...settingsOf(request, body),
      ...tokenLimit(body, ['max_output_tokens'], maxOutputTokens),
      model,
      ...(instructions && { instructions }),
      input: responsesInput(messages, rich),
      ...(tools?.length ? { tools: tools.map(responsesTool) } : {}),
      stream: true,
    };
  },
  createDecoder: (_settings, tools) => eventDecoder(new WrittenReader(new ResponsesEvents(), tools)),
};

/** Unlike Chat Completions, this API makes every parameter required by default. */
const responsesTool = ({ name, description, parameters }: LlmTool) => ({
  type: 'function',
  name,
  ...(description !== undefined && { description }),
  parameters,
  strict: false,
});

function settingsOf(request: LlmRequest, body: OpenAIResponsesSettings['body']): object {
  const { temperature, topP, responseFormat: format, toolChoice: choice, reasoningEffort, user } = request;
  const { text, reasoning } = body ?? {};
  const { type, ...schema } = format ?? {};
  return {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(type && {
      text: {
        ...Object(text),
        format: { type: type === 'json' ? 'json_object' : type.replace('-', '_'), ...schema },
      },
    }),
    ...(choice !== undefined && {
      tool_choice: typeof choice === 'string' ? choice : { type: 'function', name: choice.toolName },
    }),
    ...(reasoningEffort !== undefined && { reasoning: { ...Object(reasoning), effort: reasoningEffort } }),
    ...(user !== undefined && { user }),
  };
}
