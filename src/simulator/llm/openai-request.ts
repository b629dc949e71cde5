import type { EngineMessage, EngineTool, ModelCall, ModelRequest } from './engine-message.js';
import type { Endpoint } from './registered-llm.js';

/**
 * Returns the body of `POST …/chat/completions` (OpenAI's API reference; the same for Azure and Groq). Anam does not
 * document which optional fields it sends. These are the fields from its LLM settings, and `stream_options`.
 */
export function openaiBody(llm: Endpoint, { system, messages, tools, maxTokens }: ModelRequest): object {
  const { spec, model, temperature, reasoningEffort = 'default', reasoningFormat } = llm;
  const limit = maxTokens ?? llm.maxTokens;
  return {
    model,
    messages: [
      ...(system === '' ? [] : [{ role: 'system', content: system }]),
      ...messages.map(openaiMessage),
    ],
    stream: true,
    stream_options: { include_usage: true },
    ...(temperature !== undefined && { temperature }),
    ...(limit !== undefined && { max_tokens: limit }),
    ...(reasoningEffort !== 'default' && { reasoning_effort: reasoningEffort }),
    ...(spec === 'groq' && reasoningFormat !== undefined && { reasoning_format: reasoningFormat }),
    ...(tools.length > 0 && { tools: tools.map(openaiTool), tool_choice: 'auto' }),
  };
}

function openaiMessage(message: EngineMessage): object {
  switch (message.role) {
    case 'user':
      return { role: 'user', content: message.text };
    case 'tool':
      return { role: 'tool', tool_call_id: message.callId, content: message.content };
    case 'persona': {
      const { text, calls } = message;
      if (calls.length === 0) return { role: 'assistant', content: text };
      return { role: 'assistant', content: text === '' ? null : text, tool_calls: calls.map(openaiCall) };
    }
    default:
      return message satisfies never;
  }
}

const openaiCall = ({ id, name, arguments: args }: ModelCall) => ({
  id,
  type: 'function',
  function: { name, arguments: args },
});

const openaiTool = ({ name, description, parameters }: EngineTool) => ({
  type: 'function',
  function: { name, ...(description !== undefined && { description }), parameters },
});
