import { printableJson } from '../../../internal/printable.js';
import type { Conversation } from '../conversation.js';
import { withoutProviderData } from '../redact-reasoning.js';

/** All of it, to be read again. Data of a provider that JSON cannot hold is left out. */
export function toJson(conversation: Conversation): string {
  try {
    return written(conversation);
  } catch {
    return written({ ...conversation, toolCalls: conversation.toolCalls.map(withoutProviderData) });
  }
}

const written = (conversation: Conversation) => `${printableJson(JSON.stringify(conversation, null, 2))}\n`;
