import { isObject, parseJson, type JsonObject } from '../json.js';
import type { LlmMessage } from '../llm-adapter.js';

/** What goes before the conversation; a function is asked at each request. */
export type SystemPrompt = string | (() => string) | undefined;

/** Several messages of one side, in the blocks of the API. */
export interface Turn {
  readonly isModel: boolean;
  readonly blocks: object[];
}

// Conversations that a persona opens begin with its words. Gemini, Bedrock, gateways and once Anthropic itself answer
// 400 to those that do not begin with the user's.
const OPENING = '(The conversation begins.)';

export const promptOf = (prompt: SystemPrompt): string | undefined =>
  typeof prompt === 'function' ? prompt() : prompt;

/** The system prompt and the system messages, of APIs that keep them apart from the turns. */
export function systemText(messages: readonly LlmMessage[], systemPrompt: SystemPrompt): string {
  const said = messages.flatMap((message) => (message.role === 'system' ? [message.content] : []));
  return [promptOf(systemPrompt), ...said].filter(Boolean).join('\n\n');
}

/** Turns that alternate, the user's first. Tool results are the user's, and those of parallel calls share a turn. */
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

/** These APIs want an object; the model is to see what it wrote when it wrote something else. */
export function argumentsObject(text: string): JsonObject {
  const value = text.trim() === '' ? {} : parseJson(text);
  return isObject(value) && !Array.isArray(value) ? value : { invalid_arguments: text };
}
