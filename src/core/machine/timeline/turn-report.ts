import type { LlmTokenUsage } from '../../../llm/llm-adapter.js';
import type { PersonaMode } from '../persona-state.js';
import type { TurnTimeline } from './turn-timeline.js';
import type { TurnOutcome } from '../turn/turn-state.js';
import type { TurnSource } from '../logs/message.js';
import { latencyExcess, type LatencyBudget, type LatencyExcess } from './latency-budget.js';
import { responseTimeMs, turnSteps, type TurnStepName } from './turn-steps.js';

/**
 * The report that `onTurn` gets when a turn has ended: durations, but no conversation text. It is plain data for
 * `JSON.stringify`.
 */
export interface TurnReport {
  readonly turnId: string;
  readonly mode: PersonaMode;
  readonly source: TurnSource;
  readonly outcome: TurnOutcome;
  /** Ms since the epoch. */
  readonly startedAt: number;
  /** From the end of the user's speech to the persona's first word, in ms, or `null` if no word was spoken. */
  readonly responseMs: number | null;
  /** The duration of each step, in milliseconds. Steps that did not happen or are unknown are missing. */
  readonly stepsMs: Readonly<Partial<Record<TurnStepName, number>>>;
  /** The tokens of all model requests of the turn; `null` if the endpoint reported none. */
  readonly usage: LlmTokenUsage | null;
  /** The steps that took longer than `advanced.latencyBudget`. */
  readonly overBudget: readonly LatencyExcess[];
}

/** Returns the report of a turn, or `null` while the turn is running. */
export function turnReport(
  turn: TurnTimeline,
  mode: PersonaMode,
  budget: LatencyBudget = {},
): TurnReport | null {
  if (turn.outcome === null) return null;
  const end = turn.endedAt ?? turn.startedAt;
  const steps = turnSteps(turn).map(({ name, startedAt, endedAt }) => [name, (endedAt ?? end) - startedAt]);
  return {
    turnId: turn.turnId,
    mode,
    source: turn.source,
    outcome: turn.outcome,
    startedAt: turn.startedAt,
    responseMs: responseTimeMs(turn),
    stepsMs: Object.fromEntries(steps) as TurnReport['stepsMs'],
    usage: turn.usage,
    overBudget: latencyExcess(turn, budget, end),
  };
}
