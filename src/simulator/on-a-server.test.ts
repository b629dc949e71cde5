import { afterEach, expect, it, vi } from 'vitest';
import { createSimulator } from './index.js';

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['without WebSocket, as Node 20', undefined],
  ['with WebSocket, as Node 22', vi.fn()],
])('install and uninstall do nothing on a server %s', (_, socket) => {
  const fetch = vi.fn(async () => new Response('network'));
  vi.stubGlobal('fetch', fetch);
  vi.stubGlobal('WebSocket', socket);
  const simulator = createSimulator();
  simulator.install();
  expect(globalThis.fetch).toBe(fetch);
  expect(globalThis.WebSocket).toBe(socket);
  simulator.uninstall();
  expect(globalThis.fetch).toBe(fetch);
});

it('mints tokens on a server, where the page asks for them', async () => {
  await expect(createSimulator().session()).resolves.toMatch(/^[\w-]+\.[\w-]+\.[\w-]*$/u);
});
