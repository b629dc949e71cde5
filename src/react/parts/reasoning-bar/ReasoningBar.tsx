'use client';

import { forwardRef, type ComponentPropsWithoutRef } from 'react';
import type { Thought, TurnTimeline } from '../../../core/index.js';
import { usePersonaReasoning } from '../../hooks/usePersonaReasoning.js';
import { usePersonaTimeline } from '../../hooks/usePersonaTimeline.js';
import { formatLabel, formatSeconds } from '../../labels/format-label.js';
import { useLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { spanTotals, turnSpans, type TurnSpan } from './turn-spans.js';
import { useNow } from '../../shared/useNow.js';

export interface ReasoningBarProps extends ComponentPropsWithoutRef<'div'> {
  /** Whose time it shows: `turnId` of a message, say. */
  readonly turnId: string;
  /** The time in ms since the epoch, for a turn that still runs. @default Date.now */
  readonly now?: () => number;
}

/**
 * What the wait for an answer was spent on: a bar of waiting, thinking, preparing and speaking, with how long each
 * took and when the first word came. Grows while the turn runs; nothing until it has begun.
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
  const labels = useLabels();
  if (!timeline) return null;
  return (
    <div
      role="group"
      aria-label={labels.reasoningBar.title}
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
  const labels = useLabels();
  const isOpen = timeline.endedAt === null || thoughts.some(({ endedAt }) => endedAt === null);
  const spans = turnSpans(timeline, thoughts, useNow(isOpen, now));
  const { firstWordAt, startedAt } = timeline;
  const seconds = (ms: number) => formatSeconds(ms, labels.locale);
  return (
    <>
      <Bar spans={spans} />
      <ul className="persona-reasoning-bar-legend">
        {spanTotals(spans).map(([kind, ms]) => (
          <li key={kind} data-kind={kind}>
            <span>{`${labels.reasoningBar.spans[kind]} `}</span>
            <strong>{seconds(ms)}</strong>
          </li>
        ))}
        {firstWordAt !== null && (
          <li data-kind="first-word">
            {formatLabel(labels.reasoningBar.firstWord, { duration: seconds(firstWordAt - startedAt) })}
          </li>
        )}
      </ul>
    </>
  );
}

/** The same as the list below it, for the eye. */
function Bar({ spans }: { readonly spans: readonly TurnSpan[] }) {
  return (
    <div className="persona-reasoning-bar-track" aria-hidden="true">
      {spans.map(({ kind, start, end }) => (
        <span key={start} data-kind={kind} style={{ flexGrow: end - start }} />
      ))}
    </div>
  );
}
