'use client';

import { useState, type ReactNode } from 'react';
import { visibleText } from '../../../internal/visible-text.js';
import { formatLabel } from '../../labels/format-label.js';
import { englishMessagePartLabels } from '../../labels/message-part-labels.js';
import { usePartLabels } from '../../labels/useLabels.js';
import { isFileLink, isShownImage } from '../../shared/safe-link.js';
import { fileKind } from './source-text.js';

interface MessageFileProps {
  readonly url: string;
  readonly mediaType: string;
  readonly filename: string | undefined;
  /** The sender of the file. */
  readonly from: string;
}

/**
 * Renders an image, or a file as a link. It loads nothing else and runs no code: an SVG, too, is rendered as an image.
 */
export function MessageFile({ url, mediaType, filename, from }: MessageFileProps): ReactNode {
  const labels = usePartLabels('messageParts', englishMessagePartLabels);
  const [broken, setBroken] = useState<string | null>(null);
  const name = visibleText(filename?.trim() ?? '');
  if (isShownImage(url, mediaType) && broken !== url)
    return (
      <img
        className="persona-image"
        src={url}
        alt={name || formatLabel(labels.image, { name: from })}
        loading="lazy"
        decoding="async"
        referrerPolicy="no-referrer"
        onError={() => setBroken(url)}
      />
    );
  const title = <bdi>{name || labels.file}</bdi>;
  return (
    <p className="persona-file">
      {isFileLink(url) ? (
        <a
          href={url}
          target="_blank"
          rel="noopener noreferrer nofollow"
          // Browsers do not open `data:` URLs in a tab.
          {...(url.startsWith('data:') && { download: filename?.trim() || '' })}
        >
          {title}
        </a>
      ) : (
        title
      )}
      <span className="persona-source-origin">
        <bdi dir="ltr">{fileKind(mediaType)}</bdi>
        {url === '' && ` · ${labels.fileGone}`}
      </span>
    </p>
  );
}
