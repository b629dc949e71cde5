import { expect, it, vi } from 'vitest';
import { onDemand } from './on-demand.js';

it('loads a module once', async () => {
  const load = vi.fn(async () => 'module');
  const part = onDemand(load);
  expect(part.loaded()).toBe(null);
  await part.load();
  await expect(part.load()).resolves.toBe('module');
  expect(part.loaded()).toBe('module');
  expect(load).toHaveBeenCalledOnce();
});

it('rejects with session-load when the module does not load, and tries again at the next call', async () => {
  const cause = new TypeError('Failed to fetch dynamically imported module');
  const load = vi.fn(async () => 'module').mockRejectedValueOnce(cause);
  const part = onDemand(load);
  await expect(part.load()).rejects.toMatchObject({ code: 'session-load', cause });
  expect(part.loaded()).toBe(null);
  await expect(part.load()).resolves.toBe('module');
});
