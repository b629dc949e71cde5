import { isObject, parseJson, type JsonObject } from '../json.js';
import type { LlmMessage } from '../llm-adapter.js';

/** The instructions before the conversation. A function is called for each request. */
export type SystemPrompt = string | (() => string) | undefined;

/** Consecutive messages from one side, as the API's content blocks. */
export interface Turn {
  readonly isModel: boolean;
  readonly blocks: object[];
}

// If the persona greets first, the conversation begins with the assistant. Gemini, Bedrock, gateways and, in the past,
// Anthropic itself return 400 for conversations that do not begin with the user.
const OPENING = '(The conversation begins.)';

export const promptOf = (prompt: SystemPrompt): string | undefined =>
  typeof prompt === 'function' ? prompt() : prompt;

/** The system prompt and the system messages, for APIs that take them in a separate field. */
export function systemText(messages: readonly LlmMessage[], systemPrompt: SystemPrompt): string {
  const said = messages.flatMap((message) => (message.role === 'system' ? [message.content] : []));
  return [promptOf(systemPrompt), ...said].filter(Boolean).join('\n\n');
}

/**
 * Alternating turns that start with the user. Tool results belong to the user; results of parallel calls share one
 * turn.
 */
export function alternatingTurns(
  messages: readonly LlmMessage[],
  blocksOf: (message: LlmMessage) => object[],
): readonly Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    const blocks = blocksOf(message);
    if (blocks.length === 0) continue;
    const isModel = message.role === 'assistant';
    const previous = turns.at(-1);
    if (previous?.isModel === isModel) previous.blocks.push(...blocks);
    else turns.push({ isModel, blocks });
  }
  if (turns[0]?.isModel)
    turns.unshift({ isModel: false, blocks: blocksOf({ role: 'user', content: OPENING }) });
  return turns;
}

/**
 * Parses arguments, which these APIs require as an object. Anything else that the model wrote is wrapped so that the
 * model can see it.
 */
export function argumentsObject(text: string): JsonObject {
  const value = text.trim() === '' ? {} : parseJson(text);
  return isObject(value) && !Array.isArray(value) ? value : { invalid_arguments: text };
}
