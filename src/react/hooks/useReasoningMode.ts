'use client';

import { useContext } from 'react';
import { ReasoningModeContext, type ReasoningModeValue } from '../reasoning-mode-context.js';

/**
 * How blocks of reasoning rest (`auto`, `always`, `never`), and a way to let the reader choose. The provider keeps it:
 * see its `reasoningMode`, `defaultReasoningMode` and `onReasoningModeChange`.
 *
 * @example
 * const { mode, setMode } = useReasoningMode();
 * <button type="button" onClick={() => setMode('never')} aria-pressed={mode === 'never'}>Hide thoughts</button>
 */
export function useReasoningMode(): ReasoningModeValue {
  return useContext(ReasoningModeContext);
}
