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

/** Settings for all reasoning blocks. */
export interface ReasoningOptions {
  /** Whether blocks are open until the user opens or closes them. With `onModeChange`, the app controls it. */
  readonly mode?: ReasoningMode;
  /** The initial mode, if the app does not control it. @default 'auto' */
  readonly defaultMode?: ReasoningMode;
  /** Called when the user selects another mode, so that you can save it. */
  readonly onModeChange?: (mode: ReasoningMode) => void;
  /**
   * Renders the text of a thought; `null`: as plain text. The text comes from a model, so never insert it as HTML. Search
   * hits are highlighted in plain text. @default the provider's `renderMarkdown`
   */
  readonly render?: RenderText | null;
}

/** Props of `ReasoningSettingsProvider`: how reasoning looks and behaves, and how it is redacted. */
export interface ReasoningSettingsProviderProps extends ReasoningOptions {
  /**
   * Redacts thoughts before they are shown, searched, copied, exported, logged or saved in the `storage`, and the arguments
   * and results of tool calls before they are shown or exported. The store is not redacted: `persona.store` and
   * `usePersonaReasoning` return thoughts as the model wrote them. Must be pure. If it throws, the text is hidden. Use a
   * stable function in long conversations: a new function is applied to every thought again.
   */
  readonly redact?: ((text: string) => string) | undefined;
  /** Parts that show reasoning. */
  readonly children?: ReactNode;
}

/**
 * Settings for the reasoning blocks and the viewer below it. `PersonaProvider` includes one; use it for parts without a
 * persona.
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
