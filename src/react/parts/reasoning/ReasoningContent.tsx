'use client';

import { forwardRef, useContext, type ComponentPropsWithoutRef } from 'react';
import type { Thought } from '../../../core/index.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { DisclosureContent } from '../../shared/disclosure/DisclosureContent.js';
import { whileWhole } from '../../shared/message-text/while-whole.js';
import { useStickToBottom } from '../../shared/useStickToBottom.js';
import { ReasoningSettingsContext } from '../../provider/reasoning-settings-context.js';
import { useReasoning } from './reasoning-context.js';
import { ThoughtText } from '../../shared/ThoughtText.js';

/** The thoughts, as plain text or Markdown. */
export const ReasoningContent = forwardRef<HTMLDivElement, ComponentPropsWithoutRef<'div'>>(
  function ReasoningContent({ className, ...rest }, ref) {
    const { thoughts, open, contentId } = useReasoning('<Reasoning.Content>');
    return (
      <DisclosureContent
        {...rest}
        ref={ref}
        id={contentId}
        className={classNames('persona-reasoning-content', className)}
        open={open}
      >
        <Thoughts thoughts={thoughts} />
      </DisclosureContent>
    );
  },
);

function Thoughts({ thoughts }: { readonly thoughts: readonly Thought[] }) {
  const { reasoning, history } = useLabels();
  const { redact } = useContext(ReasoningSettingsContext);
  const { scroller, content, onScroll } = useStickToBottom();
  return (
    <div
      ref={scroller}
      className="persona-disclosure-scroll"
      role="group"
      aria-label={reasoning}
      aria-busy={thoughts.some(({ status }) => status === 'streaming')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboard users must be able to scroll it
      tabIndex={0}
      onScroll={onScroll}
    >
      <div ref={content}>
        {thoughts.map((thought) => (
          <div
            key={thought.id}
            className="persona-thought"
            data-status={thought.status}
            translate={whileWhole(thought.status !== 'streaming')}
          >
            <ThoughtText
              text={redact(thought.text) ?? history.hidden}
              streaming={thought.status === 'streaming'}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
