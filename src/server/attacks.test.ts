import { afterEach, describe, expect, it, vi } from 'vitest';
import { openaiCompatible } from '../llm/index.js';
import { createLlmProxy } from './llm-proxy.js';
import type { AccessOptions } from './guard.js';
import type { ServerRefusal } from './refusal.js';
import { createSessionHandler } from './session-handler.js';
import { createEndHandler } from './end-handler.js';
import { fakeUpstream, never } from './testing/fake-upstream.js';

// Attacks on the handlers, from the page and from the upstream service.

const apiKey = 'anam-key-0123456789';
const agentKey = 'xi-key-0123456789';
const modelKey = 'llm-key-0123456789';
const signature = 'cvtkn_0123456789';
const userToken = 'user-token-0123456789';
const secrets = [apiKey, agentKey, modelKey, signature];

const names = ['session', 'agent', 'end', 'proxy'] as const;
type Name = (typeof names)[number];
type Answer = Parameters<typeof fakeUpstream>[0];

const sessionId = '0b1d2e3f-4a5b-4c6d-8e7f-0123456789ab';
const goodBody: Readonly<Record<Name, object>> = {
  session: { mode: 'server', llmId: 'one', persona: { languageCode: 'en' } },
  agent: { mode: 'server' },
  end: { sessionId },
  proxy: { model: 'one', messages: [{ role: 'user', content: 'Hi' }] },
};

/**
 * How long each handler waits for a body and for the upstream service, in ms, and the size of a piece of a body, in
 * bytes. A handler accepts one or two such pieces.
 */
const patience = { body: 10_000, silence: 10_000, piece: 5000 };
const limits: Readonly<Record<Name, typeof patience>> = {
  session: patience,
  agent: patience,
  end: patience,
  proxy: { body: 30_000, silence: 30_000, piece: 128_000 },
};

const spoken =
  'data: {"choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n';

const kindly: Answer = ({ url }) => {
  if (url.includes('llm.example')) return new Response(spoken);
  if (url.includes('elevenlabs')) return Response.json({ signed_url: `wss://x.example?s=${signature}` });
  return url.endsWith('/stop')
    ? new Response(null, { status: 204 })
    : Response.json({ sessionToken: 'a.b.c' });
};

function setUp(name: Name, answer: Answer = kindly) {
  const upstream = fakeUpstream(answer);
  const heard: ServerRefusal[] = [];
  const common = {
    development: true,
    authorize: (request: Request) => request.headers.get('cookie') === `user=${userToken}`,
    onRefusal: (refusal: ServerRefusal) => heard.push(refusal),
  };
  return { handler: make(name, upstream.fetch, common), heard, calls: upstream.calls };
}

function make(
  name: Name,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
  common: AccessOptions,
) {
  if (name === 'proxy') {
    const llm = openaiCompatible({ url: 'https://llm.example.com/v1', apiKey: modelKey, model: 'm', fetch });
    // Longer than the time limit of the upstream service, so that the status is still available.
    return createLlmProxy({ llm: { one: llm }, keepAliveMs: 60_000, ...common });
  }
  const anam = { apiKey, fetch: fetch as typeof globalThis.fetch, ...common };
  if (name === 'end') return createEndHandler(anam);
  return createSessionHandler({
    ...anam,
    persona: { avatarId: 'avatar', voiceId: 'voice' },
    overridable: { languageCode: true },
    ...(name === 'session'
      ? { llmIds: ['one'] }
      : { environment: { elevenLabs: { apiKey: agentKey, agentId: 'agent' } } }),
  });
}

interface Shape {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly signal?: AbortSignal;
}

const ownPage = {
  'content-type': 'application/json',
  cookie: `user=${userToken}`,
  'sec-fetch-site': 'same-origin',
  origin: 'https://app.example.com',
};

function ask(name: Name, { headers, ...init }: Shape = {}): Request {
  const body = JSON.stringify(goodBody[name]);
  const shape = { method: 'POST', body, duplex: 'half', ...init, headers: { ...ownPage, ...headers } };
  return new Request('https://app.example.com/api', shape);
}

/** Everything that leaves a handler, as one text. */
async function everything(response: Response, heard: readonly ServerRefusal[]) {
  return [JSON.stringify([...response.headers]), await response.text(), JSON.stringify(heard)].join('\n');
}

/** Z2: a status, a code, a sentence. Z1: no key anywhere. */
async function expectRefusal(response: Response, heard: readonly ServerRefusal[], status: number) {
  expect(response.status).toBe(status);
  const { error } = (await response.clone().json()) as { error: { code: string; message: string } };
  expect(error.code).toMatch(/^[a-z-]+$/);
  expect(error.message).toMatch(/^\S.*[.!]$/);
  const all = await everything(response, heard);
  // Half of a key must not appear either.
  for (const secret of [...secrets, userToken]) expect(all).not.toContain(secret.slice(0, 9));
}

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it.each(names)('%s: a good request goes through, so that the rest proves something', async (name) => {
  const { handler, heard } = setUp(name);
  const response = await handler(ask(name));
  expect(response.ok).toBe(true);
  const all = await everything(response, heard);
  for (const secret of secrets) expect(all).not.toContain(secret);
});

describe.each(names)('%s: who asks', (name) => {
  it.each<[string, string]>([
    ['nobody', ''],
    ['a forged cookie', 'user=user-token-0123456780'],
    ['a cookie with more', `user=${userToken}; user=admin`],
    ['a cookie with less', 'user='],
    ['the key of the other side', `user=${apiKey}`],
  ])('%s is refused', async (_, cookie) => {
    const { handler, heard, calls } = setUp(name);
    await expectRefusal(await handler(ask(name, { headers: { cookie } })), heard, 403);
    expect(calls).toHaveLength(0);
  });

  it.each<[string, Record<string, string>]>([
    ['of another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['of a subdomain', { origin: 'https://x.app.example.com', 'sec-fetch-site': 'same-site' }],
    ['that looks alike', { origin: 'https://app.example.com.evil.example', 'sec-fetch-site': 'cross-site' }],
    ['in a sandbox', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['that claims nonsense', { 'sec-fetch-site': 'same-origin, cross-site' }],
  ])('a page %s is refused with the user’s own cookie, and may not read why', async (_, headers) => {
    const { handler, heard, calls } = setUp(name);
    const response = await handler(ask(name, { headers }));
    expect([...response.headers.keys()].filter((header) => header.startsWith('access-control'))).toEqual([]);
    await expectRefusal(response, heard, 403);
    expect(calls).toHaveLength(0);
  });

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is refused', async (method) => {
    const { handler, heard, calls } = setUp(name);
    const request = new Request('https://app.example.com/api', { method, headers: ownPage });
    await expectRefusal(await handler(request), heard, 405);
    expect(calls).toHaveLength(0);
  });
});

describe.each(names)('%s: the request', (name) => {
  const good = JSON.stringify(goodBody[name]);
  const withField = (field: string) => `${good.slice(0, -1)},${field}}`;

  it.each<[string, BodyInit]>([
    ['nothing', ''],
    ['a space', ' '],
    ['null', 'null'],
    ['a list', `[${good}]`],
    ['a string', JSON.stringify(good)],
    ['half an object', good.slice(0, -1)],
    ['two objects', good + good],
    ['a comment', `/**/${good}`],
    ['zero bytes', '\0'.repeat(50)],
    ['no UTF-8', new Uint8Array([0xff, 0xfe, 0x7b, 0x7d])],
    ['UTF-16', new Uint8Array([...new TextEncoder().encode(good)].flatMap((code) => [code, 0]))],
    ['900 brackets', '['.repeat(900)],
    ['objects in each other', '{"a":'.repeat(180)],
    ['an unknown field', withField('"admin":true')],
    ['a prototype', withField('"__proto__":{"mode":"client"}')],
    ['a constructor', withField('"constructor":{"prototype":{"polluted":1}}')],
    ['an empty name', withField('"":1')],
  ])('%s is refused', async (_, body) => {
    const { handler, heard, calls } = setUp(name);
    await expectRefusal(await handler(ask(name, { body })), heard, 400);
    expect(calls).toHaveLength(0);
    expect('polluted' in {}).toBe(false);
  });

  it('escapes line breaks and control characters in a name', async () => {
    const { handler, heard } = setUp(name);
    const body = withField(String.raw`"\n200 ok\u001b[2J\u009b2J":1`);
    await expectRefusal(await handler(ask(name, { body })), heard, 400);
    expect(heard[0]?.message).not.toMatch(/\p{Cc}/u);
  });

  it('a body that is longer than it says is read no further than allowed', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(limits[name].piece).fill(32));
      },
    });
    const { handler, heard, calls } = setUp(name);
    await expectRefusal(await handler(ask(name, { body, headers: { 'content-length': '10' } })), heard, 413);
    expect(pulled).toBeLessThan(8);
    expect(calls).toHaveLength(0);
  });

  it('a body that says that it is too long is not read at all', async () => {
    const pull = vi.fn();
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    const { handler, heard } = setUp(name);
    const response = await handler(ask(name, { body, headers: { 'content-length': '99999999' } }));
    await expectRefusal(response, heard, 413);
    expect(pull).not.toHaveBeenCalled();
  });

  it('a body that never arrives times out', async () => {
    vi.useFakeTimers();
    const { handler, heard, calls } = setUp(name);
    const answer = handler(ask(name, { body: new ReadableStream<Uint8Array>() }));
    await vi.advanceTimersByTimeAsync(limits[name].body);
    await expectRefusal(await answer, heard, 408);
    expect(vi.getTimerCount()).toBe(0);
    expect(calls).toHaveLength(0);
  });

  it('a slow body times out', async () => {
    vi.useFakeTimers();
    let trickle: ReturnType<typeof setInterval> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        trickle = setInterval(() => controller.enqueue(new Uint8Array([32])), 1000);
      },
      cancel: () => clearInterval(trickle),
    });
    const { handler, heard, calls } = setUp(name);
    const answer = handler(ask(name, { body }));
    await vi.advanceTimersByTimeAsync(limits[name].body);
    await expectRefusal(await answer, heard, 408);
    expect([vi.getTimerCount(), calls.length]).toEqual([0, 0]);
  });

  it('a stranger’s body is not read at all', async () => {
    const pull = vi.fn();
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    const { handler } = setUp(name);
    expect((await handler(ask(name, { body, headers: { cookie: '' } }))).status).toBe(403);
    expect(pull).not.toHaveBeenCalled();
  });
});

describe.each(names)('%s: headers', (name) => {
  it('of the page are not passed on', async () => {
    const { handler, calls } = setUp(name);
    const headers = {
      authorization: 'Bearer page',
      'x-forwarded-for': '10.0.0.1',
      'x-forwarded-host': 'evil.example',
      'xi-api-key': 'page',
      host: 'evil.example',
      'x-http-method-override': 'DELETE',
      forwarded: 'host=evil.example',
    };
    await handler(ask(name, { headers }));
    const known = ['accept', 'authorization', 'content-type', 'xi-api-key'];
    expect(calls.length).toBeGreaterThan(0);
    for (const call of calls) {
      expect([...call.headers.keys()].every((header) => known.includes(header))).toBe(true);
      expect([...call.headers.values()].join('\n')).not.toContain('page');
      expect(new URL(call.url).host).toMatch(/^(?:api\.anam\.ai|api\.elevenlabs\.io|llm\.example\.com)$/);
    }
  });

  it('of the other side are not passed on, but a sensible retry-after', async () => {
    const theirs = {
      'set-cookie': 'admin=1',
      location: 'https://evil.example',
      'access-control-allow-origin': '*',
      'x-api-key': apiKey,
      'retry-after': '99999999999',
    };
    const { handler } = setUp(name, () => new Response('', { status: 429, headers: theirs }));
    const response = await handler(ask(name));
    expect(Object.fromEntries(response.headers)).toEqual({
      'cache-control': 'no-store',
      'content-type': 'application/json; charset=utf-8',
      'retry-after': '86400',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each(['soon', '-5', '1e999', 'NaN', '5, 7'])('no retry-after of "%s" is repeated', async (value) => {
    const { handler } = setUp(
      name,
      () => new Response('', { status: 429, headers: { 'retry-after': value } }),
    );
    expect((await handler(ask(name))).headers.get('retry-after') ?? '0').toMatch(/^\d{1,5}$/);
  });
});

it.each<[Name, string]>([
  ['session', apiKey],
  ['agent', agentKey],
  ['agent', `wss://x.example?s=${signature}`],
])('%s: refuses a token that contains a secret (%s)', async (name, secret) => {
  const echo: Answer = (call) =>
    call.url.includes('elevenlabs') ? kindly(call) : Response.json({ sessionToken: `a.${secret}.c` });
  const { handler, heard } = setUp(name, echo);
  await expectRefusal(await handler(ask(name)), heard, 502);
});

describe.each(names)('%s: the other side', (name) => {
  // Each handler redacts its own keys, and everything that looks like a key.
  const keys = { session: [apiKey], agent: [apiKey, agentKey], end: [apiKey], proxy: [modelKey] }[name];
  const echo = keys
    .map((key) => `${key} Bearer ${key} ${encodeURIComponent(key)} "${key}" sk-${key}`)
    .join(' ');

  it.each<[string, Answer]>([
    ...[301, 400, 401, 402, 403, 404, 418, 422, 429, 500, 502, 503, 599].map((status): [string, Answer] => [
      `answers ${status}`,
      () => new Response(`<p>${echo}`, { status }),
    ]),
    ['cuts a key off', () => new Response(`${'x'.repeat(190)} ${keys[0]}`, { status: 500 })],
    ['throws', () => Promise.reject(new TypeError('fetch failed', { cause: new Error(echo) }))],
    ['throws no error', () => Promise.reject(echo)],
    ['breaks off', () => new Response(failingBody(echo), { status: 500 })],
    ['answers with 10 MB', () => new Response(echo.repeat(100_000), { status: 500 })],
  ])('that %s with all keys reveals none to the page and the log', async (_, answer) => {
    const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((method) =>
      vi.spyOn(console, method).mockImplementation(() => {}),
    );
    const { handler, heard } = setUp(name, answer);
    const response = await handler(ask(name));
    // The model endpoint rejects a request only because of the page.
    expect(response.status).toBeGreaterThanOrEqual(name === 'proxy' ? 400 : 429);
    expect(heard).toHaveLength(1);
    await expectRefusal(response, heard, response.status);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
  });

  it('writes nothing into the log that steers a terminal', async () => {
    const { handler, heard } = setUp(name, () => new Response('a\u001b[2J\u0007\nb', { status: 500 }));
    await handler(ask(name));
    expect(heard[0]?.detail).toContain('a\uFFFD[2J\uFFFD b');
  });

  it('that never responds times out, and its request is aborted', async () => {
    vi.useFakeTimers();
    const { handler, heard, calls } = setUp(name, never);
    const answer = handler(ask(name));
    await vi.advanceTimersByTimeAsync(limits[name].silence);
    await expectRefusal(await answer, heard, 504);
    expect(calls.every(({ init }) => init.signal.aborted)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe.each(names)('%s: a storm of pages that go away', (name) => {
  it('leaves no request, no timer and no unhandled rejection behind', async () => {
    vi.useFakeTimers();
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { handler, calls } = setUp(name, never);
    const pages = Array.from({ length: 1000 }, () => new AbortController());
    const answers = pages.map((page, index) => {
      if (index % 5 === 0) page.abort();
      const hangs = index % 3 === 0;
      const body = hangs ? new ReadableStream<Uint8Array>() : JSON.stringify(goodBody[name]);
      return handler(ask(name, { body, signal: page.signal }));
    });
    await vi.advanceTimersByTimeAsync(50);
    for (const page of pages) page.abort();
    // A beacon's request completes even though its page has closed. Only its own time limits end it.
    if (name === 'end') await vi.advanceTimersByTimeAsync(10_000);
    const statuses = new Set((await Promise.all(answers)).map(({ status }) => status));
    process.off('unhandledRejection', unhandled);
    expect(statuses).toEqual(new Set(name === 'end' ? [408, 504] : [499]));
    expect(calls.length).toBeGreaterThan(100);
    expect(calls.every(({ init }) => init.signal.aborted)).toBe(true);
    expect([vi.getTimerCount(), unhandled.mock.calls]).toEqual([0, []]);
  });
});

function failingBody(start: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(start));
    },
    pull(controller) {
      controller.error(new Error(`broken off near ${start}`));
    },
  });
}
