'use client';

import { createContext } from 'react';
import type { ReasoningMode } from './parts/reasoning/reasoning-mode.js';

export interface ReasoningModeValue {
  readonly mode: ReasoningMode;
  readonly setMode: (mode: ReasoningMode) => void;
}

/** Without a provider there is nobody to remember another. */
export const ReasoningModeContext = createContext<ReasoningModeValue>({
  mode: 'auto',
  setMode: () => undefined,
});
