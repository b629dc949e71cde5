import { isObject, type JsonObject } from '../json.js';

/** A `thinking` or `redacted_thinking` block as it came, signature and all. */
export type ThinkingBlock = Readonly<JsonObject>;

/** What a tool call carries: the API refuses a call of a thinking model that comes back without its signed thoughts. */
export interface AnthropicCallData {
  readonly anthropicThinking: readonly ThinkingBlock[];
}

/** The blocks to put back before a call; none when another provider made it. */
export function thoughtsIn(providerData: unknown): readonly ThinkingBlock[] {
  const blocks = isObject(providerData) ? providerData['anthropicThinking'] : undefined;
  return Array.isArray(blocks) ? blocks.filter(isObject) : [];
}
