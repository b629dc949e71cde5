import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageClock } from './clock.js';
import { EngineTimers, type EngineTimerSettings } from './engine-timers.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SECOND = 1000;

function run(settings: EngineTimerSettings = {}) {
  const told: string[] = [];
  const begin = Date.now();
  const tell = (what: string) => () => told.push(`${what} ${(Date.now() - begin) / SECOND}`);
  const timers = new EngineTimers(pageClock, settings, {
    turnSkipped: tell('skip'),
    silenceEnded: tell('silence'),
    lengthReached: tell('length'),
  });
  timers.start();
  return { told, timers };
}

describe('an engine that hears no speech', () => {
  it('skips the turn after 15 s and ends the session after 60 s, without a limit of its length', () => {
    const { told } = run();
    vi.advanceTimersByTime(7200 * SECOND);
    expect(told).toEqual(['skip 15', 'silence 60']);
  });

  it('uses the given times, and 0 for never', () => {
    const { told } = run({
      silenceBeforeSkipTurnSeconds: 0,
      silenceBeforeSessionEndSeconds: 0,
      maxSessionLengthSeconds: 3600,
    });
    vi.advanceTimersByTime(7200 * SECOND);
    expect(told).toEqual(['length 3600']);
  });

  it('restarts the silence timer on every activity, but not the length timer', () => {
    const { told, timers } = run({ maxSessionLengthSeconds: 100 });
    for (let beat = 0; beat < 10; beat += 1) {
      vi.advanceTimersByTime(14 * SECOND);
      timers.heard();
    }
    expect(told).toEqual(['length 100']);
  });

  it('accepts new settings while running, which restart the silence timer', () => {
    const { told, timers } = run();
    vi.advanceTimersByTime(10 * SECOND);
    timers.change({ silenceBeforeSkipTurnSeconds: 0 });
    vi.advanceTimersByTime(100 * SECOND);
    expect(told).toEqual(['silence 70']);
  });

  it('has no turn to skip without a model', () => {
    const timers = new EngineTimers(
      pageClock,
      {},
      { turnSkipped: null, silenceEnded: vi.fn(), lengthReached: vi.fn() },
    );
    timers.start();
    expect(vi.getTimerCount()).toBe(1);
    timers.stop();
  });

  it('leaves no timer when it stops, and starts none again', () => {
    const { told, timers } = run({ maxSessionLengthSeconds: 100 });
    timers.stop();
    timers.heard();
    timers.change({ silenceBeforeSkipTurnSeconds: 1 });
    expect(vi.getTimerCount()).toBe(0);
    expect(told).toEqual([]);
  });
});

describe('an engine whose model works', () => {
  it('takes nobody for silent, and begins to count anew afterwards', () => {
    const { told, timers } = run();
    vi.advanceTimersByTime(14 * SECOND);
    timers.hold(true);
    timers.heard();
    vi.advanceTimersByTime(100 * SECOND);
    expect(told).toEqual([]);
    timers.hold(false);
    vi.advanceTimersByTime(60 * SECOND);
    expect(told).toEqual(['skip 129', 'silence 174']);
  });
});
