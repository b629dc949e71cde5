'use client';

import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { ReasoningMode } from './parts/reasoning/reasoning-mode.js';
import { ReasoningModeContext } from './reasoning-mode-context.js';

export interface ReasoningModeSettings {
  /** How blocks of reasoning rest until the reader touches them; with `onReasoningModeChange`, yours to keep. */
  readonly reasoningMode?: ReasoningMode;
  /** The same, to begin with. @default 'auto' */
  readonly defaultReasoningMode?: ReasoningMode;
  /** The reader chose another; store it where you store what else the reader prefers. */
  readonly onReasoningModeChange?: (mode: ReasoningMode) => void;
}

/** Keeps the reader's choice for all blocks below. */
export function ReasoningModeProvider({
  reasoningMode,
  defaultReasoningMode = 'auto',
  onReasoningModeChange,
  children,
}: ReasoningModeSettings & { readonly children?: ReactNode }): ReactNode {
  const [own, setOwn] = useState(defaultReasoningMode);
  const mode = reasoningMode ?? own;
  const setMode = useCallback(
    (next: ReasoningMode) => {
      setOwn(next);
      onReasoningModeChange?.(next);
    },
    [onReasoningModeChange],
  );
  const value = useMemo(() => ({ mode, setMode }), [mode, setMode]);
  return <ReasoningModeContext.Provider value={value}>{children}</ReasoningModeContext.Provider>;
}
