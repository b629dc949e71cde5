import { describe, expect, it, vi } from 'vitest';
import { personaHarness } from '../testing/persona-harness.js';
import { published } from '../testing/published.js';
import { settle } from '../testing/settle.js';

type Reply = () => Response | Promise<Response>;
const busy: Reply = () => Response.json({ busy: true, estimatedWaitSeconds: 40 });
const never: Reply = () => new Promise(() => undefined);

/** A persona whose endpoint answers checks with `check`. `log`: what it was asked. */
function setUp(check: Reply, token: Reply = () => Response.json({ sessionToken: 'token' })) {
  const log: string[] = [];
  const inits: (RequestInit | undefined)[] = [];
  const reply = { check, token };
  const fetch = async (_: unknown, init?: RequestInit) => {
    const isCheck = init?.body === '{"check":true}';
    log.push(isCheck ? 'check' : 'token');
    inits.push(init);
    return isCheck ? reply.check() : reply.token();
  };
  const session = { url: '/api/session', headers: { 'x-user': 'me' }, checkBusy: true };
  const h = personaHarness({ session, advanced: { environment: { fetch } } });
  return { h, log, inits, reply };
}

const connected = async ({ h }: ReturnType<typeof setUp>, clients = 1) =>
  vi.waitFor(() => expect(h.clients).toHaveLength(clients));

const failureOf = async ({ h }: ReturnType<typeof setUp>) => (await published(h, h.persona.start())).error;

describe('the check before a start', () => {
  it('warns with the wait, and the next start is not checked', async () => {
    const set = setUp(busy);
    expect(await failureOf(set)).toMatchObject({
      code: 'session-busy',
      data: { precheck: true, estimatedWaitMs: 40_000, retryAfterMs: 0 },
    });
    expect(set.log).toEqual(['check']);
    expect(set.inits[0]).toMatchObject({ method: 'POST', redirect: 'manual' });
    expect(new Headers(set.inits[0]?.headers).get('x-user')).toBe('me');
    const started = set.h.persona.start();
    await connected(set);
    set.h.client.goLive();
    set.h.frame();
    await started;
    expect(set.log).toEqual(['check', 'token']);
  });

  it('comes again after a start that was not checked', async () => {
    const set = setUp(busy);
    expect(await failureOf(set)).toMatchObject({ data: { precheck: true } });
    const started = set.h.persona.start();
    await connected(set);
    set.h.client.goLive();
    set.h.frame();
    await started;
    await published(set.h, set.h.persona.end());
    expect(await failureOf(set)).toMatchObject({ data: { precheck: true } });
    expect(set.log).toEqual(['check', 'token', 'check']);
  });

  it.each<[string, Reply]>([
    ['nobody is waiting', () => Response.json({ busy: false })],
    ['an endpoint cannot tell', () => Response.json({ error: { code: 'invalid-request' } }, { status: 400 })],
    ['a body is no JSON', () => new Response('<html>')],
    ['a body is null', () => new Response('null')],
    ['a body is too long', () => new Response(`{"busy":true,"x":"${'x'.repeat(10_000)}"}`)],
    ['a redirect comes', () => new Response(null, { status: 302 })],
    ['the network fails', () => Promise.reject(new TypeError('offline'))],
    ['`busy` is no boolean', () => Response.json({ busy: 'yes' })],
  ])('never refuses: it starts if %s', async (_, check) => {
    const set = setUp(check);
    set.h.persona.start().catch(() => undefined);
    await connected(set);
    expect(set.log).toEqual(['check', 'token']);
  });

  it.each<[unknown, number | undefined]>([
    [0, 0],
    [null, undefined],
    [-1, undefined],
    ['40', undefined],
    [1e9, undefined],
  ])('has the wait %j as %j ms', async (estimatedWaitSeconds, ms) => {
    const set = setUp(() => Response.json({ busy: true, estimatedWaitSeconds }));
    const error = (await failureOf(set)) as { data: object };
    expect(error.data).toEqual({
      precheck: true,
      retryAfterMs: 0,
      ...(ms !== undefined && { estimatedWaitMs: ms }),
    });
  });

  it('delays a start by 3 s at most, and leaves no timer', async () => {
    const set = setUp(never);
    set.h.persona.start().catch(() => undefined);
    await vi.waitFor(() => expect(set.log).toEqual(['check']));
    const pending = set.h.clock.pending;
    set.h.clock.advance(3_000);
    await connected(set);
    expect(set.log).toEqual(['check', 'token']);
    expect(set.inits[0]?.signal?.aborted).toBe(true);
    expect(set.h.clock.pending).toBeLessThanOrEqual(pending);
  });

  it('is aborted with the start', async () => {
    const set = setUp(never);
    set.h.persona.start().catch(() => undefined);
    await vi.waitFor(() => expect(set.log).toEqual(['check']));
    await published(set.h, set.h.persona.end());
    await settle();
    expect(set.inits[0]?.signal?.aborted).toBe(true);
    expect(set.h.clock.pending).toBe(0);
    expect(set.log).toEqual(['check']);
  });

  it('does not come before a renewed session, whose lost session may still be counted', async () => {
    const set = setUp(() => Response.json({ busy: false }));
    const started = set.h.persona.start();
    await connected(set);
    set.h.client.goLive();
    set.h.frame();
    await started;
    set.reply.check = busy;
    set.h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE');
    await settle();
    set.h.clock.advance(1_000);
    await connected(set, 2);
    expect(set.log).toEqual(['check', 'token', 'token']);
  });
});

describe('a start that is refused as busy', () => {
  class ClientError extends Error {
    readonly code = 'CLIENT_ERROR_CODE_MAX_CONCURRENT_SESSIONS_REACHED';
    readonly statusCode = 429;
  }

  async function refusedWith(check: Reply) {
    const set = setUp(() => Response.json({ busy: false }));
    const started = set.h.persona.start().catch((cause: unknown) => cause);
    await connected(set);
    set.reply.check = check;
    set.h.client.refuseSession(new ClientError('Concurrency limit reached'));
    await vi.waitFor(() => expect(set.h.state.session.status).toBe('ended'));
    return { error: (await started) as { code: string; data: object }, log: set.log };
  }

  it('by Anam gets the wait', async () => {
    const { error, log } = await refusedWith(busy);
    expect(error).toMatchObject({ code: 'session-busy', data: { status: 429, estimatedWaitMs: 40_000 } });
    expect(error.data).not.toHaveProperty('precheck');
    expect(log).toEqual(['check', 'token', 'check']);
  });

  it('is the same if the wait is unknown', async () => {
    const { error } = await refusedWith(() => new Response('', { status: 500 }));
    expect(error.data).toEqual({ status: 429 });
  });

  it('by the handler has the wait of its response', async () => {
    const refusal = { error: { code: 'anam-busy', message: 'All in use.', estimatedWaitSeconds: 12 } };
    const set = setUp(
      () => Response.json({ busy: false }),
      () => Response.json(refusal, { status: 503 }),
    );
    expect(await failureOf(set)).toMatchObject({
      code: 'session-busy',
      data: { estimatedWaitMs: 12_000 },
    });
  });
});
