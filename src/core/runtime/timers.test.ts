import { expect, it } from 'vitest';
import { FakeClock } from '../testing/fake-clock.js';
import { Timers } from './timers.js';

function setUp() {
  const clock = new FakeClock();
  const fired: string[] = [];
  const timers = new Timers(clock, (name) => fired.push(`${name}@${clock.now() - start}`));
  const start = clock.now();
  return { clock, fired, timers };
}

it('fires once, at its time', () => {
  const { clock, fired, timers } = setUp();
  timers.set('start', 100);
  clock.advance(99);
  expect(fired).toEqual([]);
  clock.advance(500);
  expect(fired).toEqual(['start@100']);
});

it('set again later fires at the later time, with one timer pending', () => {
  const { clock, fired, timers } = setUp();
  timers.set('talk-idle', 100);
  clock.advance(60);
  timers.set('talk-idle', 100);
  expect(clock.pending).toBe(1);
  clock.advance(1000);
  expect(fired).toEqual(['talk-idle@160']);
});

it('set again earlier fires at the earlier time', () => {
  const { clock, fired, timers } = setUp();
  timers.set('turn-silence', 1000);
  timers.set('turn-silence', 100);
  clock.advance(2000);
  expect(fired).toEqual(['turn-silence@100']);
});

it('cleared ones do not fire and leave nothing pending', () => {
  const { clock, fired, timers } = setUp();
  timers.set('start', 100);
  timers.set('microphone', 100);
  timers.clear('start');
  timers.clearAll();
  expect(clock.pending).toBe(0);
  clock.advance(1000);
  expect(fired).toEqual([]);
});
