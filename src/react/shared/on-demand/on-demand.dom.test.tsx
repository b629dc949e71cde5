import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { onDemand } from './on-demand.js';

afterEach(cleanup);

const Greeting = ({ name }: { readonly name: string }) => <p>Hello {name}</p>;

it('shows the fallback, then the component with its props', async () => {
  const Part = onDemand(async () => Greeting, <p>Wait</p>);
  render(<Part name="Ada" />);
  expect(screen.getByText('Wait')).toBeTruthy();
  expect(await screen.findByText('Hello Ada')).toBeTruthy();
});

it('is available immediately the second time', async () => {
  const load = vi.fn(async () => Greeting);
  const Part = onDemand(load);
  const first = render(<Part name="Ada" />);
  await screen.findByText('Hello Ada');
  first.unmount();
  render(<Part name="Bob" />);
  expect(screen.getByText('Hello Bob')).toBeTruthy();
  expect(load).toHaveBeenCalledOnce();
});

it('that does not load shows an error, does not affect its surroundings, and can be retried', async () => {
  const load = vi.fn<() => Promise<typeof Greeting>>().mockRejectedValueOnce(new TypeError('offline'));
  load.mockResolvedValue(Greeting);
  const Part = onDemand(load);
  render(
    <div>
      <Part name="Ada" />
      <p>The conversation</p>
    </div>,
  );
  expect((await screen.findByRole('alert')).textContent).toContain('This part could not be loaded.');
  expect(screen.getByText('The conversation')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Hello Ada')).toBeTruthy();
});

it('keeps the fallback text if the component does not load', async () => {
  const load = async () => Promise.reject(new TypeError('offline'));
  const Part = onDemand<{ readonly name: string }>(load, ({ name }) => <p>Plain {name}</p>);
  render(<Part name="Ada" />);
  await screen.findByRole('alert');
  expect(screen.getByText('Plain Ada')).toBeTruthy();
});
