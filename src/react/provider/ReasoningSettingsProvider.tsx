'use client';

import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { ReasoningMode } from '../reasoning/reasoning-mode.js';
import { safeRedaction } from '../reasoning/redaction.js';
import { ReasoningSettingsContext, type RenderReasoning } from './reasoning-settings-context.js';

export interface ReasoningSettings {
  /** How blocks of reasoning rest until the reader touches them; with `onReasoningModeChange`, yours to keep. */
  readonly reasoningMode?: ReasoningMode;
  /** The same, to begin with. @default 'auto' */
  readonly defaultReasoningMode?: ReasoningMode;
  /** The reader chose another; store it where you store what else the reader prefers. */
  readonly onReasoningModeChange?: (mode: ReasoningMode) => void;
  /**
   * Takes out of thoughts what must not be seen, before they are shown, found, copied, exported, logged or saved in the
   * `storage`. The store keeps the thoughts as the model wrote them: what you read from it with `persona.store` or
   * `usePersonaReasoning` is not redacted. Must be pure; keep it the same function. While a thought streams, it is called
   * with what there is so far. A text on which it throws is hidden.
   */
  readonly redactReasoning?: (text: string) => string;
  /**
   * Shows the text of a thought in place of plain text: `renderMarkdown` of `anam-react/markdown` does. It is a model's
   * text, so never make HTML of it. Marks of a search are shown in plain text.
   */
  readonly renderReasoning?: RenderReasoning;
}

/**
 * What all blocks of reasoning below share, and the viewer. `PersonaProvider` has one; this is for those that stand
 * without a persona.
 *
 * @example
 * <ReasoningSettingsProvider renderReasoning={renderMarkdown}>
 *   <Reasoning thoughts={useAnamReasoning(client)} />
 * </ReasoningSettingsProvider>
 */
export function ReasoningSettingsProvider({
  reasoningMode,
  defaultReasoningMode = 'auto',
  onReasoningModeChange,
  redactReasoning,
  renderReasoning,
  children,
}: ReasoningSettings & { readonly children?: ReactNode }): ReactNode {
  const [own, setOwn] = useState(defaultReasoningMode);
  const mode = reasoningMode ?? own;
  const setMode = useCallback(
    (next: ReasoningMode) => {
      setOwn(next);
      onReasoningModeChange?.(next);
    },
    [onReasoningModeChange],
  );
  const redact = useMemo(() => safeRedaction(redactReasoning), [redactReasoning]);
  const value = useMemo(
    () => ({ mode, setMode, redact, render: renderReasoning ?? null }),
    [mode, setMode, redact, renderReasoning],
  );
  return <ReasoningSettingsContext.Provider value={value}>{children}</ReasoningSettingsContext.Provider>;
}
