'use client';

import { forwardRef, useId, useMemo, useState, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import { useTurnReasoning } from '../../hooks/useTurnReasoning.js';
import { classNames } from '../class-names.js';
import { ReasoningContext } from './reasoning-context.js';
import { ReasoningContent } from './ReasoningContent.js';
import { ReasoningTrigger } from './ReasoningTrigger.js';

export interface ReasoningProps extends ComponentPropsWithoutRef<'div'> {
  readonly turnId: string;
  /** Replaces what is in it: `Reasoning.Trigger` and `Reasoning.Content`. */
  readonly children?: ReactNode;
}

const ReasoningRoot = forwardRef<HTMLDivElement, ReasoningProps>(function Reasoning(
  { turnId, className, children, ...rest },
  ref,
) {
  const { thoughts, thinking } = useTurnReasoning(turnId);
  // Until the reader decides, it is open as long as nothing has been answered.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? thinking;
  const contentId = useId();
  const value = useMemo(
    () => ({ thoughts, thinking, open, contentId, toggle: () => setChosen(!open) }),
    [thoughts, thinking, open, contentId],
  );
  if (thoughts.length === 0) return null;
  return (
    <div
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-reasoning', className)}
      data-state={open ? 'open' : 'closed'}
      data-thinking={thinking || undefined}
    >
      <ReasoningContext.Provider value={value}>
        {children ?? (
          <>
            <ReasoningTrigger />
            <ReasoningContent />
          </>
        )}
      </ReasoningContext.Provider>
    </div>
  );
});

/**
 * What the model thought in a turn: open and following the newest line while it thinks, closed when the answer
 * begins, and from the first click on as the reader wants it.
 *
 * @example
 * <Reasoning turnId={message.turnId}>
 *   <Reasoning.Trigger />
 *   <Reasoning.Content />
 * </Reasoning>
 */
export const Reasoning = /* @__PURE__ */ Object.assign(ReasoningRoot, {
  Trigger: ReasoningTrigger,
  Content: ReasoningContent,
});
