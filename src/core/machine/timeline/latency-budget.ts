import { responseTimeMs, turnSteps, type TurnStepName } from './turn-steps.js';
import type { TurnTimeline } from './turn-timeline.js';

/** What a budget can limit: a step of a turn, or `response`, the whole time to the first word. */
export type LatencyName = TurnStepName | 'response';

/**
 * The maximum duration of each step of a turn, in milliseconds: `{ responseMs: 2500, modelMs: 800 }`. A missing key
 * means no limit.
 */
export type LatencyBudget = Readonly<Partial<Record<`${LatencyName}Ms`, number>>>;

/** A step of a turn, or its whole response, that took longer than the budget allows. */
export interface LatencyExcess {
  readonly name: LatencyName;
  /** Its actual duration, in milliseconds. */
  readonly tookMs: number;
  /** The maximum duration, in milliseconds. */
  readonly budgetMs: number;
}

/**
 * Returns the steps that took longer than their budget. For a running turn, these are the steps over budget at `now`
 * (milliseconds since the epoch).
 *
 * @example
 * latencyExcess(timeline, { responseMs: 2500, modelMs: 800 }, Date.now()); // [{ name: 'model', tookMs: 1200, budgetMs: 800 }]
 */
export function latencyExcess(
  timeline: TurnTimeline,
  budget: LatencyBudget,
  now: number,
): readonly LatencyExcess[] {
  const took = new Map<LatencyName, number>();
  for (const { name, startedAt, endedAt } of turnSteps(timeline))
    took.set(name, (endedAt ?? now) - startedAt);
  const response = responseTimeMs(timeline) ?? waitedFor(timeline, now);
  if (response !== null) took.set('response', response);
  return [...took].flatMap(([name, ms]) => {
    const most = budget[`${name}Ms`];
    return most === undefined || ms <= most ? [] : [{ name, tookMs: ms, budgetMs: most }];
  });
}

/** Returns the wait so far in a turn without a spoken word, or `null` if the turn has ended. */
function waitedFor({ speechEndedAt, inputAt, startedAt, endedAt }: TurnTimeline, now: number): number | null {
  return endedAt === null ? now - (speechEndedAt ?? inputAt ?? startedAt) : null;
}
