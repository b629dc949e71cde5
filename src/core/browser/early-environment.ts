import type { Clock, EarlyEnvironment } from '../ports/environment.js';
import { scheduleAnimationFrame } from './frame-scheduler.js';

export const earlyEnvironment = (): EarlyEnvironment => ({
  clock: systemClock,
  // `randomUUID` is not available on insecure pages.
  createId: (hint) => `${hint}-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`,
  scheduleFrame: scheduleAnimationFrame,
  supportsWebRtc: () =>
    typeof (globalThis as { RTCPeerConnection?: unknown }).RTCPeerConnection === 'function',
});

/**
 * Returns a clock for the time of day that never runs backwards. If the system clock is set back, the elapsed seconds
 * count, so that no limit of a paid session gets longer. It may jump ahead, because the monotonic clock stops while the
 * machine sleeps.
 */
export function steadyNow(timeOfDay: () => number, passed: () => number): () => number {
  let start = 0;
  return () => {
    start = Math.max(start, timeOfDay() - passed());
    return Math.round(start + passed());
  };
}

// This layer compiles without the DOM types. Every runtime has this global.
const { performance } = globalThis as unknown as { performance: { now(): number } };

export const systemClock: Clock = {
  now: steadyNow(
    () => Date.now(),
    () => performance.now(),
  ),
  setTimeout: (callback, ms) => setTimeout(callback, ms),
  clearTimeout: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
};
