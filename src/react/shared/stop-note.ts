import type { TranscriptMessage } from '../../core/index.js';
import type { PersonaLabels } from '../labels/labels.js';

/** Why a whole answer ends early: its token limit, or a content filter. Empty for every other message. */
export function stopNote(message: TranscriptMessage, { messages }: PersonaLabels): string {
  if (message.role === 'user' || message.status !== 'done') return '';
  if (message.finishReason === 'content-filter') return messages.contentFilter;
  return message.finishReason === 'length' ? messages.lengthLimit : '';
}
