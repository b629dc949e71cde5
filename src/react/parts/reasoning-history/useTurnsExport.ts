'use client';

import { useContext } from 'react';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
import { useLabels } from '../../labels/useLabels.js';
import { PersonaContext } from '../../provider/persona-context.js';
import type { ReasoningTurn } from '../../reasoning/reasoning-turn.js';
import { copyText } from '../../shared/copy-text.js';
import { HistoryActionsContext } from './history-context.js';

/**
 * Returns a function that copies turns as Markdown or saves them as a file. It tells the user whether copying worked, because
 * the browser may not allow it.
 */
export function useTurnsExport(): (turns: readonly ReasoningTurn[], as: 'copy' | 'json' | 'md') => void {
  const history = useHistoryLabels();
  const labels = useLabels();
  const persona = useContext(PersonaContext)?.persona;
  const { tell } = useContext(HistoryActionsContext);
  return (turns, as) => {
    tell('');
    import('./save-turns.js').then(
      async ({ exportWords, saveTurns, toMarkdown }) => {
        const words = exportWords(history, labels, persona);
        if (as !== 'copy') return saveTurns(turns, as, words);
        tell((await copyText(toMarkdown(turns, words), history)) ? history.copied : history.copyFailed);
      },
      () => tell(labels.notLoaded),
    );
  };
}
