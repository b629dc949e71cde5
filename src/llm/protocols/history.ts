import { contentText } from '../content-text.js';
import type { LlmContent, LlmMessage, LlmRequest } from '../llm-adapter.js';
import type { RichContent } from './rich-content.js';

type Assistant = Extract<LlmMessage, { role: 'assistant' }>;

/**
 * Returns the messages that a stateless endpoint accepts. If `sendImages` is true, images that the assistant made go
 * before the user's next message; see `withMadeImages`.
 *
 * Removes calls that an endpoint ran itself, and their results, and joins the texts around them. Messages with neither
 * text nor calls are left out, because some endpoints reject empty messages.
 */
export function ownMessages(
  messages: readonly LlmMessage[],
  rich?: RichContent,
  sendImages = true,
): LlmMessage[] {
  const own: LlmMessage[] = [];
  let cut: Assistant | null = null;
  for (const each of rich ? rich.withMadeImages(messages, sendImages) : messages) {
    const message = each.role === 'assistant' ? { ...each, content: contentText(each.content) } : each;
    if (message.role === 'tool' && (message.providerExecuted || message.approval)) continue;
    const joined: LlmMessage = cut && message.role === 'assistant' ? join(cut, message) : message;
    if (cut && message.role !== 'assistant' && cut.content !== '') own.push(cut);
    const kept: LlmMessage = joined.role === 'assistant' ? withoutProviderCalls(joined) : joined;
    cut = kept !== joined && kept.role === 'assistant' && !kept.toolCalls?.length ? kept : null;
    if (!cut && (kept.role !== 'assistant' || kept.content !== '' || kept.toolCalls)) own.push(kept);
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
  content: contentText(first.content) + contentText(next.content),
});

export const hasFiles = (content: LlmContent): boolean =>
  typeof content !== 'string' && content.some((part) => part.type !== 'text');

/** Loads the code that encodes images and files, if there are any. */
export const richContentFor = async ({ messages }: LlmRequest): Promise<RichContent | undefined> =>
  messages.some(({ content }) => hasFiles(content))
    ? (await import('./rich-content.js')).richContent
    : undefined;
