'use client';

import {
  forwardRef,
  useCallback,
  useState,
  type ComponentPropsWithoutRef,
  type ReactNode,
  type Ref,
} from 'react';
import type { Thought, ToolCall, TranscriptMessage } from '../../../core/index.js';
import { usePersonaMessages } from '../../hooks/usePersonaMessages.js';
import { usePersonaReasoning } from '../../hooks/usePersonaReasoning.js';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import { useLabels } from '../../labels/useLabels.js';
import { useTurnPlace } from '../../shared/useTurnPlace.js';
import { classNames } from '../../shared/class-names.js';
import { ReasoningHistoryContext, type HistoryOrder } from './history-context.js';
import type { HistorySource } from './history-model.js';
import { HistoryActions } from './HistoryActions.js';
import { HistoryEmpty } from './HistoryEmpty.js';
import { HistoryFilters, HistoryModeChoice } from './HistoryFilters.js';
import { HistoryList } from './HistoryList.js';
import { HistoryTools } from './HistoryTools.js';
import { HistorySearchField } from './HistorySearch.js';
import { useHistoryState } from './useHistoryState.js';

interface ReasoningHistoryBaseProps extends ComponentPropsWithoutRef<'section'> {
  /** Which turn comes first, until the reader chooses. @default 'newest' */
  readonly defaultOrder?: HistoryOrder;
  /**
   * Takes out what must not be seen, before anything is shown, found, copied or exported. Must be pure; keep it the
   * same function. A text on which it throws is hidden. @default the provider's `privacy.redactReasoning`
   */
  readonly redact?: (text: string) => string;
  /** Shows a turn elsewhere. @default the `Transcript` of the same persona */
  readonly onJump?: (turnId: string) => void;
  /** The turn whose entry takes the focus when it opens. */
  readonly focusTurn?: string | null;
  /** Replaces what is in it: `.Search`, `.Filters`, `.Actions`, `.List`, `.ModeChoice`. */
  readonly children?: ReactNode;
}

/** The thoughts of the persona above, or any thoughts, which needs no persona. */
export type ReasoningHistoryProps = ReasoningHistoryBaseProps &
  (
    | { readonly reasoning?: never; readonly messages?: never; readonly toolCalls?: never }
    | {
        /** Thoughts from anywhere: of `useAnamReasoning`, say. */
        readonly reasoning: readonly Thought[];
        /** For the questions and the spoken answers. */
        readonly messages?: readonly TranscriptMessage[];
        /** For what was looked up or done in between. */
        readonly toolCalls?: readonly ToolCall[];
      }
  );

const ReasoningHistoryRoot = forwardRef<HTMLElement, ReasoningHistoryProps>(function ReasoningHistory(
  { reasoning: thoughts, messages, toolCalls, ...rest },
  ref,
) {
  if (!thoughts) return <OfPersona {...rest} viewerRef={ref} />;
  return <Viewer {...rest} source={{ thoughts, messages, toolCalls }} viewerRef={ref} />;
});

type InnerProps = ReasoningHistoryBaseProps & { readonly viewerRef: Ref<HTMLElement> };

function OfPersona(props: InnerProps) {
  const thoughts = usePersonaReasoning();
  const messages = usePersonaMessages();
  const toolCalls = usePersonaToolCalls();
  return <Viewer {...props} source={{ thoughts, messages, toolCalls }} />;
}

function Viewer({
  source,
  viewerRef,
  defaultOrder = 'newest',
  redact,
  onJump,
  focusTurn = null,
  className,
  children,
  ...rest
}: InnerProps & { readonly source: HistorySource }) {
  const { history } = useLabels();
  const toTranscript = useTurnPlace('transcript');
  const [reached, setReached] = useState<string | null>(null);
  const clearTarget = useCallback(() => setReached(focusTurn), [focusTurn]);
  const value = useHistoryState({
    ...source,
    redact,
    order: defaultOrder,
    jump: onJump ?? toTranscript,
    target: focusTurn === reached ? null : focusTurn,
    clearTarget,
  });
  return (
    <section
      aria-label={history.title}
      {...rest}
      ref={viewerRef}
      className={classNames('persona-root persona-history', className)}
    >
      <ReasoningHistoryContext.Provider value={value}>
        {children ?? (
          <>
            <div className="persona-history-toolbar">
              <HistorySearchField />
              <HistoryTools />
            </div>
            <HistoryList />
          </>
        )}
      </ReasoningHistoryContext.Provider>
    </section>
  );
}

/**
 * All thoughts of a conversation, across turns and sessions: by the turn with its question, its tools and its spoken
 * answer, the live one marked; to search, filter, copy and export. Fills the box it is put in; ten thousand thoughts,
 * or one of a megabyte, stay smooth.
 *
 * @example
 * <PersonaProvider {...options}>
 *   <ReasoningHistory redact={(text) => text.replaceAll(/\d{4,}/g, '••••')} />
 * </PersonaProvider>
 * @example
 * // without a provider, for an AnamClient of your own
 * <ReasoningHistory reasoning={useAnamReasoning(client)} />
 *
 * @throws PersonaError `config-context` without `reasoning` outside a provider
 */
export const ReasoningHistory = /* @__PURE__ */ Object.assign(ReasoningHistoryRoot, {
  Search: HistorySearchField,
  Filters: HistoryFilters,
  ModeChoice: HistoryModeChoice,
  Actions: HistoryActions,
  List: HistoryList,
  Empty: HistoryEmpty,
});
