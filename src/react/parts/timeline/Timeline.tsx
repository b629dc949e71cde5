'use client';

import { forwardRef, type ComponentPropsWithoutRef, type ReactNode } from 'react';
import type { LatencyBudget } from '../../../core/index.js';
import { usePersonaTimeline } from '../../hooks/usePersonaTimeline.js';
import { usePartLabels } from '../../labels/useLabels.js';
import { classNames } from '../../shared/class-names.js';
import { englishTimelineLabels } from '../../labels/timeline-labels.js';
import { TimelineTurn } from './TimelineTurn.js';

/** Props of `Timeline`: the turns that it shows, their latency budget, and the attributes of its `<section>`. */
export interface TimelineProps extends Omit<ComponentPropsWithoutRef<'section'>, 'children'> {
  /** Only this turn. @default all turns */
  readonly turnId?: string;
  /** The number of newest turns to show. @default 10 */
  readonly limit?: number;
  /**
   * The maximum duration of each step, and of the wait for the first word (`responseMs`), in milliseconds. Longer ones are
   * marked visually and as text. Pass a stable object. @default no limits
   */
  readonly budget?: LatencyBudget;
  /** Shown before the first turn. */
  readonly empty?: ReactNode;
  /** The current time in milliseconds since the epoch, for a running turn. @default Date.now */
  readonly now?: () => number;
}

const noBudget: LatencyBudget = {};

/**
 * The timing of each turn: transcription, model, reasoning, speech. For developers; its styles are in
 * `anam-react/developer.css`.
 *
 * @example
 * <Timeline budget={{ responseMs: 2500, modelMs: 800 }} />
 *
 * @throws PersonaError `config-context` outside a provider
 */
export const Timeline = forwardRef<HTMLElement, TimelineProps>(function Timeline(
  { turnId, limit = 10, budget = noBudget, empty, now, className, ...rest },
  ref,
) {
  const turns = usePersonaTimeline(turnId);
  const labels = usePartLabels('timeline', englishTimelineLabels);
  const first = Math.max(0, turns.length - limit);
  return (
    <section
      aria-label={labels.title}
      {...rest}
      ref={ref}
      className={classNames('persona-root persona-timeline', className)}
    >
      {turns.length === 0 && (empty ?? <Empty />)}
      {turns
        .slice(first)
        .map((timeline, index) => (
          <TimelineTurn
            key={timeline.id}
            timeline={timeline}
            number={turnId === undefined ? first + index + 1 : null}
            budget={budget}
            now={now}
          />
        ))
        .toReversed()}
    </section>
  );
});

function Empty(): ReactNode {
  const labels = usePartLabels('timeline', englishTimelineLabels);
  return (
    <div className="persona-empty">
      <p className="persona-empty-title">{labels.emptyTitle}</p>
      <p>{labels.emptyText}</p>
    </div>
  );
}
