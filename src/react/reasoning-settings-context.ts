'use client';

import { createContext } from 'react';
import type { ReasoningMode } from './parts/reasoning/reasoning-mode.js';
import { safeRedaction, type Redaction } from './parts/reasoning/redaction.js';

export interface ReasoningSettingsValue {
  readonly mode: ReasoningMode;
  readonly setMode: (mode: ReasoningMode) => void;
  readonly redact: Redaction;
}

/** Without a provider nothing is remembered, and nothing redacted. */
export const ReasoningSettingsContext = createContext<ReasoningSettingsValue>({
  mode: 'auto',
  setMode: () => undefined,
  redact: safeRedaction(undefined),
});
