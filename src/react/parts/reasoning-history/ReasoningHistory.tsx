'use client';

import { forwardRef, useMemo, useState, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { Thought, ToolCall, TranscriptMessage } from '../../../core/index.js';
import { useReasoningHistory, type ReasoningHistoryOptions } from '../../hooks/useReasoningHistory.js';
import { useLabels } from '../../labels/useLabels.js';
import { useTurnPlace } from '../../shared/useTurnPlace.js';
import { classNames } from '../../shared/class-names.js';
import { HistoryActionsContext, HistoryContext } from './history-context.js';
import { HistoryActions } from './HistoryActions.js';
import { HistoryEmpty } from './HistoryEmpty.js';
import { HistoryFilters, HistoryModeChoice } from './HistoryFilters.js';
import { HistoryList } from './HistoryList.js';
import { HistoryTools } from './HistoryTools.js';
import { HistorySearchField } from './HistorySearch.js';

interface ReasoningHistoryBaseProps extends ComponentPropsWithoutRef<'section'>, ReasoningHistoryOptions {
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
  {
    reasoning: thoughts,
    messages,
    toolCalls,
    defaultOrder,
    redact,
    onJump,
    focusTurn = null,
    className,
    children,
    ...rest
  },
  ref,
) {
  const { history } = useLabels();
  const toTranscript = useTurnPlace('transcript');
  const [reached, setReached] = useState<string | null>(null);
  const [told, tell] = useState('');
  const model = useReasoningHistory(thoughts && { thoughts, messages, toolCalls }, {
    ...(defaultOrder && { defaultOrder }),
    ...(redact && { redact }),
  });
  const target = focusTurn === reached ? null : focusTurn;
  const value = useMemo(
    () => ({ ...model, target, clearTarget: () => setReached(focusTurn), told }),
    [model, target, focusTurn, told],
  );
  const jump = onJump ?? toTranscript;
  const actions = useMemo(() => ({ jump, tell }), [jump]);
  return (
    <section
      aria-label={history.title}
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-history', className)}
    >
      <HistoryContext.Provider value={value}>
        <HistoryActionsContext.Provider value={actions}>
          {children ?? (
            <>
              <div className="persona-history-toolbar">
                <HistorySearchField />
                <HistoryTools />
              </div>
              <HistoryList />
            </>
          )}
        </HistoryActionsContext.Provider>
      </HistoryContext.Provider>
    </section>
  );
});

/**
 * Shows all thoughts of a conversation, across turns and sessions, to search, filter, copy and export. Each turn has
 * its question, its tools and its spoken answer; the live one is marked. Fills the box it is put in; ten thousand
 * thoughts, or one of a megabyte, stay smooth.
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
