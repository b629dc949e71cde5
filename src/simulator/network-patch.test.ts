import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { addNetworkOwner, removeNetworkOwner, type NetworkOwner } from './network-patch.js';

class PageSocket {
  constructor(readonly url: string) {}
}

const real = { fetch: vi.fn(async () => new Response('network')), WebSocket: PageSocket };
const owner = (host: string): NetworkOwner => ({
  owns: (url) => url.host === host,
  fetch: async () => new Response(host),
  socket: () => ({ of: host }) as unknown as WebSocket,
});

beforeEach(() => {
  real.fetch.mockClear();
  vi.stubGlobal('fetch', real.fetch);
  vi.stubGlobal('WebSocket', PageSocket);
  vi.stubGlobal('location', { href: 'http://page.test/' });
});

afterEach(() => vi.unstubAllGlobals());

const isRestored = () => globalThis.fetch === real.fetch && (globalThis.WebSocket as unknown) === PageSocket;

it('handles only the owned host, and passes everything else through', async () => {
  const ours = owner('ours.test');
  addNetworkOwner(ours);
  await expect((await fetch('https://ours.test/x')).text()).resolves.toBe('ours.test');
  const init = { method: 'POST', body: 'x' };
  await expect((await fetch('/same-page', init)).text()).resolves.toBe('network');
  expect(real.fetch).toHaveBeenCalledWith('/same-page', init);
  expect(new WebSocket('wss://ours.test/ws')).toEqual({ of: 'ours.test' });
  expect(new WebSocket('wss://other.test/ws')).toBeInstanceOf(PageSocket);
  removeNetworkOwner(ours);
  expect(isRestored()).toBe(true);
});

it('does not read a request that is not for it', async () => {
  const ours = owner('ours.test');
  addNetworkOwner(ours);
  const request = new Request('https://other.test/', { method: 'POST', body: 'kept' });
  await fetch(request);
  expect(request.bodyUsed).toBe(false);
  removeNetworkOwner(ours);
});

it('counts its owners, for any order of release', () => {
  const [first, second] = [owner('a.test'), owner('b.test')];
  addNetworkOwner(first);
  addNetworkOwner(second);
  removeNetworkOwner(first);
  expect(isRestored()).toBe(false);
  removeNetworkOwner(first);
  expect(isRestored()).toBe(false);
  removeNetworkOwner(second);
  expect(isRestored()).toBe(true);
});

it('stays inactive below a later patch, and continues after it', async () => {
  const ours = owner('ours.test');
  addNetworkOwner(ours);
  const below = globalThis.fetch;
  const later: typeof fetch = (input, init) => below(input, init);
  globalThis.fetch = later;
  removeNetworkOwner(ours);
  expect(globalThis.fetch).toBe(later);
  await expect((await fetch('https://ours.test/')).text()).resolves.toBe('network');
  addNetworkOwner(ours);
  await expect((await fetch('https://ours.test/')).text()).resolves.toBe('ours.test');
  globalThis.fetch = below;
  removeNetworkOwner(ours);
  expect(isRestored()).toBe(true);
});
