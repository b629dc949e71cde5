'use client';

import { useCallback } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { useReasoningHistory } from './history-context.js';

/** Copies a text and says whether that worked: a page may not be allowed to. */
export function useCopy(): (text: string) => void {
  const { history } = useLabels();
  const { tell } = useReasoningHistory('useCopy()');
  return useCallback(
    (text) => {
      tell('');
      const { clipboard } = navigator as { clipboard?: Clipboard };
      const copying = clipboard ? clipboard.writeText(text) : Promise.reject(new Error('no clipboard'));
      copying.then(
        () => tell(history.copied),
        () => tell(history.copyFailed),
      );
    },
    [history, tell],
  );
}
