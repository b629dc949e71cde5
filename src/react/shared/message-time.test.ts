import { expect, it } from 'vitest';
import { timeAfterPause } from './message-time.js';

const noon = new Date(2026, 10, 23, 12).getTime();
const minutes = (count: number) => count * 60_000;

it('has no time between turns that follow each other', () => {
  expect(timeAfterPause(noon + minutes(14), noon, 'en')).toBe('');
});

it('has the time after a pause, and the day if it is another one', () => {
  expect(timeAfterPause(noon + minutes(20), noon, 'en-GB')).toBe('12:20');
  expect(timeAfterPause(noon + minutes(24 * 60), noon, 'en-GB')).toMatch(/24 Nov 2026.*12:00/u);
});

it('has no time if the clock went back', () => {
  expect(timeAfterPause(noon - minutes(60), noon, 'en')).toBe('');
});
