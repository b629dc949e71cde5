'use client';

import { useContext } from 'react';
import type { ReasoningMode } from '../reasoning/reasoning-mode.js';
import { ReasoningSettingsContext } from '../provider/reasoning-settings-context.js';

/** What `useReasoningMode` returns: the mode of all reasoning blocks, and a function that changes it. */
export interface ReasoningModeControl {
  readonly mode: ReasoningMode;
  /** Sets the mode of all reasoning blocks below the provider. */
  readonly setMode: (mode: ReasoningMode) => void;
}

/**
 * Returns whether reasoning blocks are open (`auto`, `always`, `never`), and a function that lets the user change it. The
 * provider stores the choice: see `mode`, `defaultMode` and `onModeChange` of its `reasoning` option.
 *
 * @example
 * const { mode, setMode } = useReasoningMode();
 * <button type="button" onClick={() => setMode('never')} aria-pressed={mode === 'never'}>Hide thoughts</button>
 */
export function useReasoningMode(): ReasoningModeControl {
  return useContext(ReasoningSettingsContext);
}
