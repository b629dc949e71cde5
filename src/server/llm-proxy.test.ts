import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLlmProxy, type LlmProxyOptions } from './llm-proxy.js';
import { eventStream, fakeUpstream, never } from './testing/fake-upstream.js';
import { post, refusalOf } from './testing/requests.js';

const apiKey = 'llm-key-0123456789';
const question = { messages: [{ role: 'user', content: 'Hi' }] };
const answered = () => new Response('data: [DONE]\n\n', { headers: { 'content-type': 'text/event-stream' } });

function setUp(
  answer: Parameters<typeof fakeUpstream>[0] = answered,
  options: Partial<LlmProxyOptions> = {},
) {
  const upstream = fakeUpstream(answer);
  const onRefusal = vi.fn();
  const handler = createLlmProxy({
    url: 'https://llm.example.com/v1',
    apiKey,
    models: ['small'],
    authorize: () => true,
    onRefusal,
    fetch: upstream.fetch,
    ...options,
  });
  return { handler, onRefusal, calls: upstream.calls };
}

/** Reads a body as it comes; `text()` is what has come so far. */
function follow(response: Response) {
  const decoder = new TextDecoder();
  const reader = response.body!.getReader();
  const seen = { text: '', ended: false, error: undefined as unknown };
  const run = async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      seen.text += decoder.decode(value, { stream: true });
    }
  };
  const end = run().then(
    () => (seen.ended = true),
    (error: unknown) => (seen.error = error),
  );
  return { seen, reader, end };
}

const tick = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

afterEach(() => vi.useRealTimers());

describe('the call', () => {
  it.each([
    ['https://a.example/v1', 'https://a.example/v1/chat/completions'],
    ['https://a.example/openai/v1/', 'https://a.example/openai/v1/chat/completions'],
    ['http://localhost:8000/v1?x=1', 'http://localhost:8000/v1/chat/completions?x=1'],
    ['https://a.example/v1/chat/completions', 'https://a.example/v1/chat/completions'],
    ['https://a.example/custom', 'https://a.example/custom'],
  ])('%s is asked at %s', async (url, asked) => {
    const { handler, calls } = setUp(answered, { url });
    await handler(post(question));
    expect(calls[0]?.url).toBe(asked);
  });

  it('carries our headers, and none of the page', async () => {
    const { handler, calls } = setUp(answered, { headers: { 'api-key': 'another-key' } });
    await handler(
      post(question, { headers: { cookie: 'id=1', authorization: 'Bearer page', 'x-forwarded-for': '1' } }),
    );
    expect(Object.fromEntries(calls[0]!.headers)).toEqual({
      accept: 'text/event-stream',
      'api-key': 'another-key',
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
    });
  });

  it('has no authorization for a server that wants none', async () => {
    const upstream = fakeUpstream(answered);
    const handler = createLlmProxy({
      url: 'http://localhost:1/v1',
      models: ['m'],
      development: true,
      fetch: upstream.fetch,
    });
    await handler(post(question));
    expect(upstream.calls[0]?.headers.has('authorization')).toBe(false);
  });

  it.each<[string, Partial<LlmProxyOptions>]>([
    ['no URL', { url: '' }],
    ['a relative URL', { url: '/v1' }],
    ['another scheme', { url: 'file:///etc/passwd' }],
    ['a password in the URL', { url: 'https://me:secret@a.example/v1' }],
    ['no models', { models: [] }],
    ['an empty key', { apiKey: '' }],
    ['a header with a line break', { headers: { 'api-key': 'a\nb' } }],
    ['a token limit that is none', { maxTokens: 0.5 }],
    ['a size that is none', { maxBodyBytes: Number.NaN }],
  ])('refuses at once: %s', (_, options) => {
    expect(() => setUp(answered, options)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });

  it('does not read more than it may', async () => {
    const { handler, calls } = setUp(answered, { maxBodyBytes: 1000 });
    const long = { messages: [{ role: 'user', content: 'x'.repeat(1000) }] };
    expect(await refusalOf(await handler(post(long)))).toMatchObject({ status: 413, code: 'body-too-large' });
    expect(calls).toHaveLength(0);
  });
});

describe('the stream', () => {
  it('arrives byte for byte, also where a character is cut in half', async () => {
    const upstream = eventStream();
    const { handler } = setUp(() => upstream.response);
    const response = await handler(post(question));
    const body = new TextEncoder().encode(
      '\r\n: hm\r\ndata: {"x":"Grüße 👋"}\r\n\r\nevent: error\ndata: {}\n\n',
    );
    for (const byte of body) upstream.sendBytes(new Uint8Array([byte]));
    upstream.close();
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(body);
  });

  it('is neither cached, collected nor compressed on its way', async () => {
    const { headers } = await setUp().handler(post(question));
    expect(Object.fromEntries(headers)).toEqual({
      'cache-control': 'no-store, no-transform',
      'content-type': 'text/event-stream; charset=utf-8',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
  });

  it('passes an event on before the next one is there', async () => {
    const upstream = eventStream();
    const { handler } = setUp(() => upstream.response);
    const { seen } = follow(await handler(post(question)));
    upstream.send('data: 1\n\n');
    await vi.waitFor(() => expect(seen.text).toBe('data: 1\n\n'));
  });

  it('does not read ahead of a page that does not read', async () => {
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulls += 1;
        controller.enqueue(new Uint8Array([10]));
      },
    });
    const { handler } = setUp(() => new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
    const response = await handler(post(question));
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    expect(pulls).toBeLessThan(5);
    await response.body?.cancel();
  });
});

describe('silence', () => {
  it('is filled with comments until the first byte, and never after it', async () => {
    vi.useFakeTimers();
    const upstream = eventStream();
    const { handler } = setUp(() => upstream.response);
    const { seen, end } = follow(await handler(post(question)));
    await tick(20_000);
    expect(seen.text).toBe(': keep-alive\n\n: keep-alive\n\n');
    upstream.send('data: {"half');
    await tick(40_000);
    upstream.send('":1}\n\n');
    upstream.close();
    await end;
    expect(seen.text).toBe(': keep-alive\n\n: keep-alive\n\ndata: {"half":1}\n\n');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is filled as well when the endpoint keeps its headers back', async () => {
    vi.useFakeTimers();
    const { handler } = setUp(async () => {
      await new Promise((resolve) => {
        setTimeout(resolve, 25_000);
      });
      return answered();
    });
    const pending = handler(post(question));
    await tick(10_000);
    const { seen, end } = follow(await pending);
    await tick(15_000);
    await end;
    expect(seen.text).toBe(': keep-alive\n\ndata: [DONE]\n\n');
  });

  it('piles up no comments for a page that does not read', async () => {
    vi.useFakeTimers();
    const upstream = eventStream();
    const { handler } = setUp(() => upstream.response);
    const response = await handler(post(question));
    await tick(60_000);
    upstream.close();
    expect(await response.text()).toBe(': keep-alive\n\n');
  });

  it.each([
    ['before the headers', () => never(), 120_000],
    ['before the first byte', () => eventStream().response, 120_000],
  ])('that is too long %s becomes an error event', async (_, answer, ms) => {
    vi.useFakeTimers();
    const { handler, calls, onRefusal } = setUp(answer);
    const pending = handler(post(question));
    await tick(10_000);
    const { seen, end } = follow(await pending);
    await tick(ms);
    await end;
    const event = JSON.parse(seen.text.replaceAll(': keep-alive\n\n', '').slice('data: '.length)) as unknown;
    expect(event).toMatchObject({ error: { code: 'llm-timeout', status: 504 } });
    expect(calls[0]?.init.signal.aborted).toBe(true);
    expect(onRefusal).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that is too long in the middle breaks the stream off', async () => {
    vi.useFakeTimers();
    const upstream = eventStream();
    const { handler, calls, onRefusal } = setUp(() => upstream.response, { timeoutMs: 5000 });
    const { seen, end } = follow(await handler(post(question)));
    upstream.send('data: {"half');
    await tick(5000);
    await end;
    expect(seen.text).toBe('data: {"half');
    expect(seen.error).toBeInstanceOf(Error);
    expect(calls[0]?.init.signal.aborted).toBe(true);
    expect(onRefusal.mock.calls[0]?.[0]).toMatchObject({ code: 'llm-timeout' });
  });

  it('that is too long, with a status, when the wait is shorter than the first comment', async () => {
    vi.useFakeTimers();
    const { handler } = setUp(never, { timeoutMs: 5000 });
    const pending = handler(post(question));
    await tick(5000);
    expect(await refusalOf(await pending)).toMatchObject({ status: 504, code: 'llm-timeout' });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a page that goes away', () => {
  it.each([
    ['before the headers', () => never(), false],
    ['in the middle', () => eventStream().response, true],
  ])('%s stops the model', async (_, answer, begun) => {
    const page = new AbortController();
    const { handler, calls, onRefusal } = setUp(answer);
    const pending = handler(post(question, { signal: page.signal }));
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    if (begun) await pending;
    page.abort();
    expect((await pending).status).toBe(begun ? 200 : 499);
    expect(calls[0]?.init.signal.aborted).toBe(true);
    expect(onRefusal).not.toHaveBeenCalled();
  });

  it('by cancelling the body stops the model, and leaves no timer', async () => {
    vi.useFakeTimers();
    const upstream = eventStream();
    const { handler, calls } = setUp(() => upstream.response);
    const response = await handler(post(question));
    await tick();
    await response.body?.cancel();
    expect(calls[0]?.init.signal.aborted).toBe(true);
    expect(upstream.state.cancelled).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('while the endpoint keeps its headers back stops the model too', async () => {
    vi.useFakeTimers();
    const { handler, calls, onRefusal } = setUp(never);
    const pending = handler(post(question));
    await tick(10_000);
    await (await pending).body?.cancel();
    expect(calls[0]?.init.signal.aborted).toBe(true);
    await tick(200_000);
    expect(onRefusal).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('before anything was asked costs nothing', async () => {
    const { handler, calls } = setUp();
    const response = await handler(post(question, { signal: AbortSignal.abort() }));
    expect(response.status).toBe(499);
    expect(calls.every(({ init }) => init.signal.aborted)).toBe(true);
  });
});

describe('failures of the endpoint', () => {
  const error = (message: string, more = {}) => JSON.stringify({ error: { message, ...more } });

  it.each([
    [400, error('bad'), 400, 'llm-invalid-request'],
    [400, error('bad', { code: 'API_KEY_INVALID' }), 502, 'llm-unauthorized'],
    [401, error(`Incorrect API key provided: ${apiKey}`), 502, 'llm-unauthorized'],
    [403, '', 502, 'llm-unauthorized'],
    [404, '<html>', 404, 'llm-not-found'],
    [429, error('Please try again in 5.289s'), 429, 'llm-rate-limited'],
    [500, 'oops', 500, 'llm-failed'],
    [503, '', 503, 'llm-failed'],
    [302, '', 502, 'llm-protocol'],
  ])('HTTP %i %s becomes %i %s, in our words', async (theirs, body, status, code) => {
    const { handler, calls } = setUp(() => new Response(body, { status: theirs }));
    const refusal = await refusalOf(await handler(post(question)));
    expect(refusal).toMatchObject({ status, code });
    expect(refusal.detail).toBeUndefined();
    expect(refusal.text).not.toContain(apiKey);
    expect(calls[0]?.init.signal.aborted).toBe(true);
  });

  it('says when to try again, also when only the words do', async () => {
    const { handler } = setUp(() => new Response(error('Please try again in 5.289s'), { status: 429 }));
    expect((await handler(post(question))).headers.get('retry-after')).toBe('6');
  });

  it.each(['text/html', 'application/json', 'application/x-ndjson'])(
    '200 with %s is no stream',
    async (type) => {
      const { handler } = setUp(() => new Response('<html>', { headers: { 'content-type': type } }));
      expect(await refusalOf(await handler(post(question)))).toMatchObject({
        status: 502,
        code: 'llm-protocol',
      });
    },
  );

  it('shows what the endpoint said in development, without the keys', async () => {
    const body = error(`No ${apiKey}, no another-key, no query-key.`);
    const { handler, onRefusal } = setUp(() => new Response(body, { status: 401 }), {
      development: true,
      url: 'https://a.example/v1?key=query-key',
      headers: { 'api-key': 'another-key' },
    });
    const { text, detail } = await refusalOf(await handler(post(question)));
    expect(detail).toContain('No [secret], no [secret], no [secret].');
    expect(text + JSON.stringify(onRefusal.mock.calls[0]?.[0])).not.toMatch(
      /another-key|query-key|0123456789/,
    );
  });

  it('reads the start of an error only', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(1000))),
    });
    const { handler } = setUp(() => new Response(endless, { status: 500 }), { development: true });
    expect((await refusalOf(await handler(post(question)))).detail).toHaveLength(2000);
  });

  it('cannot be reached', async () => {
    const { handler, onRefusal } = setUp(() => {
      throw new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') });
    });
    expect(await refusalOf(await handler(post(question)))).toMatchObject({
      status: 502,
      code: 'llm-unreachable',
    });
    expect(onRefusal.mock.calls[0]?.[0]).toMatchObject({ detail: 'fetch failed: ECONNREFUSED' });
  });

  it('breaks off before it said anything: the page gets an event', async () => {
    const upstream = eventStream();
    const { handler } = setUp(() => upstream.response);
    const response = await handler(post(question));
    upstream.fail(new Error(`reset ${apiKey}`));
    const text = await response.text();
    expect(text).toContain('"code":"llm-truncated"');
    expect(text).not.toContain(apiKey);
  });

  it('breaks off in the middle: so does the answer, and the log hears of it', async () => {
    const upstream = eventStream();
    const { handler, onRefusal } = setUp(() => upstream.response);
    const { seen, end } = follow(await handler(post(question)));
    upstream.send('data: {"half');
    await vi.waitFor(() => expect(seen.text).not.toBe(''));
    upstream.fail(new Error(`reset ${apiKey}`));
    await end;
    expect(seen.text).toBe('data: {"half');
    expect(String(seen.error)).not.toContain(apiKey);
    expect(onRefusal.mock.calls[0]?.[0]).toMatchObject({ code: 'llm-truncated', detail: 'reset [secret]' });
  });
});
