import type { SourcePart } from '../../../core/index.js';
import { visibleText } from '../../../internal/visible-text.js';
import { webLink } from '../../shared/safe-link.js';

/** Returns the display name of a source: its title, else its file name, else its host or file type. */
export function sourceTitle({ title, filename, url }: SourcePart): string {
  return visibleText(title?.trim() || filename?.trim() || webLink(url)?.host || url || '…');
}

/**
 * Returns the host of a source, or the type of a document. A URL that is not a web page means nothing to the reader.
 */
export function sourceOrigin({ url, mediaType }: SourcePart): string {
  return visibleText(webLink(url)?.host ?? fileKind(mediaType ?? ''));
}

/** Returns `PDF` for `application/pdf`; `''` for a type without a common short name. */
export function fileKind(mediaType: string): string {
  const short = /\/(?:x-)?([a-z0-9]{2,5})(?:$|[+;])/iu.exec(mediaType)?.[1] ?? '';
  return short.toLowerCase() === 'plain' ? 'TXT' : short.toUpperCase();
}
