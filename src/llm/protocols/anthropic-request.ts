import { contentText } from '../content-text.js';
import type { LlmContent, LlmMessage, LlmTool, LlmToolCall } from '../llm-adapter.js';
import { alternatingTurns, argumentsObject } from './alternating-turns.js';
import { thoughtsIn } from './anthropic-thoughts.js';
import { hasFiles, ownMessages } from './history.js';
import type { RichContent } from './rich-content.js';

type Assistant = Extract<LlmMessage, { role: 'assistant' }>;

export const anthropicMessagesOf = (messages: readonly LlmMessage[], rich?: RichContent): object[] =>
  alternatingTurns(ownMessages(messages, rich), (message) => blocksOf(message, rich)).map(
    ({ isModel, blocks }) => ({
      role: isModel ? 'assistant' : 'user',
      content: blocks,
    }),
  );

export const anthropicTool = ({ name, description, parameters }: LlmTool): object => ({
  name,
  ...(description !== undefined && { description }),
  input_schema: parameters,
});

function blocksOf(message: LlmMessage, rich: RichContent | undefined): object[] {
  if (message.role === 'system') return [];
  if (message.role === 'user') return contentBlocks(message.content, rich);
  if (message.role === 'assistant') return assistantBlocks(message, rich);
  const { toolCallId, content, isError } = message;
  return [
    { type: 'tool_result', tool_use_id: safeId(toolCallId), content, ...(isError && { is_error: true }) },
  ];
}

/** A turn of a thinking model must begin with its thoughts, so those of the first call go before the text. */
function assistantBlocks({ content, toolCalls = [] }: Assistant, rich: RichContent | undefined): object[] {
  const blocks = contentBlocks(content, rich);
  toolCalls.forEach((call, index) => {
    const thoughts = thoughtsIn(call.providerData);
    if (index === 0) blocks.unshift(...thoughts);
    else blocks.push(...thoughts);
    blocks.push(toolUse(call));
  });
  return blocks;
}

/** The API returns 400 for a blank text. */
const textBlocks = (text: string): object[] => (text.trim() === '' ? [] : [{ type: 'text', text }]);

const contentBlocks = (content: LlmContent, rich: RichContent | undefined): object[] =>
  rich && hasFiles(content) ? rich.anthropic(content) : textBlocks(contentText(content));

const toolUse = ({ id, name, arguments: text }: LlmToolCall) => ({
  type: 'tool_use',
  id: safeId(id),
  name,
  input: argumentsObject(text),
});

/** Call ids from other providers may contain characters that this API rejects, e.g. `functions.weather:0`. */
const safeId = (id: string) => id.replaceAll(/[^\w-]/g, '_');
