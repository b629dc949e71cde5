import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHandler } from './create-handler.js';
import type { AccessOptions } from './guard.js';
import type { ServerRefusal } from './refusal.js';
import { post, refusalOf } from './testing/requests.js';

function setUp(access: AccessOptions = { authorize: () => true }) {
  const answer = vi.fn(async () => Response.json('yes'));
  return { answer, handler: createHandler(access, ['secret-key'], answer) };
}

const allow = () => true;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('without authorize', () => {
  it.each([undefined, 'production', 'staging', ''])(
    'refuses everybody when NODE_ENV is %j, and says what to do',
    async (value) => {
      vi.stubEnv('NODE_ENV', value);
      const { handler, answer } = setUp({});
      const refusal = await refusalOf(await handler(post({})));
      expect(refusal).toMatchObject({ status: 403, code: 'authorize-missing' });
      expect(refusal.message).toContain('NODE_ENV');
      expect(answer).not.toHaveBeenCalled();
    },
  );

  it.each(['development', 'test'])('lets everybody in when NODE_ENV is %j', async (value) => {
    vi.stubEnv('NODE_ENV', value);
    expect((await setUp({}).handler(post({}))).status).toBe(200);
  });

  it.each([null, undefined, {}, { env: null }])(
    'refuses everybody in a runtime whose process is %j',
    async (process) => {
      const { handler } = setUp({});
      const request = post({});
      vi.stubGlobal('process', process);
      const pending = handler(request);
      // Restored in the same task, because Node's own code needs the real one.
      vi.unstubAllGlobals();
      expect((await pending).status).toBe(403);
    },
  );

  it('follows `development` in every environment', async () => {
    vi.stubEnv('NODE_ENV', 'development');
    expect((await setUp({ development: false }).handler(post({}))).status).toBe(403);
    vi.stubEnv('NODE_ENV', 'production');
    expect((await setUp({ development: true }).handler(post({}))).status).toBe(200);
  });
});

describe('details in responses', () => {
  it.each([
    ['development', undefined, true],
    ['test', undefined, false],
    ['production', undefined, false],
    ['production', true, true],
    ['development', false, false],
  ])('NODE_ENV %j, development %j: %j', async (value, development, shown) => {
    vi.stubEnv('NODE_ENV', value);
    const handler = createHandler({ authorize: allow, development }, ['secret-key'], async () => {
      throw new Error('what secret-key said');
    });
    const { detail } = await refusalOf(await handler(post({})));
    expect(detail).toBe(shown ? 'what [redacted] said' : undefined);
  });
});

it('takes a key out of a detail before the detail is cut, so that no half of it is left', async () => {
  const details: (string | undefined)[] = [];
  const onRefusal = ({ detail }: ServerRefusal) => details.push(detail);
  const handler = createHandler({ authorize: allow, onRefusal }, ['secret-key'], async () => {
    throw new Error(`${'x'.repeat(1995)}secret-key`);
  });
  await handler(post({}));
  expect(details).toEqual([`${'x'.repeat(1995)}[reda`]);
});

describe('who may come in', () => {
  it('asks authorize in development too', async () => {
    const { handler } = setUp({ development: true, authorize: () => false });
    expect(await refusalOf(await handler(post({})))).toMatchObject({ status: 403, code: 'not-authorized' });
  });

  it.each([false, undefined, 'yes', {}])('takes %j from authorize as no', async (verdict) => {
    const { handler } = setUp({ authorize: (async () => verdict) as () => Promise<boolean> });
    expect(await refusalOf(await handler(post({})))).toMatchObject({ status: 403, code: 'not-authorized' });
  });

  it('refuses if authorize throws, and hides its message from the page', async () => {
    const onRefusal = vi.fn();
    const authorize = () => {
      throw new Error('database at 10.0.0.7 says secret-key');
    };
    const { handler, answer } = setUp({ authorize, onRefusal });
    const refusal = await refusalOf(await handler(post({})));
    expect(refusal).toMatchObject({ status: 500, code: 'server-failed' });
    expect(refusal.text).not.toContain('10.0.0.7');
    expect(onRefusal.mock.calls[0]?.[0]).toMatchObject({ detail: 'database at 10.0.0.7 says [redacted]' });
    expect(answer).not.toHaveBeenCalled();
  });

  it('gives authorize the request, with its cookie', async () => {
    const authorize = vi.fn((request: Request) => request.headers.get('cookie') === 'id=1');
    expect((await setUp({ authorize }).handler(post({}, { headers: { cookie: 'id=1' } }))).status).toBe(200);
  });

  it('does not call it a failure when the page goes away in the middle of its body', async () => {
    const onRefusal = vi.fn();
    const page = new AbortController();
    const handler = createHandler({ authorize: allow, onRefusal }, [], async () => {
      page.abort();
      throw new TypeError('terminated');
    });
    const response = await handler(post({}, { signal: page.signal }));
    expect(response.status).toBe(499);
    expect(onRefusal).not.toHaveBeenCalled();
  });

  it('continues if the log throws', async () => {
    const onRefusal = () => {
      throw new Error('disk full');
    };
    expect((await setUp({ authorize: () => false, onRefusal }).handler(post({}))).status).toBe(403);
  });

  it('continues if the log rejects, which would end a Node process', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    // The return value does not match the type, for example if the log function is asynchronous.
    const onRefusal: () => void = (): unknown => Promise.reject(new Error('disk full'));
    expect((await setUp({ authorize: () => false, onRefusal }).handler(post({}))).status).toBe(403);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('what a request must look like', () => {
  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    const response = await setUp().handler(new Request('https://app.example.com/api', { method }));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json-seq', ''])(
    'refuses the content type "%s", which a form of any site could send',
    async (type) => {
      const { handler } = setUp();
      const refusal = await refusalOf(await handler(post('{}', { headers: { 'content-type': type } })));
      expect(refusal).toMatchObject({ status: 415, code: 'content-type-refused' });
    },
  );

  it('takes JSON with a charset', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await setUp().handler(post({}, { headers }))).status).toBe(200);
  });
});

describe('pages of other origins', () => {
  it.each<[string, Record<string, string>]>([
    ['no browser at all', {}],
    ['an old browser, same host', { origin: 'https://app.example.com' }],
    ['same host behind a proxy that ends TLS', { origin: 'http://app.example.com' }],
    [
      'same origin by the browser, another host behind a proxy',
      { origin: 'https://www.example.com', 'sec-fetch-site': 'same-origin' },
    ],
  ])('accepts: %s', async (_, headers) => {
    expect((await setUp().handler(post({}, { headers }))).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['another subdomain', { origin: 'https://evil.example.com', 'sec-fetch-site': 'same-site' }],
    ['another site in an old browser', { origin: 'https://evil.example' }],
    ['another port in an old browser', { origin: 'https://app.example.com:8443' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses: %s', async (_, headers) => {
    const { handler, answer } = setUp();
    expect(await refusalOf(await handler(post({}, { headers })))).toMatchObject({
      status: 403,
      code: 'origin-refused',
    });
    expect(answer).not.toHaveBeenCalled();
  });

  it('refuses them before calling authorize', async () => {
    const authorize = vi.fn(allow);
    await setUp({ authorize }).handler(post({}, { headers: { origin: 'https://evil.example' } }));
    expect(authorize).not.toHaveBeenCalled();
  });

  it('accepts an allowed origin, its preflight, and lets it read errors', async () => {
    const origin = 'https://other.example';
    const { handler } = setUp({ authorize: allow, allowedOrigins: [origin] });
    const preflight = await handler(
      new Request('https://app.example.com/api', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-headers': 'content-type,x-token' },
      }),
    );
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type,x-token');
    const headers = { origin, 'sec-fetch-site': 'cross-site' };
    const ok = await handler(post({}, { headers }));
    expect([ok.status, ok.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
    const refused = await handler(post({}, { headers: { ...headers, 'content-type': 'text/plain' } }));
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([415, origin]);
  });

  it('sends no CORS headers to other origins', async () => {
    const { handler } = setUp({ authorize: allow, allowedOrigins: ['https://other.example'] });
    const response = await handler(post({}, { headers: { origin: 'https://evil.example' } }));
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect(response.headers.get('vary')).toBe('origin');
  });
});
