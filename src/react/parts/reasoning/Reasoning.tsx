'use client';

import { forwardRef, useId, useMemo, type ComponentPropsWithoutRef, type ReactNode, type Ref } from 'react';
import type { Thought } from '../../../core/index.js';
import { usePersonaToolCalls } from '../../hooks/usePersonaToolCalls.js';
import { useReasoningMode } from '../../hooks/useReasoningMode.js';
import { useTurnReasoning } from '../../shared/useTurnReasoning.js';
import { classNames } from '../../shared/class-names.js';
import { ReasoningContext } from './reasoning-context.js';
import type { ReasoningMode } from '../../reasoning/reasoning-mode.js';
import { ReasoningContent } from './ReasoningContent.js';
import { ReasoningHistoryLink } from './ReasoningHistoryLink.js';
import { thoughtsAfter } from './thoughts-after.js';
import { ReasoningTrigger } from './ReasoningTrigger.js';
import { ThoughtAnnouncer } from './ThoughtAnnouncer.js';
import { useReasoningOpen } from './useReasoningOpen.js';

interface ReasoningBaseProps extends ComponentPropsWithoutRef<'div'> {
  /** Whether it is open until the user opens or closes it. @default the provider's mode, else 'auto' */
  readonly mode?: ReasoningMode;
  /** Controls whether it is open; use with `onOpenChange`. */
  readonly open?: boolean;
  /** Called when the user opens or closes it. */
  readonly onOpenChange?: (open: boolean) => void;
  /** Replaces its content: `Reasoning.Trigger`, `Reasoning.Content`, `Reasoning.HistoryLink`. */
  readonly children?: ReactNode;
}

/** The thoughts of a turn of the provider's persona, or other thoughts without a persona. */
export type ReasoningProps = ReasoningBaseProps &
  (
    | {
        /** The turn to show, for example the `turnId` of a message. */
        readonly turnId: string;
        /** Only the thoughts after this many tool calls of the turn, as `turnWork` orders them. @default all thoughts */
        readonly afterCalls?: number;
        readonly reasoning?: never;
        readonly answering?: never;
      }
    | {
        readonly turnId?: never;
        readonly afterCalls?: never;
        /** Thoughts from another source, for example `useAnamReasoning`. */
        readonly reasoning: readonly Thought[];
        /** Whether the answer has started. @default whether no thought is streaming */
        readonly answering?: boolean;
      }
  );

const ReasoningRoot = forwardRef<HTMLDivElement, ReasoningProps>(function Reasoning(
  { turnId, afterCalls, reasoning: thoughts, answering, ...rest },
  ref,
) {
  if (turnId !== undefined)
    return <OfTurn {...rest} turnId={turnId} afterCalls={afterCalls} blockRef={ref} />;
  const thinking = isStreaming(thoughts) || answering === false;
  return <Block {...rest} turnId={null} thoughts={thoughts} thinking={thinking} blockRef={ref} />;
});

type InnerProps = ReasoningBaseProps & { readonly blockRef: Ref<HTMLDivElement> };

interface OfTurnProps extends InnerProps {
  readonly turnId: string;
  readonly afterCalls: number | undefined;
}

function OfTurn({ turnId, afterCalls, ...rest }: OfTurnProps) {
  const { thoughts: all, thinking } = useTurnReasoning(turnId);
  const calls = usePersonaToolCalls(turnId);
  const thoughts = useMemo(
    () => (afterCalls === undefined ? all : thoughtsAfter(afterCalls, all, calls)),
    [all, calls, afterCalls],
  );
  const isLast = thoughts.at(-1) === all.at(-1);
  return (
    <Block
      {...rest}
      turnId={turnId}
      afterCalls={afterCalls}
      thoughts={thoughts}
      // A thought after the start of speech is shown like the first one.
      thinking={(thinking && isLast) || isStreaming(thoughts)}
    />
  );
}

interface BlockProps extends InnerProps {
  readonly turnId: string | null;
  readonly afterCalls?: number | undefined;
  readonly thoughts: readonly Thought[];
  readonly thinking: boolean;
}

function Block(props: BlockProps) {
  const { turnId, afterCalls, thoughts, thinking, mode, open, onOpenChange, ...others } = props;
  const { className, blockRef, children, ...rest } = others;
  const resting = useReasoningMode().mode;
  const { isOpen, toggle } = useReasoningOpen({
    choice: turnId !== null && afterCalls ? `${turnId} ${afterCalls}` : turnId,
    mode: mode ?? resting,
    thinking,
    open,
    onOpenChange,
  });
  const contentId = useId();
  const value = useMemo(
    () => ({ turnId, thoughts, thinking, open: isOpen, contentId, toggle }),
    [turnId, thoughts, thinking, isOpen, contentId, toggle],
  );
  if (thoughts.length === 0) return null;
  return (
    <div
      {...rest}
      ref={blockRef}
      className={classNames('persona-root persona-reasoning', className)}
      data-state={isOpen ? 'open' : 'closed'}
      data-thinking={thinking || undefined}
    >
      <ReasoningContext.Provider value={value}>
        {children ?? (
          <>
            <ReasoningTrigger />
            <ReasoningContent />
            {isOpen && <ReasoningHistoryLink />}
          </>
        )}
      </ReasoningContext.Provider>
      {turnId === null && <ThoughtAnnouncer thoughts={thoughts} thinking={thinking} />}
    </div>
  );
}

const isStreaming = (thoughts: readonly Thought[]) => thoughts.some(({ status }) => status === 'streaming');

/**
 * The reasoning of a turn. While the model thinks, it is open with limited height and follows the newest line. It
 * closes when the answer starts. Once the user opens or closes it, it stays that way, even after a remount.
 *
 * @example
 * <Reasoning turnId={message.turnId}>
 *   <Reasoning.Trigger />
 *   <Reasoning.Content />
 * </Reasoning>
 * @example
 * // without a provider, with your own AnamClient
 * <Reasoning reasoning={useAnamReasoning(client)} />
 */
export const Reasoning = /* @__PURE__ */ Object.assign(ReasoningRoot, {
  Trigger: ReasoningTrigger,
  Content: ReasoningContent,
  HistoryLink: ReasoningHistoryLink,
});
