import type { SourcePart } from '../../../core/index.js';
import { visibleText } from '../../../internal/visible-text.js';
import { webLink } from '../../shared/safe-link.js';

/** What a source is called: its title, else its file name, else where it is. */
export function sourceTitle({ title, filename, url }: SourcePart): string {
  return visibleText(title?.trim() || filename?.trim() || webLink(url)?.host || url || '…');
}

/** Where a source is: its host, or the type of a document. */
export function sourceOrigin({ url, mediaType }: SourcePart): string {
  return visibleText(webLink(url)?.host ?? mediaType ?? url ?? '');
}
