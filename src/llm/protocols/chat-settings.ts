import type { LlmRequest } from '../llm-adapter.js';

/** The settings of a request under their Chat Completions names. Serialization omits `undefined` values. */
export function chatSettings(request: LlmRequest): object {
  const { responseFormat: format, toolChoice: choice, temperature, stop, seed, user } = request;
  const { type, ...schema } = format ?? {};
  const all = {
    temperature,
    top_p: request.topP,
    stop,
    seed,
    response_format:
      type === 'json-schema'
        ? { type: 'json_schema', json_schema: schema }
        : type && { type: type === 'json' ? 'json_object' : type },
    tool_choice:
      typeof choice === 'object' ? { type: 'function', function: { name: choice.toolName } } : choice,
    reasoning_effort: request.reasoningEffort,
    user,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
