import { contentText } from '../content-text.js';
import type { LlmMessage } from '../llm-adapter.js';
import { hasFiles, ownMessages } from './history.js';
import type { RichContent } from './rich-content.js';

/** Converts messages, calls and their outputs to the items of one list. Reasoning is never sent. */
export const responsesInput = (messages: readonly LlmMessage[], rich?: RichContent): object[] =>
  ownMessages(messages, rich).flatMap((message) => itemsOf(message, rich));

function itemsOf(message: LlmMessage, rich: RichContent | undefined): object[] {
  const { role } = message;
  const content =
    rich && hasFiles(message.content) ? rich.responses(message.content) : contentText(message.content);
  if (role === 'tool')
    return [{ type: 'function_call_output', call_id: message.toolCallId, output: content }];
  if (role !== 'assistant') return [{ role, content }];
  const calls = (message.toolCalls ?? []).map(({ id, name, arguments: text }) => ({
    type: 'function_call',
    call_id: id,
    name,
    arguments: text,
  }));
  return content === '' ? calls : [{ role, content }, ...calls];
}
