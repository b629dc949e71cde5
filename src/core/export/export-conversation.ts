import type { Conversation } from '../conversation.js';
import type { TranscriptMessage } from '../transcript/message.js';
import { saidOf, type SpeakerNames } from './said-of.js';

export type { SpeakerNames };

/** `vtt`: WebVTT, subtitles for a recording of the session that begins with the first message. */
export type ConversationFormat = 'text' | 'markdown' | 'json' | 'vtt';

const english: SpeakerNames = { user: 'You', persona: 'Persona' };

/**
 * A conversation as a file's text. Of an answer that was cut off, `text`, `markdown` and `vtt` hold what was heard;
 * `json` holds everything, as `conversationOf` gives it. Thoughts are in `json` only. Times are UTC.
 *
 * @param names @default { user: 'You', persona: 'Persona' }
 * @example
 * const subtitles = await exportConversation(conversationOf(persona.store.getState()), 'vtt');
 */
export async function exportConversation(
  conversation: Conversation,
  format: ConversationFormat,
  names: SpeakerNames = english,
): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(conversation, null, 2)}\n`;
    case 'vtt':
      // With what takes Markdown out of a text, which sessions load at their start.
      return (await import('./web-vtt.js')).toWebVtt(conversation, names);
    case 'markdown':
      return paragraphs(
        conversation,
        (message) => `**${names[message.role]}** · ${timeOf(message)}\n\n${saidOf(message)}`,
      );
    case 'text':
      return paragraphs(
        conversation,
        (message) => `[${timeOf(message)}] ${names[message.role]}: ${saidOf(message)}`,
      );
  }
}

const timeOf = ({ createdAt }: TranscriptMessage): string => new Date(createdAt).toISOString();

function paragraphs({ messages }: Conversation, write: (message: TranscriptMessage) => string): string {
  return messages.map((message) => `${write(message)}\n`).join('\n');
}
