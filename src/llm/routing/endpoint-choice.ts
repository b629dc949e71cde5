import { isAvailable, score, type EndpointHealth } from './endpoint-health.js';

/** How much better another endpoint must be to replace the current one. */
const HYSTERESIS = 0.9;

/** Returns the index of the best available endpoint; the first on a tie. */
export function bestEndpoint(
  all: readonly EndpointHealth[],
  { now, current, except }: { now: number; current: number | null; except: ReadonlySet<number> },
): number | null {
  const scores = all.map((health, index) =>
    !except.has(index) && isAvailable(health, now) ? score(health, now) : Infinity,
  );
  const lowest = Math.min(...scores);
  if (lowest === Infinity) return null;
  const kept = current === null ? Infinity : (scores[current] ?? Infinity);
  return kept * HYSTERESIS <= lowest ? current : scores.indexOf(lowest);
}

/** Returns the endpoint that becomes available soonest, for when none is available now. */
export function soonestEndpoint(all: readonly EndpointHealth[], except: ReadonlySet<number>): number | null {
  const times = all.map(({ breaker }, index) =>
    except.has(index) || !('until' in breaker) ? Infinity : breaker.until,
  );
  const soonest = Math.min(...times);
  return soonest === Infinity ? null : times.indexOf(soonest);
}
