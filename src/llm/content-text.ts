import type { LlmContent } from './llm-message.js';

/**
 * The text of a message's content, without images and files. Several text parts are joined by a line break.
 *
 * @example contentText([{ type: 'text', text: 'What is this?' }, { type: 'image', url: dataUrl }]) // 'What is this?'
 */
export function contentText(content: LlmContent): string {
  if (typeof content === 'string') return content;
  return content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
}
