'use client';

import type { ReactNode } from 'react';
import { useLabels } from '../../labels/useLabels.js';

/** Shown instead of a part whose code did not load, because of the network or a new deployment. */
export function NotLoaded({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const labels = useLabels();
  return (
    <div className="persona-root persona-not-loaded" role="alert">
      <p>{labels.notLoaded}</p>
      <button type="button" className="persona-button persona-button-quiet" onClick={onRetry}>
        {labels.errorNotice.actions['ask-again']}
      </button>
    </div>
  );
}
