import type { Conversation } from '../conversation.js';
import { saidOf, type SpeakerNames } from './said-of.js';

export type { SpeakerNames };

/** `vtt`: WebVTT, subtitles for a recording of the session that begins with the first message. */
export type ConversationFormat = 'text' | 'markdown' | 'json' | 'vtt';

const english: SpeakerNames = { user: 'You', persona: 'Persona' };

/**
 * A conversation as a file's text. Of an answer that was cut off, `text`, `markdown` and `vtt` hold what was heard;
 * `json` holds everything, as `conversationOf` gives it. Thoughts are in `json` only. Times are UTC. In `markdown` the
 * user's words are plain text, and the persona's are a quotation with the Markdown that the model wrote, without HTML.
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
      return (await import('./markdown-export.js')).toMarkdown(conversation, names);
    case 'text':
      return textOf(conversation, names);
  }
}

const textOf = ({ messages }: Conversation, names: SpeakerNames): string =>
  messages
    .map((message) => {
      const { role, createdAt } = message;
      return `[${new Date(createdAt).toISOString()}] ${names[role]}: ${saidOf(message)}\n`;
    })
    .join('\n');
