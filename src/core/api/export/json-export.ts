import { printableJson } from '../../../internal/printable.js';
import type { Conversation } from '../conversation.js';
import type { MessagePart } from '../../machine/logs/message-part.js';
import type { TranscriptMessage } from '../../machine/logs/message.js';
import { dataJson, withoutProviderData } from '../redact-reasoning.js';

/**
 * Writes the whole conversation as JSON. Data that JSON cannot represent becomes `null`; such provider data is left
 * out.
 */
export function toJson(conversation: Conversation): string {
  try {
    return written(conversation);
  } catch {
    return written({
      ...conversation,
      messages: conversation.messages.map(writableMessage),
      toolCalls: conversation.toolCalls.map(withoutProviderData),
    });
  }
}

const writableMessage = (message: TranscriptMessage): TranscriptMessage =>
  message.role === 'user' ? message : { ...message, parts: message.parts.map(writablePart) };

const writablePart = (part: MessagePart): MessagePart =>
  part.type === 'data' && dataJson(part.data) === '' ? { ...part, data: null } : part;

const written = (conversation: Conversation) => `${printableJson(JSON.stringify(conversation, null, 2))}\n`;
