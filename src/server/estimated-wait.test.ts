import { describe, expect, it } from 'vitest';
import { createSessionHandler, type SessionHandlerOptions } from './session-handler.js';
import { imitateAnam } from './testing/anam-imitation.js';
import { fakeUpstream, type Call } from './testing/fake-upstream.js';
import { post, refusalOf } from './testing/requests.js';
import type { ServerRefusal } from './refusal.js';

const apiKey = 'anam-key-0123456789';
const check = { check: true };

function setUp(fetch: typeof globalThis.fetch, options: Partial<SessionHandlerOptions> = {}) {
  const refused: ServerRefusal[] = [];
  const handler = createSessionHandler({
    apiKey,
    persona: { avatarId: 'avatar', voiceId: 'voice' },
    authorize: () => true,
    waitEstimate: true,
    fetch,
    onRefusal: (refusal) => refused.push(refusal),
    ...options,
  });
  return { handler, refused };
}

describe('the check before a start', () => {
  it('tells whether all sessions are in use and for how long, and creates no token', async () => {
    const anam = imitateAnam(apiKey, { limit: 1, waitSeconds: 40 });
    const { handler } = setUp(anam.fetch);
    const ask = async () => (await handler(post(check))).json();
    expect(await ask()).toEqual({ busy: false });
    anam.running.add('one');
    // Anam's limit and count are facts about the account, which no page needs.
    expect(await ask()).toEqual({ busy: true, estimatedWaitSeconds: 40 });
    expect(anam.minted).toEqual([]);
  });

  it.each([
    [{ limit: 1, canStartSession: false, estimatedWaitSeconds: null }, { busy: true }],
    [{ limit: 1, canStartSession: false, estimatedWaitSeconds: -5 }, { busy: true }],
    [
      { limit: 1, canStartSession: false, estimatedWaitSeconds: 0 },
      { busy: true, estimatedWaitSeconds: 0 },
    ],
    [
      { limit: 1, canStartSession: false, estimatedWaitSeconds: 12.3 },
      { busy: true, estimatedWaitSeconds: 13 },
    ],
    [
      { limit: 1, canStartSession: false, estimatedWaitSeconds: 1e9 },
      { busy: true, estimatedWaitSeconds: 7200 },
    ],
    // Only Anam's own verdict counts, because its count may be too high.
    [{ limit: 1, active: 5 }, { busy: false }],
    [{ limit: 1, active: 5, canStartSession: true, estimatedWaitSeconds: 9 }, { busy: false }],
  ])('reads %j', async (status, told) => {
    const { fetch, calls } = fakeUpstream(() => Response.json(status));
    expect(await (await setUp(fetch).handler(post(check))).json()).toEqual(told);
    expect(calls[0]).toMatchObject({ url: 'https://api.anam.ai/v1/sessions/concurrency' });
    expect(calls[0]?.init).toMatchObject({ method: 'GET', redirect: 'manual' });
  });

  it.each<[string, () => Response, string]>([
    ['a redirect', () => new Response(null, { status: 302, headers: { location: '/x' } }), 'anam-failed'],
    [
      'a key that lacks the permission',
      () => Response.json({ message: apiKey }, { status: 403 }),
      'anam-forbidden',
    ],
    ['a page', () => new Response(`<html>${apiKey}`), 'anam-failed'],
    ['no JSON', () => new Response(`${apiKey} not json`), 'anam-failed'],
    ['a body without an end', () => new Response('['.repeat(100_000)), 'anam-failed'],
  ])('reports %s to the log, without the key', async (_, answer, code) => {
    const { handler, refused } = setUp(fakeUpstream(answer).fetch, { development: true });
    const refusal = await refusalOf(await handler(post(check)));
    expect(refusal.code).toBe(code);
    expect(refused).toHaveLength(1);
    expect(JSON.stringify(refused) + refusal.text).not.toContain(apiKey);
  });

  it('needs the option, and `authorize`', async () => {
    const { fetch, calls } = fakeUpstream(() => Response.json({ limit: 1, canStartSession: false }));
    const off = await refusalOf(await setUp(fetch, { waitEstimate: false }).handler(post(check)));
    expect(off).toMatchObject({ status: 400, code: 'invalid-request' });
    const stranger = await setUp(fetch, { authorize: () => false }).handler(post(check));
    expect(stranger.status).toBe(403);
    expect(calls).toEqual([]);
    expect(() => setUp(fetch, { waitEstimate: 'yes' } as object)).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    );
  });
});

describe('a start that Anam refuses because of the number of sessions', () => {
  const busy = () => Response.json({ error: 'Concurrent session limit reached' }, { status: 429 });
  const isToken = ({ url }: Call) => url.endsWith('/session-token');
  const answers = (wait: () => Response) => (call: Call) => (isToken(call) ? busy() : wait());

  it('comes with the estimate', async () => {
    const wait = () => Response.json({ limit: 1, canStartSession: false, estimatedWaitSeconds: 40 });
    const response = await setUp(fakeUpstream(answers(wait)).fetch).handler(post({ mode: 'client' }));
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      error: { code: 'anam-busy', message: expect.any(String) as string, estimatedWaitSeconds: 40 },
    });
    // A hint that can be too high must not hold back a retry, so it is no `retry-after`.
    expect(response.headers.get('retry-after')).toBeNull();
  });

  it.each<[string, () => Response]>([
    ['without one', () => Response.json({ limit: 1, canStartSession: false, estimatedWaitSeconds: null })],
    ['if a session is free again', () => Response.json({ limit: 1, canStartSession: true })],
    ['if the estimate fails', () => new Response('', { status: 500 })],
  ])('is the same refusal %s', async (_, wait) => {
    const { handler, refused } = setUp(fakeUpstream(answers(wait)).fetch);
    const refusal = await refusalOf(await handler(post({ mode: 'client' })));
    expect(refusal).toMatchObject({ status: 503, code: 'anam-busy' });
    expect(refusal.text).not.toContain('estimatedWaitSeconds');
    expect(refused).toHaveLength(1);
  });

  it('asks nothing without the option, and nothing after another 429', async () => {
    const off = fakeUpstream(busy);
    await setUp(off.fetch, { waitEstimate: false }).handler(post({ mode: 'client' }));
    const spent = fakeUpstream(() => Response.json({ error: 'Spend cap reached' }, { status: 429 }));
    await setUp(spent.fetch).handler(post({ mode: 'client' }));
    expect([off.calls.length, spent.calls.length]).toEqual([1, 1]);
  });

  it.each([
    [429, '17'],
    [503, null],
  ])('reads `RateLimit-Reset` of a %i as the time to wait: %s', async (status, wait) => {
    const headers = { 'RateLimit-Reset': '17' };
    const { fetch } = fakeUpstream(() => Response.json({ error: 'Too many requests' }, { status, headers }));
    const response = await setUp(fetch).handler(post({ mode: 'client' }));
    expect(response.headers.get('retry-after')).toBe(wait);
  });
});
