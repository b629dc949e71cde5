import { isObject, parseJson } from '../json.js';
import type { LlmMessage, LlmTool, LlmToolCall } from '../llm-adapter.js';
import { thoughtsIn } from './anthropic-thoughts.js';

interface Turn {
  readonly role: 'user' | 'assistant';
  readonly content: object[];
}

type Assistant = Extract<LlmMessage, { role: 'assistant' }>;

// Conversations that a persona opens begin with its words. Bedrock, gateways and once Anthropic itself answer 400 to
// messages that do not begin with the user's.
const OPENING: Turn = { role: 'user', content: [{ type: 'text', text: '(The conversation begins.)' }] };

/** The system prompt and the system messages, which have no place among the messages. */
export function anthropicSystem(
  messages: readonly LlmMessage[],
  systemPrompt: string | (() => string) | undefined,
): string {
  const prompt = typeof systemPrompt === 'function' ? systemPrompt() : systemPrompt;
  const said = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  return [prompt, ...said].filter(Boolean).join('\n\n');
}

/** Turns that alternate, the user's first. Tool results are the user's, and those of parallel calls share a turn. */
export function anthropicMessagesOf(messages: readonly LlmMessage[]): readonly Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    const content = blocksOf(message);
    if (content.length === 0) continue;
    const role = message.role === 'assistant' ? 'assistant' : 'user';
    const previous = turns.at(-1);
    if (previous?.role === role) previous.content.push(...content);
    else turns.push({ role, content });
  }
  return turns[0]?.role === 'assistant' ? [OPENING, ...turns] : turns;
}

export const anthropicTool = ({ name, description, parameters }: LlmTool): object => ({
  name,
  ...(description !== undefined && { description }),
  input_schema: parameters,
});

function blocksOf(message: LlmMessage): object[] {
  if (message.role === 'system') return [];
  if (message.role === 'user') return textBlocks(message.content);
  if (message.role === 'assistant') return assistantBlocks(message);
  const { toolCallId, content, isError } = message;
  return [
    { type: 'tool_result', tool_use_id: safeId(toolCallId), content, ...(isError && { is_error: true }) },
  ];
}

/** A turn of a thinking model has to begin with its thoughts, so those of the first call go before the text. */
function assistantBlocks({ content, toolCalls = [] }: Assistant): object[] {
  const blocks: object[] = textBlocks(content);
  toolCalls.forEach((call, index) => {
    const thoughts = thoughtsIn(call.providerData);
    if (index === 0) blocks.unshift(...thoughts);
    else blocks.push(...thoughts);
    blocks.push(toolUse(call));
  });
  return blocks;
}

/** The API answers 400 to a text that is blank. */
const textBlocks = (text: string): object[] => (text.trim() === '' ? [] : [{ type: 'text', text }]);

const toolUse = ({ id, name, arguments: text }: LlmToolCall) => ({
  type: 'tool_use',
  id: safeId(id),
  name,
  input: inputOf(text),
});

/** The API wants an object; the model is to see what it wrote when it wrote something else. */
function inputOf(text: string): object {
  const value = parseJson(text);
  return isObject(value) && !Array.isArray(value) ? value : { invalid_arguments: text };
}

/** Ids of calls that another provider made may hold what this one refuses, e.g. `functions.weather:0`. */
const safeId = (id: string) => id.replaceAll(/[^\w-]/g, '_');
