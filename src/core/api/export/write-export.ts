import type { Conversation } from '../conversation.js';
import { redactExported, type RedactReasoning } from '../redact-reasoning.js';
import type { ConversationFormat } from './conversation-format.js';
import type { SpeakerNames } from './said-of.js';
import { toJson } from './json-export.js';
import { toText } from './text-export.js';

const english: SpeakerNames = { user: 'You', persona: 'Persona' };

export async function writeExport(
  conversation: Conversation,
  format: ConversationFormat,
  names: SpeakerNames = english,
  redactReasoning?: RedactReasoning,
): Promise<string> {
  const shown = redactReasoning ? redactExported(conversation, redactReasoning) : conversation;
  switch (format) {
    case 'json':
      return toJson(shown);
    case 'vtt':
      // Loads the Markdown projector, which a session has usually loaded already.
      return (await import('./web-vtt.js')).toWebVtt(conversation, names);
    case 'markdown':
      // Loads a parser of 40 kB, which only this format needs.
      return (await import('./markdown-export.js')).toMarkdown(shown, names);
    case 'text':
      return toText(shown, names);
  }
}
