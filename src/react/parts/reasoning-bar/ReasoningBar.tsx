'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import type { Thought, TurnTimeline } from '../../../core/index.js';
import { usePersonaReasoning } from '../../hooks/usePersonaReasoning.js';
import { usePersonaTimeline } from '../../hooks/usePersonaTimeline.js';
import { formatLabel, formatSeconds } from '../../labels/format-label.js';
import { englishReasoningBarLabels } from '../../labels/reasoning-bar-labels.js';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { spanTotals, turnSpans, type TurnSpan } from './turn-spans.js';
import { useNow } from '../../shared/useNow.js';

/** Props of `ReasoningBar`: the turn that it shows, and the attributes of its `<div>`. */
export interface ReasoningBarProps extends ComponentPropsWithoutRef<'div'> {
  /** The turn to show, for example the `turnId` of a message. */
  readonly turnId: string;
  /** The current time in milliseconds since the epoch, for a running turn. @default Date.now */
  readonly now?: () => number;
}

/**
 * A timing bar for an answer: waiting, thinking, preparing and speaking, with durations and the time of the first word.
 * It grows while the turn is running. Renders nothing before the turn starts.
 *
 * @example
 * <ReasoningBar turnId={message.turnId} />
 *
 * @throws PersonaError `config-context` outside a provider
 */
export const ReasoningBar = forwardRef<HTMLDivElement, ReasoningBarProps>(function ReasoningBar(
  { turnId, now, className, ...rest },
  ref,
) {
  const [timeline] = usePersonaTimeline(turnId);
  const thoughts = usePersonaReasoning(turnId);
  const { title } = usePartLabels('reasoningBar', englishReasoningBarLabels);
  if (!timeline) return null;
  return (
    <div
      role="group"
      aria-label={title}
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-reasoning-bar', className)}
      data-outcome={timeline.outcome ?? undefined}
    >
      <Spans timeline={timeline} thoughts={thoughts} now={now} />
    </div>
  );
});

interface SpansProps {
  readonly timeline: TurnTimeline;
  readonly thoughts: readonly Thought[];
  readonly now: (() => number) | undefined;
}

function Spans({ timeline, thoughts, now }: SpansProps) {
  const { locale } = useLabels();
  const labels = usePartLabels('reasoningBar', englishReasoningBarLabels);
  const isOpen = timeline.endedAt === null || thoughts.some(({ endedAt }) => endedAt === null);
  const spans = turnSpans(timeline, thoughts, useNow(isOpen, now));
  const { firstWordAt, startedAt } = timeline;
  const seconds = (ms: number) => formatSeconds(ms, locale);
  return (
    <>
      <Bar spans={spans} />
      <ul className="persona-reasoning-bar-legend">
        {spanTotals(spans).map(([kind, ms]) => (
          <li key={kind} data-kind={kind}>
            <span>{`${labels.spans[kind]} `}</span>
            <strong>{seconds(ms)}</strong>
          </li>
        ))}
        {firstWordAt !== null && (
          <li data-kind="first-word">
            {formatLabel(labels.firstWord, { duration: seconds(firstWordAt - startedAt) })}
          </li>
        )}
      </ul>
    </>
  );
}

/** The bar shows the same data as the list below it. */
function Bar({ spans }: { readonly spans: readonly TurnSpan[] }) {
  return (
    <div className="persona-reasoning-bar-track" aria-hidden="true">
      {spans.map(({ kind, start, end }) => (
        <span key={start} data-kind={kind} style={{ flexGrow: end - start }} />
      ))}
    </div>
  );
}
