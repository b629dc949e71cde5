import { isObject, type JsonObject } from '../json.js';

/** A `thinking` or `redacted_thinking` block as it was received, with its signature. */
export type ThinkingBlock = Readonly<JsonObject>;

/** Stored with a tool call, because the API rejects a thinking model's call without its signed thoughts. */
export interface AnthropicCallData {
  readonly anthropicThinking: readonly ThinkingBlock[];
}

/**
 * The blocks to send before a call; none if another provider made the call. They are rebuilt from the fields that
 * Anthropic sends, because data that comes back through a page could contain any block, e.g. an image by URL or an
 * Anthropic tool.
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
