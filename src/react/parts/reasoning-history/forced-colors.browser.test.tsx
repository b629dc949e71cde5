import { afterEach, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { thought } from '../../testing/fixture-state.js';
import { ReasoningHistory } from './ReasoningHistory.js';

const emulate = (features: { name: string; value: string }[]) =>
  cdp().send('Emulation.setEmulatedMedia', { features });

afterEach(() => emulate([]));

it('distinguishes finished, running and failed steps in forced colours', async () => {
  await emulate([{ name: 'forced-colors', value: 'active' }]);
  const { container } = await render(
    <div style={{ blockSize: 600 }}>
      <ReasoningHistory
        reasoning={[
          thought(0, 'Done.'),
          thought(1, 'Cut off', { status: 'interrupted' }),
          thought(2, 'Running', { status: 'streaming' }),
        ]}
      />
    </div>,
  );
  const dot = (status: string) => {
    const step = container.querySelector(`.persona-history-steps > [data-status=${status}]`);
    if (!step) throw new Error(`There is no step that is ${status}.`);
    const { backgroundColor, borderTopColor, borderRadius } = getComputedStyle(step, '::before');
    return { backgroundColor, borderTopColor, borderRadius };
  };
  await expect.poll(() => container.querySelectorAll('.persona-history-steps > li').length).toBe(3);
  const [done, running, failed] = [dot('done'), dot('streaming'), dot('interrupted')];
  const hollow = 'rgba(0, 0, 0, 0)';
  expect(done.backgroundColor).toBe(done.borderTopColor);
  expect(running.backgroundColor).toBe(hollow);
  expect(running.borderTopColor).not.toBe(done.borderTopColor);
  expect(failed).toEqual({
    backgroundColor: hollow,
    borderTopColor: done.borderTopColor,
    borderRadius: '0px',
  });
});
