import { afterEach, describe, expect, it, vi } from 'vitest';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';
import type { ExclusiveScope } from '../ports/environment.js';
import { claimSession } from './exclusive.js';

const releases: (() => void)[] = [];

function claim(scope: ExclusiveScope) {
  const onReplaced = vi.fn();
  releases.push(claimSession(scope, onReplaced));
  return onReplaced;
}

afterEach(() => {
  for (const release of releases.splice(0)) release();
  vi.unstubAllGlobals();
});

describe('a claim', () => {
  it.each<[ExclusiveScope, ExclusiveScope]>([
    ['page', 'page'],
    ['page', 'browser'],
    ['browser', 'page'],
    ['browser', 'browser'],
  ])('of a %s is replaced by a later one of a %s on the same page', async (first, second) => {
    const earlier = claim(first);
    const later = claim(second);
    await vi.waitFor(() => expect(earlier).toHaveBeenCalledOnce());
    expect(later).not.toHaveBeenCalled();
  });

  it.each<[ExclusiveScope, ExclusiveScope, number]>([
    ['browser', 'browser', 1],
    ['page', 'browser', 0],
    ['browser', 'page', 0],
  ])('of a %s and one of a %s in another tab', async (here, there, times) => {
    const onReplaced = claim(here);
    const other = new BroadcastChannel('anam-react.session');
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel stays within its origin
    other.postMessage({ scope: there, page: 'another', at: Date.now() + 1_000, order: 0.5 });
    // Messages arrive in order, so once this page's own claim has been replaced, the other tab's claim has been
    // received.
    claim(here);
    await vi.waitFor(() => expect(onReplaced).toHaveBeenCalledTimes(times + 1));
    other.close();
  });

  it('of two tabs restored together, keeps the later one and ends the earlier one', async () => {
    const onReplaced = claim('browser');
    const other = new BroadcastChannel('anam-react.session');
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel stays within its origin
    const post = (claimed: unknown) => other.postMessage(claimed);
    post({ scope: 'browser', page: 'another', at: Date.now() - 1_000, order: 0.5 });
    // Messages arrive in order, so exactly one call means that the first of the two was ignored.
    post({ scope: 'browser', page: 'another', at: Date.now() + 1_000, order: 0.5 });
    await vi.waitFor(() => expect(onReplaced).toHaveBeenCalledTimes(1));
    other.close();
  });

  it.each([
    null,
    'claim',
    7,
    {},
    { scope: 'browser', page: 'x' },
    { scope: 'all', page: 'x', at: 9e15, order: 1 },
    { scope: 'browser', page: 7, at: 9e15, order: 1 },
    { scope: 'browser', page: 'x', at: Infinity, order: 1 },
    { scope: 'browser', page: 'x', at: 9e15, order: NaN },
    { scope: ['browser'], page: 'x', at: '9e15', order: 1 },
    [new Map(), new Uint8Array(100_000)],
  ])('ignores %j, which another script has posted', async (garbage) => {
    const onReplaced = claim('browser');
    const other = new BroadcastChannel('anam-react.session');
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel stays within its origin
    other.postMessage(garbage);
    // Messages arrive in order, so exactly one call means that the invalid message was ignored.
    claim('browser');
    await vi.waitFor(() => expect(onReplaced).toHaveBeenCalledOnce());
    other.close();
  });

  it('that was given back hears nothing', async () => {
    const earlier = claim('page');
    releases.splice(0).forEach((release) => release());
    const another = claim('page');
    claim('page');
    await vi.waitFor(() => expect(another).toHaveBeenCalledOnce());
    expect(earlier).not.toHaveBeenCalled();
  });

  it('does no harm where there is no channel', () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    expect(() => claim('browser')()).not.toThrow();
  });

  it('does none where the page may not have one', () => {
    vi.stubGlobal('BroadcastChannel', function refuse() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
    expect(() => claim('browser')()).not.toThrow();
  });
});

describe('an exclusive persona', () => {
  it('claims its session once, and ends as replaced without an error', async () => {
    const h = personaHarness({ advanced: { exclusive: 'browser' } });
    await h.live();
    expect(h.claims).toEqual(['browser']);
    for (const tell of h.replaced) tell();
    await settle();
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'replaced' });
    expect(h.errors).toEqual([]);
    expect(h.replaced.size).toBe(0);
    expect(h.client.stopped).toBe(1);
  });

  it('is none by default', async () => {
    const h = personaHarness();
    await h.live();
    expect(h.claims).toEqual([]);
  });
});
