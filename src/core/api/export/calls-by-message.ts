import type { TranscriptMessage } from '../../machine/logs/message.js';
import type { ToolCall } from '../../machine/logs/tool-call.js';
import type { Conversation } from '../conversation.js';

/**
 * Returns the message below which each call is listed: the last message of its turn. A call outside of any turn is
 * listed below the message before it.
 */
export function callsByMessage({
  messages,
  toolCalls,
}: Pick<Conversation, 'messages' | 'toolCalls'>): ReadonlyMap<TranscriptMessage, readonly ToolCall[]> {
  const lastOfTurn = new Map(messages.map((message) => [message.turnId, message]));
  const calls = new Map<TranscriptMessage, ToolCall[]>();
  for (const call of toolCalls) {
    const message = (call.turnId !== null && lastOfTurn.get(call.turnId)) || messageBefore(messages, call);
    if (!message) continue;
    const known = calls.get(message);
    if (known) known.push(call);
    else calls.set(message, [call]);
  }
  return calls;
}

const messageBefore = (messages: readonly TranscriptMessage[], { startedAt }: ToolCall) =>
  messages.findLast(({ createdAt }) => createdAt <= startedAt) ?? messages[0];
