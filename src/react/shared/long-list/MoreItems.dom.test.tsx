import { render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { MoreItems } from './MoreItems.js';

afterEach(() => vi.unstubAllGlobals());

/** Returns an observer whose events the test triggers. */
function observed() {
  let tell: (changes: { isIntersecting: boolean }[]) => void = () => undefined;
  class FakeObserver {
    constructor(callback: typeof tell) {
      tell = callback;
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', FakeObserver);
  const onReached = vi.fn();
  render(<MoreItems label="Show more" scroller={{ current: null }} onReached={onReached} />);
  return { onReached, tell: (...visible: boolean[]) => tell(visible.map((is) => ({ isIntersecting: is }))) };
}

it('loads more if the last of several batched changes is visible', () => {
  const { onReached, tell } = observed();
  tell(false, true);
  expect(onReached).toHaveBeenCalledOnce();
});

it('asks for no more when it is out of sight again', () => {
  const { onReached, tell } = observed();
  tell(true, false);
  expect(onReached).not.toHaveBeenCalled();
});
