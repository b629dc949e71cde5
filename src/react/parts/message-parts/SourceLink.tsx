'use client';

import type { ReactNode } from 'react';
import type { SourcePart } from '../../../core/index.js';
import { webLink } from '../../shared/safe-link.js';
import { sourceOrigin, sourceTitle } from './source-text.js';

/** The title of a source, as a link if it is a web page, and its host or file type. */
export function SourceLink({ source }: { readonly source: SourcePart }): ReactNode {
  const link = webLink(source.url);
  const title = sourceTitle(source);
  const origin = sourceOrigin(source);
  return (
    <>
      {link ? (
        <a href={link.href} target="_blank" rel="noopener noreferrer nofollow">
          <bdi>{title}</bdi>
        </a>
      ) : (
        <bdi>{title}</bdi>
      )}
      {origin !== '' && origin !== title && (
        <span className="persona-source-origin">
          <bdi dir="ltr">{origin}</bdi>
        </span>
      )}
    </>
  );
}
