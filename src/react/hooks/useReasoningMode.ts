'use client';

import { useContext } from 'react';
import type { ReasoningMode } from '../reasoning/reasoning-mode.js';
import { ReasoningSettingsContext } from '../provider/reasoning-settings-context.js';

/**
 * How blocks of reasoning rest (`auto`, `always`, `never`), and a way to let the reader choose. The provider keeps it:
 * see its `reasoningMode`, `defaultReasoningMode` and `onReasoningModeChange`.
 *
 * @example
 * const { mode, setMode } = useReasoningMode();
 * <button type="button" onClick={() => setMode('never')} aria-pressed={mode === 'never'}>Hide thoughts</button>
 */
export function useReasoningMode(): {
  readonly mode: ReasoningMode;
  readonly setMode: (mode: ReasoningMode) => void;
} {
  return useContext(ReasoningSettingsContext);
}
