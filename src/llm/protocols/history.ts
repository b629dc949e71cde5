import type { LlmContent, LlmMessage, LlmRequest } from '../llm-adapter.js';
import type { RichContent } from './rich-content.js';

type Assistant = Extract<LlmMessage, { role: 'assistant' }>;

/**
 * Removes calls that an endpoint ran itself, and their results, and joins the texts around them. Messages with neither text
 * nor calls are left out, because some endpoints refuse empty messages.
 */
export function ownMessages(messages: readonly LlmMessage[]): LlmMessage[] {
  const own: LlmMessage[] = [];
  let cut: Assistant | null = null;
  for (const message of messages) {
    if (message.role === 'tool' && (message.providerExecuted || message.approval)) continue;
    const joined: LlmMessage = cut && message.role === 'assistant' ? join(cut, message) : message;
    if (cut && message.role !== 'assistant' && cut.content !== '') own.push(cut);
    const kept: LlmMessage = joined.role === 'assistant' ? withoutProviderCalls(joined) : joined;
    cut = kept !== joined && kept.role === 'assistant' && !kept.toolCalls?.length ? kept : null;
    if (!cut) own.push(kept);
  }
  if (cut && cut.content !== '') own.push(cut);
  return own;
}

function withoutProviderCalls(message: Assistant): Assistant {
  const { toolCalls, ...rest } = message;
  if (!toolCalls?.some((call) => call.providerExecuted)) return message;
  const own = toolCalls.filter((call) => !call.providerExecuted);
  return own.length > 0 ? { ...rest, toolCalls: own } : rest;
}

const join = (first: Assistant, next: Assistant): Assistant => ({
  ...next,
  content:
    typeof first.content === 'string' && typeof next.content === 'string'
      ? first.content + next.content
      : [...partsOf(first.content), ...partsOf(next.content)],
});

const partsOf = (content: LlmContent) =>
  typeof content === 'string' ? [{ type: 'text', text: content } as const] : content;

export const hasFiles = (content: LlmContent): boolean =>
  typeof content !== 'string' && content.some((part) => part.type !== 'text');

/** Loads the code that encodes images and files, if the request contains any. */
export const richContentFor = async ({ messages }: LlmRequest): Promise<RichContent | undefined> =>
  messages.some(({ content }) => hasFiles(content))
    ? (await import('./rich-content.js')).richContent
    : undefined;
