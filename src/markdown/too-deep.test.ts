import { describe, expect, it } from 'vitest';
import { isTooDeep } from './too-deep.js';

describe('isTooDeep', () => {
  it.each(['> ', '>', '- ', '* ', '+\t', '1. ', '12) ', '> 1. - ', '1.   ', '*', '_', '~', '['])(
    'finds hundreds of %j in each other',
    (unit) => {
      expect(isTooDeep(`Text.\n\n${unit.repeat(450)}a`)).toBe(true);
      expect(isTooDeep(`${unit.repeat(5)}a\n`.repeat(90))).toBe(false);
    },
  );

  it.each(['a > b', '1.5 ', '1.', '-', '- - a ', '[a](b) '])('takes a text of %j', (unit) => {
    expect(isTooDeep(unit.repeat(400))).toBe(false);
  });

  it('takes time in proportion to the text', () => {
    const started = process.cpuUsage();
    for (const unit of ['1. '.repeat(59) + 'a', '- ', ' ', '1', '> ']) isTooDeep(unit.repeat(2_000));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  });
});
