'use client';

import type { ReactNode } from 'react';
import { isoTime } from '../../../internal/iso-time.js';
import { useLabels } from '../../labels/useLabels.js';
import { longTime } from '../../shared/message-time.js';

/** A time, with the whole date as its tooltip. */
export function MessageTime({ at, text }: { readonly at: number; readonly text: string }): ReactNode {
  const { locale } = useLabels();
  return (
    <time dateTime={isoTime(at)} title={longTime(at, locale)}>
      {text}
    </time>
  );
}
