import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryRateLimit } from './memory-rate-limit.js';

function setUp(options: Parameters<typeof createMemoryRateLimit>[0] = {}) {
  const clock = { now: 1_000_000 };
  const limit = createMemoryRateLimit({ points: 3, windowMs: 3000, now: () => clock.now, ...options });
  const take = (key = 'ada') => limit.consume(key) as { allowed: boolean; retryAfterMs?: number };
  return { clock, take };
}

describe('createMemoryRateLimit', () => {
  it('gives what there is at once, then says when the next may come', () => {
    const { clock, take } = setUp();
    expect([take(), take(), take()]).toEqual([{ allowed: true }, { allowed: true }, { allowed: true }]);
    const refused = take();
    expect(refused.allowed).toBe(false);
    expect(refused.retryAfterMs).toBeCloseTo(1000, 1);
    clock.now += 999;
    expect(take().allowed).toBe(false);
    clock.now += 1;
    expect([take().allowed, take().allowed]).toEqual([true, false]);
  });

  it('is full again after a window, however much was refused meanwhile', () => {
    const { clock, take } = setUp();
    for (let index = 0; index < 100; index += 1) take();
    clock.now += 3000;
    expect([take(), take(), take(), take()].map(({ allowed }) => allowed)).toEqual([true, true, true, false]);
  });

  it('counts users apart, names from prototypes included', () => {
    const { take } = setUp({ points: 1 });
    for (const key of ['ada', 'bob', '__proto__', 'constructor', 'toString']) {
      expect([take(key).allowed, take(key).allowed]).toEqual([true, false]);
    }
  });

  it('removes only the least recently seen user when there are too many', () => {
    const { take } = setUp({ points: 2, maxKeys: 2 });
    take('ada');
    take('bob');
    take('ada');
    take('eve');
    expect([take('ada').allowed, take('eve').allowed, take('eve').allowed]).toEqual([false, true, false]);
  });

  it('does not forget a user who is at the limit, however many others come', () => {
    const { take } = setUp({ points: 2, maxKeys: 100 });
    take('ada');
    take('ada');
    for (let user = 0; user < 1000; user += 1) take(`user ${user}`);
    expect(take('ada').allowed).toBe(false);
  });

  it('has one limit for newcomers when all that it can remember are at theirs', () => {
    const { clock, take } = setUp({ points: 1, maxKeys: 3 });
    for (const user of ['ada', 'bob', 'eve']) take(user);
    expect([take('kim').allowed, take('lea').allowed, take('ada').allowed]).toEqual([true, false, false]);
    clock.now += 3000;
    expect([take('lea').allowed, take('mia').allowed]).toEqual([true, true]);
  });

  it('spends no more time on a new user when all that it can remember are at their limit', () => {
    const { take } = setUp({ points: 1, maxKeys: 100_000 });
    for (let user = 0; user < 100_000; user += 1) take(`user ${user}`);
    // Checking every user would take 500 million steps.
    const allowed = Array.from({ length: 5000 }, (_, user) => take(`new user ${user}`).allowed);
    expect(allowed.filter(Boolean)).toEqual([true]);
  });

  it('stores no more of a long header than the key that was cut from it', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const { take } = setUp();
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let user = 0; user < 2000; user += 1) take(`${user}${'x'.repeat(20_000)}`.slice(0, 256));
    collect();
    // Together with their headers, they would take 40 MB.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(10_000_000);
    expect(take('ada').allowed).toBe(true);
  });

  it('does not lock anybody out for longer than a window when the clock is put back', () => {
    const { clock, take } = setUp();
    take();
    clock.now -= 86_400_000;
    take();
    clock.now += 3000;
    expect(take().allowed).toBe(true);
  });

  it('never gives more than the bucket and what has run into it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 60 }),
        (points, waits) => {
          const { clock, take } = setUp({ points });
          const start = clock.now;
          let given = 0;
          for (const wait of waits) {
            clock.now += wait;
            if (take().allowed) given += 1;
            expect(given).toBeLessThanOrEqual(points + ((clock.now - start) * points) / 3000 + 1e-3);
          }
        },
      ),
    );
  });

  it.each([{ points: 0 }, { windowMs: -1 }, { maxKeys: Number.NaN }])('refuses %j', (options) => {
    expect(() => createMemoryRateLimit(options)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });
});
