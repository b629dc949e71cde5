import { describe, expect, it } from 'vitest';
import * as health from './endpoint-health.js';
import { bestEndpoint, soonestEndpoint } from './endpoint-choice.js';

const { unknownHealth } = health;
const minute = 60_000;
const fail = (known: health.EndpointHealth, at = 0, more: object = {}) =>
  health.failed(known, { at, code: 'llm-failed', random: 0.5, ...more });
const times = (count: number, step: (known: health.EndpointHealth, index: number) => health.EndpointHealth) =>
  Array.from({ length: count }).reduce<health.EndpointHealth>(
    (known, _, index) => step(known, index),
    unknownHealth,
  );
const never = new Set<number>();

describe('the score', () => {
  it('is a moving average in which 0.3 is new', () => {
    const known = health.sampled(health.sampled(unknownHealth, 1000, 0), 2000, 0);
    expect(health.score(known, 0)).toBeCloseTo(1300);
  });

  it('lets the old count half after ten minutes, at the next sample and without one', () => {
    const known = health.sampled(unknownHealth, 1000, 0);
    expect(health.sampled(known, 2000, 10 * minute).ttft?.value).toBeCloseTo(1650);
    expect(health.score(known, 10 * minute)).toBeCloseTo(750);
  });

  it('takes an unknown endpoint for a fast one', () => {
    expect(health.score(unknownHealth, 0)).toBe(500);
  });

  it('grows with failures and forgets them', () => {
    expect(health.score(fail(unknownHealth), 0)).toBeCloseTo(500 * 2.2);
    expect(health.score(fail(unknownHealth), 10 * minute)).toBeCloseTo(500 * 1.6);
    expect(health.score(health.succeeded(fail(unknownHealth), 0), 0)).toBeCloseTo(500 * 1.84);
  });

  it('takes a wait without an answer for news only when an answer was expected', () => {
    const known = health.sampled(unknownHealth, 1000, 0);
    expect(health.sampledAtLeast(known, 900, 0)).toBe(known);
    expect(health.sampledAtLeast(known, 2000, 0).ttft?.value).toBeCloseTo(1300);
  });
});

describe('the p95', () => {
  it('is the nearest rank of the last twenty', () => {
    expect(health.p95(unknownHealth)).toBeNull();
    expect(health.p95(times(5, (known, index) => health.sampled(known, index, 0)))).toBe(4);
    expect(health.p95(times(30, (known, index) => health.sampled(known, index, 0)))).toBe(28);
  });
});

describe('the breaker', () => {
  it('opens for five seconds after three failures in a row', () => {
    const two = times(2, (known) => fail(known));
    expect(two.breaker).toEqual({ status: 'closed' });
    expect(fail(two).breaker).toEqual({ status: 'open', until: 5000 });
    expect(fail(health.succeeded(two, 0)).breaker.status).toBe('closed');
  });

  it('opens when more than half of five within a minute failed', () => {
    const mixed = times(4, (known, index) =>
      index % 2 ? health.succeeded(known, index) : fail(known, index),
    );
    expect(fail(mixed, 5).breaker.status).toBe('open');
    expect(health.succeeded(mixed, 5).breaker.status).toBe('closed');
    expect(fail(mixed, 2 * minute).breaker.status).toBe('closed');
  });

  it('is tried by one request when its time is over', () => {
    const open = times(3, (known) => fail(known));
    expect(health.isAvailable(open, 4999)).toBe(false);
    expect(health.isAvailable(open, 5000)).toBe(true);
    const tried = health.begun(open);
    expect(tried.breaker).toEqual({ status: 'half-open', until: 5000 });
    expect(health.isAvailable(tried, 6000)).toBe(false);
    expect(health.released(tried).breaker).toEqual({ status: 'open', until: 5000 });
    expect(health.answered(tried, 6000).breaker).toEqual({ status: 'closed' });
  });

  it('doubles its time up to five minutes, until an answer is whole', () => {
    let known = times(3, (before) => fail(before));
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      known = fail(health.begun(known));
      waits.push('until' in known.breaker ? known.breaker.until / 1000 : 0);
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300, 300]);
    const well = health.succeeded(health.answered(health.begun(known), 0), 0);
    expect(times(3, (_, index) => (index ? fail(_) : fail(well))).breaker).toEqual({
      status: 'open',
      until: 5000,
    });
  });

  it('strays by a fifth', () => {
    const opened = (random: number) => times(3, (known) => fail(known, 0, { random })).breaker;
    expect([opened(0), opened(1)]).toEqual([
      { status: 'open', until: 4000 },
      { status: 'open', until: 6000 },
    ]);
  });

  it('obeys what the endpoint asks for, up to five minutes, also when it is open already', () => {
    const asked = fail(unknownHealth, 0, { retryAfterMs: 7000 });
    expect(asked.breaker).toEqual({ status: 'open', until: 7000 });
    expect(fail(asked, 1000, { retryAfterMs: 9000 }).breaker).toEqual({ status: 'open', until: 10_000 });
    expect(fail(asked, 1000).breaker).toEqual(asked.breaker);
    expect(fail(unknownHealth, 0, { retryAfterMs: 9e9 }).breaker).toEqual({ status: 'open', until: 300_000 });
  });

  it('is disabled by a refused key for good', () => {
    const disabled = fail(unknownHealth, 0, { code: 'llm-unauthorized' });
    expect(disabled.breaker.status).toBe('disabled');
    const later = fail(health.answered(health.begun(disabled), 0), 0, { retryAfterMs: 1 });
    expect([later.breaker.status, health.isAvailable(later, 9e9)]).toEqual(['disabled', false]);
  });
});

describe('the choice', () => {
  const at = (ms: number) => health.sampled(unknownHealth, ms, 0);
  const best = (all: health.EndpointHealth[], current: number | null = null, except = never) =>
    bestEndpoint(all, { now: 0, current, except });

  it('is the fastest, the first of equals', () => {
    expect(best([at(900), at(300), at(300)])).toBe(1);
    expect(best([unknownHealth, unknownHealth])).toBe(0);
    expect(best([at(300), at(900)], null, new Set([0]))).toBe(1);
    expect(best([at(300)], null, new Set([0]))).toBeNull();
  });

  it('keeps the current endpoint unless another is a tenth better', () => {
    expect(best([at(910), at(1000)], 1)).toBe(1);
    expect(best([at(890), at(1000)], 1)).toBe(0);
    expect(best([at(890), fail(at(1000), 0, { retryAfterMs: 1 })], 1)).toBe(0);
  });

  it('is the one that is available soonest if all are paused', () => {
    const away = (retryAfterMs: number) => fail(unknownHealth, 0, { retryAfterMs });
    const disabled = fail(unknownHealth, 0, { code: 'llm-unauthorized' });
    expect(best([away(9000), away(3000)])).toBeNull();
    expect(soonestEndpoint([disabled, away(9000), away(3000)], never)).toBe(2);
    expect(soonestEndpoint([disabled, away(9000), away(3000)], new Set([2]))).toBe(1);
    expect(soonestEndpoint([disabled], never)).toBeNull();
  });
});
