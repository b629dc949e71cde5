'use client';

import type { ReactNode } from 'react';
import { englishDisclosureLabels } from '../../labels/disclosure-labels.js';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';

/** The content of the badge's popup. */
export function DisclosureText(): ReactNode {
  const { aiNotice } = useLabels();
  const { text } = usePartLabels('disclosure', englishDisclosureLabels);
  return (
    <>
      <p className="persona-tool-detail-title">{aiNotice}</p>
      <p className="persona-error-hint">{text}</p>
    </>
  );
}
