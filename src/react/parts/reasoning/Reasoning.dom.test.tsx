import { act, cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { thought } from '../../testing/fixture-state.js';
import { LabelsProvider } from '../../provider/LabelsProvider.js';
import { ReasoningSettingsProvider } from '../../provider/ReasoningSettingsProvider.js';
import { Reasoning } from './Reasoning.js';

afterEach(cleanup);

const streaming = thought(0, 'Hm.', { status: 'streaming' });
const done = thought(0, 'Hm. So be it.');

describe('Reasoning without a persona', () => {
  it('is open while a thought streams, then closes, and announces its duration once', () => {
    const { getByRole, rerender } = render(<Reasoning reasoning={[streaming]} />);
    const trigger = getByRole('button');
    const said = getByRole('status');
    expect([trigger.getAttribute('aria-expanded'), said.textContent]).toEqual(['true', '']);
    rerender(<Reasoning reasoning={[done]} />);
    expect([trigger.getAttribute('aria-expanded'), said.textContent]).toEqual(['false', 'Thought for 12 s']);
  });

  it('waits for the answer where the app knows of it', () => {
    const { getByRole, rerender } = render(<Reasoning reasoning={[done]} answering={false} />);
    expect(getByRole('button').getAttribute('aria-expanded')).toBe('true');
    rerender(<Reasoning reasoning={[done]} answering />);
    expect(getByRole('button').getAttribute('aria-expanded')).toBe('false');
  });

  it('does not announce thoughts that ended before mount', () => {
    const { getByRole } = render(<Reasoning reasoning={[done]} />);
    expect(getByRole('status').textContent).toBe('');
  });

  it('uses labels and settings of separate providers', () => {
    const { container, getByRole } = render(
      <LabelsProvider labels={{ locale: 'de', thoughtFor: '{duration} nachgedacht' }}>
        <ReasoningSettingsProvider defaultMode="always" redact={() => '•••'}>
          <Reasoning reasoning={[done]} />
        </ReasoningSettingsProvider>
      </LabelsProvider>,
    );
    expect(getByRole('button').textContent).toBe('12 s nachgedacht');
    expect(container.textContent).not.toContain('So be it');
  });

  it('leaves the decision to the app that takes it', () => {
    const onOpenChange = vi.fn();
    const { getByRole } = render(<Reasoning reasoning={[done]} open={false} onOpenChange={onOpenChange} />);
    act(() => getByRole('button').click());
    expect(onOpenChange).toHaveBeenCalledWith(true);
    expect(getByRole('button').getAttribute('aria-expanded')).toBe('false');
  });
});
