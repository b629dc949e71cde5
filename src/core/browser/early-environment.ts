import type { Clock, EarlyEnvironment } from '../ports/environment.js';
import { scheduleAnimationFrame } from './frame-scheduler.js';

export const earlyEnvironment = (): EarlyEnvironment => ({
  clock: systemClock,
  // Not `randomUUID`: a page that is not secure has none.
  createId: (hint) => `${hint}-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`,
  scheduleFrame: scheduleAnimationFrame,
});

/**
 * The time of day, which is never put back: then the seconds that have passed are what counts, so that no limit of a paid
 * session gets longer. Ahead it may jump, because the other clock stands still while a machine sleeps.
 */
export function steadyNow(timeOfDay: () => number, passed: () => number): () => number {
  let start = 0;
  return () => {
    start = Math.max(start, timeOfDay() - passed());
    return Math.round(start + passed());
  };
}

// This layer is without the DOM's types; every runtime has it.
const { performance } = globalThis as unknown as { performance: { now(): number } };

export const systemClock: Clock = {
  now: steadyNow(
    () => Date.now(),
    () => performance.now(),
  ),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};
