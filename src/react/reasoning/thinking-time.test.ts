import { describe, expect, it } from 'vitest';
import { thought } from '../testing/fixture-state.js';
import { englishLabels } from '../labels/labels.js';
import { mergeLabels } from '../labels/merge-labels.js';
import { reasoningTitle } from './reasoning-title.js';
import { thinkingTime } from './thinking-time.js';

const from = (startedAt: number, endedAt: number | null, more = {}) =>
  thought(0, 'Hm.', { startedAt, endedAt, ...(endedAt === null && { status: 'streaming' }), ...more });

describe('thinkingTime', () => {
  it('counts overlapping thoughts once, and not the pauses between', () => {
    expect(thinkingTime([from(0, 1000), from(500, 2000), from(5000, 6000)])).toBe(3000);
    expect(thinkingTime([from(0, 9000), from(100, 200)])).toBe(9000);
    expect(thinkingTime([from(7000, 8000), from(0, 1000)])).toBe(2000);
  });

  it('is never negative, for any clock', () => {
    expect(thinkingTime([from(1000, 400)])).toBe(0);
  });
});

describe('reasoningTitle', () => {
  it.each([
    [12_000, 'Thought for 12 s'],
    [65_000, 'Thought for 1 min 5 s'],
    [120_000, 'Thought for 2 min'],
    [400, 'Thought for a moment'],
  ])('says %i ms as “%s”', (ms, title) => {
    expect(reasoningTitle([from(0, ms)], englishLabels)).toBe(title);
  });

  it('says that it thinks while one thought streams, and how long until it was stopped', () => {
    expect(reasoningTitle([from(0, 1000), from(2000, null)], englishLabels)).toBe('Thinking…');
    expect(reasoningTitle([from(0, 3000, { status: 'interrupted' })], englishLabels)).toBe(
      'Stopped thinking after 3 s',
    );
  });

  it('has the plural forms and the digits of the language', () => {
    const polish = mergeLabels({
      locale: 'pl',
      thoughtFor: 'Myślał {duration}',
      seconds: { one: '{count} sekundę', few: '{count} sekundy', other: '{count} sekund' },
      minutes: { one: '{count} minutę', few: '{count} minuty', other: '{count} minut' },
    });
    const title = (ms: number) => reasoningTitle([from(0, ms)], polish);
    expect([1000, 3000, 12_000, 62_000].map(title)).toEqual([
      'Myślał 1 sekundę',
      'Myślał 3 sekundy',
      'Myślał 12 sekund',
      'Myślał 1 minutę 2 sekundy',
    ]);
    const arabic = mergeLabels({ locale: 'ar-EG', thoughtFor: '{duration}' });
    expect(reasoningTitle([from(0, 12_000)], arabic)).toBe('١٢ s');
  });
});
