import type { LlmFinishReason } from '../llm-adapter.js';
import { brokeOff, modelFailed, type LlmErrorInfo } from '../llm-error-info.js';

const reasons: readonly (readonly [RegExp, LlmFinishReason])[] = [
  [/^(stop|end|complete|eos)/i, 'stop'],
  [/^(tool|function)[_-]?(calls?|use)$/i, 'tool-calls'],
  [/filter|safe|sensi|recit|block|prohib|spii|lang|refus|moder|guard|tox|policy|armor/i, 'content-filter'],
  [/length|token|window|limit$|^max(?!_tool)/i, 'length'],
];

/**
 * Converts any provider's finish reason. Returns an error for reasons that report one: `network_error` (Zhipu),
 * `insufficient_system_resource` (DeepSeek), `abort` (vLLM), `error` (OpenRouter, Mistral). `pause_turn` is an
 * incomplete answer too: Anthropic's server reached the limit of its own tool rounds.
 */
export function finishReason(name: string): LlmFinishReason | LlmErrorInfo {
  const known = reasons.find(([pattern]) => pattern.test(name))?.[1];
  if (known) return known;
  if (name === 'error') return modelFailed;
  return /err|insuff|abort|cancel|network|time|fail|overload|unavail|^pause/i.test(name) ? brokeOff : 'other';
}
