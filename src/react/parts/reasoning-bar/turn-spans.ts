import type { Thought, TurnTimeline } from '../../../core/index.js';

/** The activity: waiting (nothing known yet), thinking, preparing speech, speaking. */
export type TurnSpanKind = 'waiting' | 'thinking' | 'preparing' | 'speaking';

export interface TurnSpan {
  readonly kind: TurnSpanKind;
  /** Milliseconds from the start of the turn. */
  readonly start: number;
  readonly end: number;
}

interface Interval {
  readonly start: number;
  readonly end: number;
}

/**
 * Divides a turn into spans without gaps, from its start to the last word. Overlaps count as speaking, then thinking, then
 * preparing; the rest is waiting. A running span ends at `now` (milliseconds since the epoch).
 */
export function turnSpans(
  timeline: TurnTimeline,
  thoughts: readonly Thought[],
  now: number,
): readonly TurnSpan[] {
  const begin = Math.min(timeline.startedAt, ...thoughts.map(({ startedAt }) => startedAt));
  const end = endOf(timeline, thoughts, now);
  const thinking = thoughts.map((thought) => ({ start: thought.startedAt, end: thought.endedAt ?? now }));
  const speaking = interval(timeline.firstWordAt, timeline.endedAt === null ? now : timeline.lastWordAt);
  const preparing = interval(timeline.firstTextAt, timeline.firstWordAt ?? end);
  const kindAt = (at: number): TurnSpanKind => {
    if (covers(speaking, at)) return 'speaking';
    if (covers(thinking, at)) return 'thinking';
    return covers(preparing, at) ? 'preparing' : 'waiting';
  };
  const cuts = [...speaking, ...thinking, ...preparing].flatMap(({ start, end: to }) => [start, to]);
  const inside = cuts.filter((at) => at > begin && at < end);
  const edges = [...new Set([begin, ...inside, end])].sort((a, b) => a - b);
  return joined(
    edges.slice(1).map((to, index) => {
      const from = edges[index] as number;
      return { kind: kindAt(from), start: from - begin, end: to - begin };
    }),
  );
}

function endOf({ lastWordAt, endedAt }: TurnTimeline, thoughts: readonly Thought[], now: number): number {
  if (endedAt === null) return now;
  // After the last word only the service's end event follows; a thought may last longer.
  const thoughtUntil = thoughts.map((thought) => thought.endedAt ?? now);
  return Math.max(lastWordAt ?? endedAt, ...thoughtUntil);
}

const interval = (start: number | null, end: number | null): Interval[] =>
  start === null || end === null || end <= start ? [] : [{ start, end }];

const covers = (intervals: readonly Interval[], at: number) =>
  intervals.some(({ start, end }) => start <= at && at < end);

/** Merges adjacent spans of the same kind. */
function joined(spans: readonly TurnSpan[]): TurnSpan[] {
  const result: TurnSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last?.kind === span.kind) result[result.length - 1] = { ...last, end: span.end };
    else result.push(span);
  }
  return result;
}

/** Returns the total duration of each kind, in the order of first appearance. */
export function spanTotals(spans: readonly TurnSpan[]): readonly (readonly [TurnSpanKind, number])[] {
  const totals = new Map<TurnSpanKind, number>();
  for (const { kind, start, end } of spans) totals.set(kind, (totals.get(kind) ?? 0) + end - start);
  return [...totals];
}
