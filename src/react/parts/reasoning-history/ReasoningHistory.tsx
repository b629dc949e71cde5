'use client';

import { forwardRef, useMemo, useState, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { Thought, ToolCall, TranscriptMessage } from '../../../core/index.js';
import { useReasoningHistory, type ReasoningHistoryOptions } from '../../hooks/useReasoningHistory.js';
import { useHistoryLabels } from '../../labels/useHistoryLabels.js';
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
  /** Called to show a turn elsewhere. @default scrolls the `Transcript` of the same persona */
  readonly onJump?: (turnId: string) => void;
  /** The turn whose entry gets the focus on mount. */
  readonly focusTurn?: string | null;
  /** Replaces its content: `.Search`, `.Filters`, `.Actions`, `.List`, `.ModeChoice`. */
  readonly children?: ReactNode;
}

/** The thoughts of the provider's persona, or other thoughts without a persona. */
export type ReasoningHistoryProps = ReasoningHistoryBaseProps &
  (
    | { readonly reasoning?: never; readonly messages?: never; readonly toolCalls?: never }
    | {
        /** Thoughts from another source, for example `useAnamReasoning`. */
        readonly reasoning: readonly Thought[];
        /** The messages, to show questions and spoken answers. */
        readonly messages?: readonly TranscriptMessage[];
        /** The tool calls to show between thoughts. */
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
  const history = useHistoryLabels();
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
 * All thoughts of a conversation, across turns and sessions. Each turn has its question, tool calls and spoken answer; the
 * live one is marked. Users can search, filter, copy and export. It fills its container and stays fast with ten thousand
 * thoughts, or with one of a megabyte.
 *
 * @example
 * <PersonaProvider {...options}>
 *   <ReasoningHistory redact={(text) => text.replaceAll(/\d{4,}/g, '••••')} />
 * </PersonaProvider>
 * @example
 * // without a provider, with your own AnamClient
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
