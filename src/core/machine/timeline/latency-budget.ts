import { responseTime, turnSteps, type TurnStepName } from './turn-steps.js';
import type { TurnTimeline } from './turn-timeline.js';

/** The times that a `LatencyBudget` can limit: a step of a turn, or the whole wait for its first word (`response`). */
export type LatencyName = TurnStepName | 'response';

/**
 * The longest time that each step of a turn, or the whole response, may take, in ms. What is not named may take as long
 * as it wants.
 */
export type LatencyBudget = Readonly<Partial<Record<LatencyName, number>>>;

/** A step of a turn, or its whole response, that took longer than the budget allows. */
export interface LatencyExcess {
  readonly name: LatencyName;
  /** How long it took, ms. */
  readonly tookMs: number;
  /** How long it was to take at most, ms. */
  readonly budgetMs: number;
}

/**
 * Returns the steps of a turn that took longer than the budget allows. Of a turn that runs, what has taken too long
 * already, at `now` (ms since the epoch).
 *
 * @example
 * latencyExcess(timeline, { response: 2500, model: 800 }, Date.now()); // [{ name: 'model', tookMs: 1200, budgetMs: 800 }]
 */
export function latencyExcess(
  timeline: TurnTimeline,
  budget: LatencyBudget,
  now: number,
): readonly LatencyExcess[] {
  const took = new Map<LatencyName, number>();
  for (const { name, startedAt, endedAt } of turnSteps(timeline))
    took.set(name, (endedAt ?? now) - startedAt);
  const response = responseTime(timeline) ?? waitedFor(timeline, now);
  if (response !== null) took.set('response', response);
  return [...took].flatMap(([name, ms]) => {
    const most = budget[name];
    return most === undefined || ms <= most ? [] : [{ name, tookMs: ms, budgetMs: most }];
  });
}

/** Of a turn without a word: none will come when it has ended. */
function waitedFor({ speechEndedAt, inputAt, startedAt, endedAt }: TurnTimeline, now: number): number | null {
  return endedAt === null ? now - (speechEndedAt ?? inputAt ?? startedAt) : null;
}
