import { contentText } from '../content-text.js';
import type { LlmContentPart, LlmImagePart, LlmMessage } from '../llm-message.js';

type Assistant = Extract<LlmMessage, { role: 'assistant' }>;

/** The text before images that the model made, which are sent back as the user's images. */
const LABEL = '(Images that you made in this conversation:)';
/**
 * Limits per request, because each request contains the whole conversation: the number of images, and their characters.
 */
const MOST = 4;
const LONGEST = 4_000_000;

/**
 * No API accepts images in assistant messages: Chat Completions, Responses and Messages reject them, and Gemini
 * requires each image's signature. So the latest ones go before the user's next message. They must be data URLs,
 * because providers' URLs expire, and of a type that all these APIs accept. The text mentions the others.
 */
export function withMadeImages(messages: readonly LlmMessage[], areSent: boolean): LlmMessage[] {
  const sent = areSent ? latestImages(messages) : new Set<LlmContentPart>();
  const all: LlmMessage[] = [];
  let waiting: LlmImagePart[] = [];
  const flush = () => {
    if (waiting.length > 0) all.push({ role: 'user', content: [{ type: 'text', text: LABEL }, ...waiting] });
    waiting = [];
  };
  for (const message of messages) {
    if (message.role === 'user') flush();
    all.push(message.role === 'assistant' ? asText(message, sent) : message);
    if (message.role === 'assistant') waiting.push(...imagesOf(message).filter((image) => sent.has(image)));
  }
  flush();
  return all;
}

function latestImages(messages: readonly LlmMessage[]): ReadonlySet<LlmContentPart> {
  const images = messages.flatMap((message) => (message.role === 'assistant' ? imagesOf(message) : []));
  const sent = new Set<LlmContentPart>();
  let size = 0;
  for (const image of images.filter(canBeSent).toReversed()) {
    size += image.url.length;
    if (sent.size < MOST && size <= LONGEST) sent.add(image);
  }
  return sent;
}

const partsOf = ({ content }: Assistant): readonly LlmContentPart[] =>
  typeof content === 'string' ? [] : content;

const imagesOf = (message: Assistant): LlmImagePart[] =>
  partsOf(message).filter((part) => part.type === 'image');

const canBeSent = ({ url }: LlmImagePart): boolean => /^data:image\/(?:png|jpeg|webp);base64,/.test(url);

function asText(message: Assistant, sent: ReadonlySet<LlmContentPart>): Assistant {
  const files = partsOf(message).filter((part) => part.type !== 'text');
  if (files.length === 0) return message;
  const text = contentText(message.content);
  const notes = files.flatMap((file) => (sent.has(file) && text.trim() !== '' ? [] : [noteOf(file)]));
  return { ...message, content: [text, ...notes].filter((line) => line.trim() !== '').join('\n\n') };
}

const noteOf = (part: LlmContentPart): string =>
  part.type === 'file'
    ? `(You made a file here: ${part.filename ?? part.mediaType})`
    : '(You made an image here.)';
