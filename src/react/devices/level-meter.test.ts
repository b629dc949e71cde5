import { expect, it } from 'vitest';
import { levelOf } from './level-meter.js';

const tone = (loudness: number) => new Float32Array(512).fill(loudness);

it('is 0 in silence, 1 at a shout, and grows in even steps of dB', () => {
  expect(levelOf(tone(0))).toBe(0);
  expect(levelOf(tone(0.0001))).toBe(0);
  expect(levelOf(tone(1))).toBe(1);
  const [quiet, middle, loud] = [0.01, 0.0316, 0.1].map((loudness) => levelOf(tone(loudness)));
  expect((middle ?? 0) - (quiet ?? 0)).toBeCloseTo((loud ?? 0) - (middle ?? 0), 2);
});
