import type { BlockContent, List, Paragraph } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown as serialized, type Options } from 'mdast-util-to-markdown';
import { isoTime } from '../../../internal/iso-time.js';
import type { TranscriptMessage } from '../../machine/logs/message.js';
import type { Conversation } from '../conversation.js';
import { exportedText } from '../../../internal/exported-text.js';
import { additionsOf } from './additions-of.js';
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
 * Writes the user's text exactly as typed, and the persona's text with the model's formatting. Neither can produce
 * HTML, an unsafe link, or a fake speaker line.
 */
export function toMarkdown(conversation: Conversation, names: SpeakerNames): string {
  const additions = additionsOf(conversation, names);
  return conversation.messages
    .map((message) => {
      const lines = additions(message);
      const list = lines.length > 0 ? `\n${written([listOf(lines)])}` : '';
      return `${speakerLine(message, names)}\n${wordsOf(message, names)}${list}`;
    })
    .join('\n');
}

const listOf = (lines: readonly string[]): List => ({
  type: 'list',
  spread: false,
  children: lines.map((line) => ({
    type: 'listItem',
    spread: false,
    children: [{ type: 'paragraph', children: [{ type: 'text', value: line }] }],
  })),
});

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
    // The text is nested too deeply for the stack.
    return written([{ type: 'blockquote', children: typedText(said) }]);
  }
}

const written = (children: BlockContent[]): string => serialized({ type: 'root', children }, options);
