import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earlierThan, firstWindow, laterThan, reaching, settled, type ListWindow } from './list-window.js';

const size = ({ from, to }: ListWindow, count: number) => (to ?? count) - from;

describe('the window of mounted groups', () => {
  it('begins with the newest', () => {
    expect(firstWindow('newest', 3)).toEqual({ from: 0, to: null });
    expect(firstWindow('newest', 300)).toEqual({ from: 292, to: null });
  });

  it('begins with the oldest where that is wanted', () => {
    expect(firstWindow('oldest', 3)).toEqual({ from: 0, to: null });
    expect(firstWindow('oldest', 300)).toEqual({ from: 0, to: 8 });
  });

  it('comes to the first and back to the last, with no group left out on the way', () => {
    const count = 300;
    let window = firstWindow('newest', count);
    while (window.from > 0) {
      const next = earlierThan(window, count);
      expect(next.to ?? count).toBeGreaterThanOrEqual(window.from);
      window = next;
    }
    while (window.to !== null) {
      const next = laterThan(window, count);
      expect(next.from).toBeLessThanOrEqual(window.to);
      window = next;
    }
    expect(window.from).toBeLessThan(count);
  });

  it('is never larger than a few screens, wherever the reader goes', () => {
    const steps = fc.array(fc.oneof(fc.constantFrom('earlier', 'later'), fc.nat(299)), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (walk) => {
        let window = firstWindow('newest', 300);
        for (const step of walk) {
          if (step === 'earlier') window = earlierThan(window, 300);
          else if (step === 'later') window = laterThan(window, 300);
          else window = reaching(window, Number(step), 300);
          expect(size(window, 300)).toBeGreaterThan(0);
          expect(size(window, 300)).toBeLessThanOrEqual(24);
          expect(window.from).toBeGreaterThanOrEqual(0);
          if (typeof step === 'number') expect(settled(window, 300, false).from).toBeLessThanOrEqual(step);
        }
      }),
    );
  });

  it('unmounts old items while the user is at the end, and none otherwise', () => {
    expect(settled({ from: 10, to: null }, 60, true)).toEqual(firstWindow('newest', 60));
    expect(settled({ from: 10, to: null }, 60, false)).toEqual({ from: 10, to: null });
  });

  it('is that of another conversation when a shorter one comes', () => {
    expect(settled({ from: 200, to: 224 }, 5, false)).toEqual({ from: 0, to: null });
  });
});
