import type { JsonObject } from '../json.js';
import type { LlmPart } from '../llm-adapter.js';

type SourcePart = Extract<LlmPart, { type: 'source' }>;

/** A source in a separate frame (`sourceId`) or in a citation (`id`). */
export function sourceOf(frame: JsonObject): SourcePart | undefined {
  const { sourceId, id = sourceId, url, title, mediaType, filename } = frame;
  if (typeof id !== 'string') return undefined;
  const texts = Object.entries({ url, title, mediaType, filename }).filter(
    ([, text]) => typeof text === 'string' && text !== '',
  );
  const kind = typeof url === 'string' ? 'url' : 'document';
  return { type: 'source', id, kind, ...Object.fromEntries(texts) };
}

/**
 * Returns the part for a source or file frame. Files in the reasoning are not part of the response; the app gets them
 * as data.
 */
export function contentOf(type: string, frame: JsonObject): LlmPart | undefined {
  const { id, data, transient, url, mediaType, kind, providerMetadata } = frame;
  if (type.startsWith('data-'))
    return {
      type: 'data',
      name: type.slice(5),
      ...(typeof id === 'string' && { id }),
      data,
      ...(transient === true && { transient }),
    };
  switch (type) {
    case 'source-url':
    case 'source-document':
      return sourceOf(frame);
    case 'file':
      return typeof url === 'string' && typeof mediaType === 'string' ? { type, url, mediaType } : undefined;
    case 'reasoning-file':
      return { type: 'data', name: type, data: { url, mediaType } };
    case 'steering-message':
      return { type: 'data', name: type, ...(typeof id === 'string' && { id }), data: frame['parts'] };
    case 'custom':
      return { type: 'data', name: type, data: { kind, providerMetadata } };
    default:
      return undefined;
  }
}
