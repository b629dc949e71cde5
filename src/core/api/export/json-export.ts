import { printableJson } from '../../../internal/printable.js';
import type { Conversation } from '../conversation.js';
import { withoutProviderData } from '../redact-reasoning.js';

/** Writes the whole conversation as JSON. Provider data that JSON cannot represent is omitted. */
export function toJson(conversation: Conversation): string {
  try {
    return written(conversation);
  } catch {
    return written({ ...conversation, toolCalls: conversation.toolCalls.map(withoutProviderData) });
  }
}

const written = (conversation: Conversation) => `${printableJson(JSON.stringify(conversation, null, 2))}\n`;
