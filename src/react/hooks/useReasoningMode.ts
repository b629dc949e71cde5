'use client';

import { useContext } from 'react';
import type { ReasoningMode } from '../reasoning/reasoning-mode.js';
import { ReasoningSettingsContext } from '../provider/reasoning-settings-context.js';

/** What `useReasoningMode` returns: the mode of all blocks of reasoning, and a function that changes it. */
export interface ReasoningModeControl {
  readonly mode: ReasoningMode;
  /** For all blocks below the provider, until it is called again. */
  readonly setMode: (mode: ReasoningMode) => void;
}

/**
 * Returns when blocks of reasoning are open (`auto`, `always`, `never`), and lets the reader change it. The provider
 * holds the choice: see `mode`, `defaultMode` and `onModeChange` of its `reasoning` option.
 *
 * @example
 * const { mode, setMode } = useReasoningMode();
 * <button type="button" onClick={() => setMode('never')} aria-pressed={mode === 'never'}>Hide thoughts</button>
 */
export function useReasoningMode(): ReasoningModeControl {
  return useContext(ReasoningSettingsContext);
}
