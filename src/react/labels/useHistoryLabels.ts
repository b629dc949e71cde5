'use client';

import { useMemo } from 'react';
import { englishHistoryLabels, type HistoryLabels } from './history-labels.js';
import { mergePartLabels } from './merge-labels.js';
import { useLabels } from './useLabels.js';

/** Returns the texts of the history of thoughts. The English texts are bundled with the viewer. */
export function useHistoryLabels(): HistoryLabels {
  const { history } = useLabels();
  return useMemo(() => mergePartLabels(history, englishHistoryLabels), [history]);
}
