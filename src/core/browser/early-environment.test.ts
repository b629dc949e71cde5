import { beforeEach, describe, expect, it } from 'vitest';
import { steadyNow } from './early-environment.js';
import { FakeClock } from '../testing/fake-clock.js';
import { personaHarness } from '../testing/persona-harness.js';

/** A machine with a time of day that can be set, and an uptime. */
class Machine {
  day = 1_000_000;
  passed = 0;
  readonly now = steadyNow(
    () => this.day,
    () => this.passed,
  );

  run(ms: number): void {
    this.day += ms;
    this.passed += ms;
  }
}

let machine: Machine;
beforeEach(() => (machine = new Machine()));

describe('the time of day', () => {
  it('is what the machine says', () => {
    machine.run(500);
    expect(machine.now()).toBe(1_000_500);
  });

  it('does not go back, and continues', () => {
    machine.run(500);
    machine.now();
    machine.run(20_000);
    machine.day -= 3_600_000;
    expect(machine.now()).toBe(1_020_500);
    machine.run(10);
    expect(machine.now()).toBe(1_020_510);
  });

  it('jumps ahead over a sleep, and is right again where it was put back and then forward', () => {
    machine.day += 3_600_000;
    expect(machine.now()).toBe(4_600_000);
    machine.day -= 3_600_000;
    expect(machine.now()).toBe(4_600_000);
  });

  it('does not add up the small differences of the two clocks', () => {
    for (let reading = 0; reading < 10_000; reading += 1) {
      machine.run(1);
      machine.day += reading % 2 === 0 ? 0.3 : -0.3;
      machine.now();
    }
    expect(machine.now()).toBe(1_010_000);
  });
});

it('a clock that is put back makes no session longer', async () => {
  const timers = new FakeClock();
  const clock = { now: machine.now, setTimeout: timers.setTimeout, clearTimeout: timers.clearTimeout };
  const h = personaHarness({
    limits: { sessionSeconds: 180, idleSeconds: false },
    advanced: { environment: { clock } },
  });
  await h.live();
  const pass = (ms: number) => {
    machine.run(ms);
    timers.advance(ms);
  };
  pass(60_000);
  machine.day -= 3_600_000;
  pass(119_999);
  expect(h.state.session.status).toBe('live');
  pass(1);
  expect(h.state.session).toMatchObject({ status: 'ended', reason: 'limit' });
});
