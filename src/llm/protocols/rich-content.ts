import type { LlmContent, LlmContentPart, LlmFilePart, LlmImagePart } from '../llm-adapter.js';
import { ThrownErrorInfo } from '../llm-error-info.js';
import { withMadeImages } from './made-images.js';

type Attachment = LlmImagePart | LlmFilePart;

interface Data {
  readonly mediaType: string;
  /** Base64-encoded. */
  readonly data: string;
}

const dataUrl = /^data:([^;,]+)(?:;[^;,=]+=[^;,]*)*(;base64)?,/;

/** Returns the content of a `data:` URL; `undefined` for any other URL. */
function dataOf({ url, mediaType }: Attachment): Data | undefined {
  const [head, own = '', isBase64] = dataUrl.exec(url) ?? [];
  if (head === undefined) return undefined;
  const data = url.slice(head.length);
  return { mediaType: mediaType ?? own, data: isBase64 ? data : base64(decodeURIComponent(data)) };
}

const base64 = (text: string) => btoa(String.fromCodePoint(...new TextEncoder().encode(text)));

const typeOf = (part: Attachment) => dataOf(part)?.mediaType ?? part.mediaType ?? '';

function unsupported(part: Attachment, protocol: string): ThrownErrorInfo {
  const mediaType = typeOf(part) || part.type;
  const place = part.url.startsWith('data:') ? 'as data' : 'by URL';
  return new ThrownErrorInfo({
    code: 'llm-unsupported-content',
    message: `${protocol} does not support ${mediaType} ${place}.`,
    mediaType,
  });
}

type PartEncoder = (part: LlmContentPart) => object;

/** Encodes content without blank texts, which some APIs reject. */
const encoded = (content: LlmContent, encode: PartEncoder): object[] =>
  (typeof content === 'string' ? [{ type: 'text', text: content } as const] : content)
    .filter((part) => part.type !== 'text' || part.text.trim() !== '')
    .map(encode);

/** Chat Completions: images by web or data URL, sound as WAV or MP3 data, other files as data. */
const chatPart: PartEncoder = (part) => {
  if (part.type === 'text') return { type: 'text', text: part.text };
  if (part.type === 'image') return { type: 'image_url', image_url: { url: part.url } };
  const data = dataOf(part);
  const format = /^audio\/(?:x-)?(wav|wave|mpeg|mp3)$/.exec(typeOf(part))?.[1];
  if (!data) throw unsupported(part, 'Chat Completions');
  if (format)
    return {
      type: 'input_audio',
      input_audio: { data: data.data, format: format.startsWith('w') ? 'wav' : 'mp3' },
    };
  return { type: 'file', file: { filename: part.filename ?? 'file', file_data: part.url } };
};

/** Responses: images and files by web or data URL. */
const responsesPart: PartEncoder = (part) => {
  if (part.type === 'text') return { type: 'input_text', text: part.text };
  if (part.type === 'image') return { type: 'input_image', image_url: part.url };
  if (!dataOf(part)) return { type: 'input_file', file_url: part.url };
  return { type: 'input_file', filename: part.filename ?? 'file', file_data: part.url };
};

/** Messages: four image types, PDF and plain text, by web or data URL. */
const anthropicPart: PartEncoder = (part) => {
  if (part.type === 'text') return { type: 'text', text: part.text };
  const data = dataOf(part);
  const mediaType = typeOf(part);
  if (part.type === 'image') {
    if (mediaType !== '' && !/^image\/(?:jpeg|png|gif|webp)$/.test(mediaType))
      throw unsupported(part, 'The Messages API');
    return { type: 'image', source: sourceOf(part.url, data) };
  }
  const title = part.filename === undefined ? {} : { title: part.filename };
  if (mediaType === 'application/pdf')
    return { type: 'document', source: sourceOf(part.url, data), ...title };
  if (mediaType !== 'text/plain' || !data) throw unsupported(part, 'The Messages API');
  const text = new TextDecoder().decode(Uint8Array.from(atob(data.data), (unit) => unit.codePointAt(0) ?? 0));
  return { type: 'document', source: { type: 'text', media_type: 'text/plain', data: text }, ...title };
};

const sourceOf = (url: string, data: Data | undefined) =>
  data ? { type: 'base64', media_type: data.mediaType, data: data.data } : { type: 'url', url };

/** Gemini: any type, as data or by URL. */
const geminiPart: PartEncoder = (part) => {
  if (part.type === 'text') return { text: part.text };
  const data = dataOf(part);
  if (data) return { inlineData: { mimeType: data.mediaType, data: data.data } };
  return {
    fileData: { fileUri: part.url, ...(part.mediaType !== undefined && { mimeType: part.mediaType }) },
  };
};

/**
 * Encodes images and files for each protocol. Loaded with the first image or file.
 *
 * @throws ThrownErrorInfo `llm-unsupported-content`
 */
export const richContent = {
  chat: (content: LlmContent): object[] => encoded(content, chatPart),
  responses: (content: LlmContent): object[] => encoded(content, responsesPart),
  anthropic: (content: LlmContent): object[] => encoded(content, anthropicPart),
  gemini: (content: LlmContent): object[] => encoded(content, geminiPart),
  withMadeImages,
};

export type RichContent = typeof richContent;
