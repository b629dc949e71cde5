'use client';

import { useCallback, useContext } from 'react';
import { useLabels } from '../../labels/useLabels.js';
import { copyText } from '../../shared/copy-text.js';
import { HistoryActionsContext } from './history-context.js';

/** Copies a text and returns whether it worked, because the browser may not allow it. */
export function useCopy(): (text: string) => void {
  const { history } = useLabels();
  const { tell } = useContext(HistoryActionsContext);
  return useCallback(
    (text) => {
      tell('');
      void copyText(text, history).then((isCopied) => tell(isCopied ? history.copied : history.copyFailed));
    },
    [history, tell],
  );
}
