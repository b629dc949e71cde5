import type { Conversation } from '../conversation.js';
import type { TranscriptMessage } from '../../machine/logs/message.js';
import { saidOf, type SpeakerNames } from './said-of.js';

/**
 * The user's words as they were typed, whatever they look like; the persona's with the Markdown that the model wrote.
 * Neither makes HTML, or a speaker's line of its own.
 */
export function toMarkdown({ messages }: Conversation, names: SpeakerNames): string {
  const write = (message: TranscriptMessage) => {
    const { role, createdAt } = message;
    const said = role === 'user' ? typed(saidOf(message)) : quoted(withoutHtml(saidOf(message)));
    return `**${typed(names[role])}** · ${new Date(createdAt).toISOString()}\n\n${said}\n`;
  };
  return messages.map(write).join('\n');
}

/** Plain text: every sign stands for itself, every line on its own. https://spec.commonmark.org/0.31.2/#backslash-escapes */
const typed = (text: string) =>
  text
    .trim()
    .replaceAll(/[\\`*_~[\]<>#|]|&(?=#?\w+;)/g, String.raw`\$&`)
    .replaceAll(/^(\s*)([-+=]|\d+(?=[.)]))/gm, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    )
    .replaceAll(/(?<=\S)[ \t]*\n(?=[ \t]*\S)/g, '\\\n');

/** In code a tag is no tag, and a backslash would be seen. */
const code = /(```[\s\S]*?(?:```|$)|`[^`\n]+`)/;

const withoutHtml = (markdown: string) =>
  markdown
    .split(code)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(/<(?=[a-z/!?])/gi, String.raw`\<`)))
    .join('');

/** A model can write everything but the end of a quotation. */
const quoted = (markdown: string) => markdown.trim().replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>');
