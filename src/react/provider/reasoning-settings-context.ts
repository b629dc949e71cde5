'use client';

import { createContext, type ReactNode } from 'react';
import type { ReasoningMode } from '../reasoning/reasoning-mode.js';
import { safeRedaction, type Redaction } from '../reasoning/redaction.js';

/** `streaming`: more of the text comes. */
export type RenderReasoning = (text: string, streaming: boolean) => ReactNode;

export interface ReasoningSettingsValue {
  readonly mode: ReasoningMode;
  readonly setMode: (mode: ReasoningMode) => void;
  readonly redact: Redaction;
  /** `null`: plain text. */
  readonly render: RenderReasoning | null;
}

/** Without a provider nothing is remembered, and nothing redacted. */
export const ReasoningSettingsContext = createContext<ReasoningSettingsValue>({
  mode: 'auto',
  setMode: () => undefined,
  redact: safeRedaction(undefined),
  render: null,
});
