'use client';

import { createContext } from 'react';
import type { ReasoningMode } from '../reasoning/reasoning-mode.js';
import { safeRedaction, type Redaction } from '../reasoning/redaction.js';
import type { RenderText } from './render-text-context.js';

export interface ReasoningSettingsValue {
  readonly mode: ReasoningMode;
  readonly setMode: (mode: ReasoningMode) => void;
  readonly redact: Redaction;
  /** `null`: plain text. */
  readonly render: RenderText | null;
}

/** The default without a provider: nothing is saved and nothing is redacted. */
export const ReasoningSettingsContext = createContext<ReasoningSettingsValue>({
  mode: 'auto',
  setMode: () => undefined,
  redact: safeRedaction(undefined),
  render: null,
});
