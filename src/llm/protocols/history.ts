import type { LlmContent, LlmMessage, LlmRequest } from '../llm-adapter.js';
import type { RichContent } from './rich-content.js';

/** Calls that an endpoint ran itself, and their results, belong to that endpoint. */
export function ownMessages(messages: readonly LlmMessage[]): LlmMessage[] {
  return messages.flatMap((message): LlmMessage[] => {
    if (message.role === 'tool') return message.providerExecuted || message.approval ? [] : [message];
    if (message.role !== 'assistant' || !message.toolCalls) return [message];
    return [{ ...message, toolCalls: message.toolCalls.filter((call) => !call.providerExecuted) }];
  });
}

export const hasFiles = (content: LlmContent): boolean =>
  typeof content !== 'string' && content.some((part) => part.type !== 'text');

/** The code for images and files, for a request that has any. */
export const richContentFor = async ({ messages }: LlmRequest): Promise<RichContent | undefined> =>
  messages.some(({ content }) => hasFiles(content))
    ? (await import('./rich-content.js')).richContent
    : undefined;
