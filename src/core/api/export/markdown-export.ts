import type { BlockContent, Paragraph } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown as serialized, type Options } from 'mdast-util-to-markdown';
import { isoTime } from '../../../internal/iso-time.js';
import type { TranscriptMessage } from '../../machine/logs/message.js';
import type { Conversation } from '../conversation.js';
import { exportedText } from '../../../internal/exported-text.js';
import { safeMarkdown } from './safe-markdown.js';
import { nameOf, saidOf, type SpeakerNames } from './said-of.js';
import { typedText } from './typed-text.js';

const options: Options = {
  extensions: [gfmToMarkdown(), { unsafe: [{ character: '<', inConstruct: 'phrasing' }] }],
  bullet: '-',
  emphasis: '*',
  rule: '-',
  fences: true,
  resourceLink: true,
};

/**
 * Writes the user's text exactly as typed, and the persona's text with the model's formatting. Neither can produce HTML,
 * an unsafe link, or a fake speaker line.
 */
export function toMarkdown({ messages }: Conversation, names: SpeakerNames): string {
  return messages.map((message) => `${speakerLine(message, names)}\n${wordsOf(message, names)}`).join('\n');
}

function speakerLine({ role, createdAt }: TranscriptMessage, names: SpeakerNames): string {
  const name = nameOf(names, role);
  const line: Paragraph = {
    type: 'paragraph',
    children: [
      { type: 'strong', children: [{ type: 'text', value: name }] },
      { type: 'text', value: ` · ${isoTime(createdAt)}` },
    ],
  };
  return written([line]);
}

function wordsOf(message: TranscriptMessage, names: SpeakerNames): string {
  const said = exportedText(saidOf(message, names)).trim();
  if (message.role === 'user') return written(typedText(said));
  try {
    return written([{ type: 'blockquote', children: safeMarkdown(said) }]);
  } catch {
    // Nested too deep for the stack.
    return written([{ type: 'blockquote', children: typedText(said) }]);
  }
}

const written = (children: BlockContent[]): string => serialized({ type: 'root', children }, options);
