import { describe, expect, it, vi } from 'vitest';
import type { ServerRefusal } from './refusal.js';
import { createEndHandler, type EndHandlerOptions } from './end-handler.js';
import { fakeUpstream, never } from './testing/fake-upstream.js';
import { post, refusalOf } from './testing/requests.js';

const apiKey = 'anam-key-0123456789';
const sessionId = '0B1d2e3f-4a5b-4c6d-8e7f-0123456789ab';
const ended = () => new Response(null, { status: 204 });

function setUp(options: Partial<EndHandlerOptions> = {}, answer: Parameters<typeof fakeUpstream>[0] = ended) {
  const upstream = fakeUpstream(answer);
  const handler = createEndHandler({ apiKey, authorize: () => true, fetch: upstream.fetch, ...options });
  return { handler, calls: upstream.calls };
}

/** The request of `navigator.sendBeacon(url, string)` from a page on the same site. */
const beacon = (body: unknown) =>
  post(body, {
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      origin: 'https://app.example.com',
      'sec-fetch-site': 'same-origin',
    },
  });

describe('ending a session', () => {
  it.each([
    ['a beacon', beacon],
    ['a request with JSON', post],
  ])('takes %s, and asks Anam with the key and without a body', async (_, send) => {
    const { handler, calls } = setUp();
    const response = await handler(send({ sessionId }));
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe(`https://api.anam.ai/v1/sessions/${sessionId}/stop`);
    expect(calls[0]?.init).toMatchObject({ method: 'POST', redirect: 'manual' });
    expect(calls[0]?.init.body).toBeUndefined();
    expect(calls[0]?.headers.get('authorization')).toBe(`Bearer ${apiKey}`);
  });

  it.each([404, 409, 410])('is content with a session that has ended already (%i)', async (status) => {
    const { handler } = setUp({}, () => Response.json({ error: 'Session not found' }, { status }));
    expect((await handler(beacon({ sessionId }))).status).toBe(204);
  });

  it('does not take the page of a wrong address for that', async () => {
    const { handler } = setUp({}, () => new Response('<html>Not Found</html>', { status: 404 }));
    expect(await refusalOf(await handler(beacon({ sessionId })))).toMatchObject({
      status: 502,
      code: 'anam-failed',
    });
  });

  it.each([
    [401, 502, 'anam-unauthorized'],
    [429, 429, 'anam-rate-limited'],
    [500, 502, 'anam-failed'],
    [302, 502, 'anam-failed'],
  ])('maps HTTP %i to %i %s', async (theirs, status, code) => {
    const heard: ServerRefusal[] = [];
    const { handler } = setUp({ onRefusal: (refusal) => heard.push(refusal) }, () => {
      return new Response(`no, ${apiKey}`, { status: theirs });
    });
    const refusal = await refusalOf(await handler(beacon({ sessionId })));
    expect(refusal).toMatchObject({ status, code });
    expect(refusal.text + JSON.stringify(heard)).not.toContain(apiKey);
  });

  it.each(['before the handler', 'while the user is looked up', 'while Anam is asked'])(
    'is not stopped itself by a page that goes away %s',
    async (moment) => {
      const page = new AbortController();
      const leaveAt = (now: string) => {
        if (now === moment) page.abort();
      };
      const authorize = async () => {
        leaveAt('while the user is looked up');
        return true;
      };
      const { handler, calls } = setUp({ authorize }, () => {
        leaveAt('while Anam is asked');
        return ended();
      });
      const request = post({ sessionId }, { signal: page.signal });
      leaveAt('before the handler');
      expect((await handler(request)).status).toBe(204);
      expect(page.signal.aborted).toBe(true);
      expect(calls[0]?.init.signal.aborted).toBe(false);
    },
  );

  it('gives Anam 10 seconds', async () => {
    vi.useFakeTimers();
    const { handler, calls } = setUp({}, never);
    const answer = handler(beacon({ sessionId }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await refusalOf(await answer)).toMatchObject({ status: 504, code: 'anam-timeout' });
    expect(calls[0]?.init.signal.aborted).toBe(true);
    vi.useRealTimers();
  });
});

describe('sessions of others', () => {
  it('asks `owns` about the id and the request', async () => {
    const owns = vi.fn((id: string, request: Request) => id === sessionId && request.headers.has('x-user'));
    const { handler, calls } = setUp({ owns });
    expect((await handler(post({ sessionId }, { headers: { 'x-user': 'ada' } }))).status).toBe(204);
    const refusal = await refusalOf(await handler(post({ sessionId })));
    expect(refusal).toMatchObject({ status: 403, code: 'session-not-yours' });
    expect(calls).toHaveLength(1);
  });

  it.each([undefined, 'yes', 1, {}])('takes %j from `owns` as no', async (verdict) => {
    const { handler, calls } = setUp({ owns: (async () => verdict) as () => Promise<boolean> });
    expect((await handler(post({ sessionId }))).status).toBe(403);
    expect(calls).toHaveLength(0);
  });

  it('ends nothing when `owns` throws', async () => {
    const owns = () => {
      throw new Error('database');
    };
    const { handler, calls } = setUp({ owns });
    expect((await handler(post({ sessionId }))).status).toBe(500);
    expect(calls).toHaveLength(0);
  });

  it.each<[string, Record<string, string>]>([
    ['a form of another site', { origin: 'https://evil.example' }],
    ['a beacon of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed frame', { origin: 'null' }],
  ])('refuses %s, which text/plain would let through', async (_, headers) => {
    const { handler, calls } = setUp();
    const request = post({ sessionId }, { headers: { 'content-type': 'text/plain', ...headers } });
    expect(await refusalOf(await handler(request))).toMatchObject({ status: 403, code: 'origin-refused' });
    expect(calls).toHaveLength(0);
  });
});

describe('ids that are none', () => {
  it.each([
    '../personas',
    `${sessionId}/../../auth/session-token`,
    `${sessionId}%2f..`,
    `${sessionId}?x=1`,
    `${sessionId}#`,
    `${sessionId}\n`,
    ` ${sessionId}`,
    `${sessionId}\u0000`,
    sessionId.replaceAll('-', ''),
    '00000000-0000-0000-0000-00000000000g',
    '',
    null,
    7,
    [sessionId],
    { toString: sessionId },
  ])('refuses %j without asking Anam', async (id) => {
    const { handler, calls } = setUp();
    expect(await refusalOf(await handler(post({ sessionId: id })))).toMatchObject({
      status: 400,
      code: 'invalid-request',
    });
    expect(calls).toHaveLength(0);
  });

  it.each([
    ['another field', { sessionId, reason: 'x' }],
    ['a prototype', `{"sessionId":"${sessionId}","__proto__":{"owned":true}}`],
    ['no field', {}],
  ])('refuses %s', async (_, body) => {
    const { handler, calls } = setUp();
    expect((await handler(post(body))).status).toBe(400);
    expect(calls).toHaveLength(0);
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'refuses a body of type "%s"',
    async (type) => {
      const { handler } = setUp();
      expect((await handler(post({ sessionId }, { headers: { 'content-type': type } }))).status).toBe(415);
    },
  );
});

it.each<[string, object]>([
  ['no key', { apiKey: '' }],
  ['an `owns` that is no function', { owns: true }],
  ['an option that is misspelt', { own: () => true }],
  ['an option of another handler', { llmIds: ['x'] }],
])('refuses at once: %s', (_, options) => {
  expect(() => setUp(options)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
});
