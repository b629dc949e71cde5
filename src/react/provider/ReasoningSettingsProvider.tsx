'use client';

import {
  useCallback,
  useContext,
  useInsertionEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { ReasoningMode } from '../reasoning/reasoning-mode.js';
import { safeRedaction } from '../reasoning/redaction.js';
import { ReasoningSettingsContext } from './reasoning-settings-context.js';
import { RenderTextContext, type RenderText } from './render-text-context.js';

/** How all blocks of reasoning look and behave. */
export interface ReasoningOptions {
  /** How blocks of reasoning rest until the reader touches them. With `onModeChange`, the app controls it. */
  readonly mode?: ReasoningMode;
  /** The mode to begin with, when the app does not control it. @default 'auto' */
  readonly defaultMode?: ReasoningMode;
  /** The reader chose another mode. Save it where you save the reader's other preferences. */
  readonly onModeChange?: (mode: ReasoningMode) => void;
  /**
   * Shows the text of a thought in place of the provider's `renderMarkdown`; `null`: as plain text. It is a model's text,
   * so never make HTML of it. Search marks are shown in plain text. @default the provider's `renderMarkdown`
   */
  readonly render?: RenderText | null;
}

export interface ReasoningSettingsProviderProps extends ReasoningOptions {
  /**
   * Removes from thoughts what must not be seen, before they are shown, found, copied, exported, logged or saved in the
   * `storage`; and from the requests and results of tool calls before they are shown or exported. The store keeps the thoughts as the model wrote them: what you read from it with `persona.store` or
   * `usePersonaReasoning` is not redacted. Must be pure. A text on which it throws is hidden. Use a stable function in long conversations: a new one is applied to every thought again.
   */
  readonly redact?: ((text: string) => string) | undefined;
  /** Parts that show reasoning. */
  readonly children?: ReactNode;
}

/**
 * The settings that all blocks of reasoning below share with the viewer. `PersonaProvider` includes one; use this one
 * for parts without a persona.
 *
 * @example
 * <ReasoningSettingsProvider render={renderMarkdown}>
 *   <Reasoning reasoning={useAnamReasoning(client)} />
 * </ReasoningSettingsProvider>
 */
export function ReasoningSettingsProvider({
  mode,
  defaultMode = 'auto',
  onModeChange,
  redact,
  render,
  children,
}: ReasoningSettingsProviderProps): ReactNode {
  const [own, setOwn] = useState(defaultMode);
  const inherited = useContext(RenderTextContext);
  const latest = useRef(onModeChange);
  useInsertionEffect(() => {
    latest.current = onModeChange;
  });
  const setMode = useCallback((next: ReasoningMode) => {
    setOwn(next);
    latest.current?.(next);
  }, []);
  const redaction = useMemo(() => safeRedaction(redact), [redact]);
  const shown = render === undefined ? inherited : render;
  const value = useMemo(
    () => ({ mode: mode ?? own, setMode, redact: redaction, render: shown }),
    [mode, own, setMode, redaction, shown],
  );
  return <ReasoningSettingsContext.Provider value={value}>{children}</ReasoningSettingsContext.Provider>;
}
