import { isObject, type JsonObject } from '../json.js';

/** A `thinking` or `redacted_thinking` block as it came, signature and all. */
export type ThinkingBlock = Readonly<JsonObject>;

/** What a tool call carries: the API refuses a call of a thinking model that comes back without its signed thoughts. */
export interface AnthropicCallData {
  readonly anthropicThinking: readonly ThinkingBlock[];
}

/**
 * The blocks to put back before a call; none when another provider made it. Rebuilt from the fields that Anthropic sends
 * itself: what comes back through a page could be any block, such as a picture by URL or a tool of Anthropic's.
 */
export function thoughtsIn(providerData: unknown): readonly ThinkingBlock[] {
  const blocks = isObject(providerData) ? providerData['anthropicThinking'] : undefined;
  return Array.isArray(blocks) ? blocks.flatMap(rebuilt) : [];
}

function rebuilt(block: unknown): ThinkingBlock[] {
  if (!isObject(block)) return [];
  const { type, thinking, signature, data } = block;
  if (type === 'redacted_thinking' && typeof data === 'string') return [{ type, data }];
  if (type !== 'thinking' || typeof thinking !== 'string') return [];
  return [{ type, thinking, ...(typeof signature === 'string' && { signature }) }];
}
