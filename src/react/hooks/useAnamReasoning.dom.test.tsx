import { act, cleanup, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sdkReasoning } from '../../core/testing/sdk-reasoning.js';
import { useAnamReasoning } from './useAnamReasoning.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Thoughts({ client }: { readonly client: Parameters<typeof useAnamReasoning>[0] }) {
  return <p>{useAnamReasoning(client).map(({ text }) => text)}</p>;
}

const nextFrame = () => {
  act(() => void vi.advanceTimersByTime(200));
};

describe('useAnamReasoning', () => {
  it('shows what a client thinks, without a provider', () => {
    const { client, think } = sdkReasoning();
    const { container } = render(<Thoughts client={client} />, { wrapper: StrictMode });
    think('r', 'I ');
    think('r', 'think.', true);
    nextFrame();
    expect(container.textContent).toBe('I think.');
  });

  it('loses nothing between an unmount and the next mount, and doubles nothing in two components', () => {
    const { client, think } = sdkReasoning();
    const both = () =>
      render(
        <>
          <Thoughts client={client} />
          <Thoughts client={client} />
        </>,
      );
    const { unmount } = both();
    think('r', 'one ');
    nextFrame();
    unmount();
    think('r', 'two');
    nextFrame();
    const { container } = both();
    expect(container.innerHTML).toBe('<p>one two</p><p>one two</p>');
  });

  it('has no thoughts while there is no client, and another client has its own', () => {
    const [first, second] = [sdkReasoning(), sdkReasoning()];
    const { container, rerender } = render(<Thoughts client={null} />);
    expect(container.textContent).toBe('');
    rerender(<Thoughts client={first.client} />);
    first.think('r', 'mine', true);
    nextFrame();
    rerender(<Thoughts client={second.client} />);
    expect(container.textContent).toBe('');
    rerender(<Thoughts client={first.client} />);
    expect(container.textContent).toBe('mine');
  });
});
