import { contentText } from '../content-text.js';
import type { LlmMessage } from '../llm-adapter.js';

/** Messages, calls and their outputs are items of one list. Reasoning is in none of them. */
export const responsesInput = (messages: readonly LlmMessage[]): object[] => messages.flatMap(itemsOf);

function itemsOf(message: LlmMessage): object[] {
  const { role } = message;
  const content = contentText(message.content);
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
