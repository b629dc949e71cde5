'use client';

import { memo, type ReactNode } from 'react';
import {
  latencyExcess,
  responseTimeMs,
  turnSteps,
  type LatencyBudget,
  type TurnTimeline,
} from '../../../core/index.js';
import { formatLabel, formatSeconds } from '../../labels/format-label.js';
import { useLabels, usePartLabels } from '../../labels/useLabels.js';
import { useNow } from '../../shared/useNow.js';
import { shortTime } from '../../shared/message-time.js';
import { Excess } from './Excess.js';
import { englishTimelineLabels } from '../../labels/timeline-labels.js';

interface TimelineTurnProps {
  readonly timeline: TurnTimeline;
  /** The number of the turn in the conversation; `null` for a single turn. */
  readonly number: number | null;
  readonly budget: LatencyBudget;
  readonly now: (() => number) | undefined;
}

/** One turn: one row per step, with a bar that starts where the previous step ends. */
export const TimelineTurn = memo(function TimelineTurn({ timeline, number, budget, now }: TimelineTurnProps) {
  const { locale } = useLabels();
  const labels = usePartLabels('timeline', englishTimelineLabels);
  const at = useNow(timeline.endedAt === null, now);
  const steps = turnSteps(timeline);
  const begin = steps[0]?.startedAt ?? timeline.startedAt;
  const whole = Math.max(1, (steps.at(-1)?.endedAt ?? at) - begin);
  const excess = new Map(latencyExcess(timeline, budget, at).map((each) => [each.name, each]));
  return (
    <article
      className="persona-timeline-turn"
      data-outcome={timeline.outcome ?? undefined}
      data-over={excess.size > 0 || undefined}
    >
      <p className="persona-timeline-head">
        {number !== null && (
          <strong>
            {formatLabel(labels.turn, {
              number: number.toLocaleString(locale),
              time: shortTime(timeline.startedAt, locale),
            })}
          </strong>
        )}
        <Answered timeline={timeline} now={at} />
        <Excess of={excess.get('response')} />
        <Tokens timeline={timeline} />
      </p>
      <ol>
        {steps.map(({ name, startedAt, endedAt }) => (
          <li key={name} data-step={name} data-over={excess.has(name) || undefined}>
            <span>{labels.steps[name]}</span>
            <span className="persona-timeline-track" aria-hidden="true">
              <span
                className="persona-timeline-bar"
                style={{
                  marginInlineStart: percent(startedAt - begin, whole),
                  inlineSize: percent((endedAt ?? at) - startedAt, whole),
                }}
              />
            </span>
            <span className="persona-timeline-time">
              <span>{formatSeconds((endedAt ?? at) - startedAt, locale)}</span>
              <Excess of={excess.get(name)} />
            </span>
          </li>
        ))}
      </ol>
    </article>
  );
});

/** The wait for the first word, or how the turn ended without one. */
function Answered({ timeline, now }: { readonly timeline: TurnTimeline; readonly now: number }): ReactNode {
  const { locale } = useLabels();
  const labels = usePartLabels('timeline', englishTimelineLabels);
  const { outcome, speechEndedAt, inputAt, startedAt, endedAt } = timeline;
  const response = responseTimeMs(timeline);
  const waited = now - (speechEndedAt ?? inputAt ?? startedAt);
  const said = (label: string, ms: number) => formatLabel(label, { duration: formatSeconds(ms, locale) });
  const unanswered = endedAt === null ? said(labels.waiting, waited) : labels.noWord;
  return (
    <>
      <span>{response === null ? unanswered : said(labels.response, response)}</span>
      {(outcome === 'interrupted' || outcome === 'failed') && (
        <span className="persona-timeline-outcome">{labels[outcome]}</span>
      )}
    </>
  );
}

/** The tokens of the turn, if the model's endpoint has counted any. */
function Tokens({ timeline: { usage } }: { readonly timeline: TurnTimeline }): ReactNode {
  const { locale } = useLabels();
  const labels = usePartLabels('timeline', englishTimelineLabels);
  if (!usage) return null;
  const [input, output] = [usage.inputTokens ?? 0, usage.outputTokens ?? 0].map((count) =>
    count.toLocaleString(locale),
  );
  return (
    <span className="persona-timeline-tokens">
      {formatLabel(labels.tokens, { input: input ?? '', output: output ?? '' })}
    </span>
  );
}

const percent = (part: number, whole: number) => `${Math.min(100, Math.max(0, (part / whole) * 100))}%`;
