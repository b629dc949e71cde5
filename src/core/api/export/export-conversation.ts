import type { Conversation } from '../conversation.js';
import type { RedactReasoning } from '../redact-reasoning.js';
import type { ConversationFormat } from './conversation-format.js';
import type { SpeakerNames } from './said-of.js';

/**
 * Returns a conversation as the content of a file. For an interrupted answer, `text`, `markdown` and `vtt` contain the
 * heard part. `json` contains everything that `conversationOf` returns; only `json` contains thoughts. Times are UTC.
 *
 * `text` and `markdown` list the results of tools, the sources and the names of files below each message; `json` also
 * has the tokens of each turn.
 *
 * - `text`: further lines of a message are indented, so that only a speaker's line begins at the margin.
 * - `markdown`: the user's text is plain, the persona's is a quotation with the model's formatting. HTML is shown as
 *   text, images are links, and links lead to `http:`, `https:` and `mailto:` only.
 * - `vtt`: one cue per two lines of text, without Markdown.
 *
 * The writers, including a Markdown parser, are loaded on the first export.
 *
 * @param names @default { user: 'You', persona: 'Persona' }
 * @param redactReasoning Applied to thoughts, to the arguments and results of tools, to sources and to data parts
 *   before they are written. `providerData` of tool calls can repeat thoughts, so it is then omitted. @default nothing
 *   is redacted
 * @example
 * const subtitles = await exportConversation(conversationOf(persona.store.getState()), 'vtt');
 */
export async function exportConversation(
  conversation: Conversation,
  format: ConversationFormat,
  names?: SpeakerNames,
  redactReasoning?: RedactReasoning,
): Promise<string> {
  return (await import('./write-export.js')).writeExport(conversation, format, names, redactReasoning);
}
