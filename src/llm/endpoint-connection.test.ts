import { afterEach, assert, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LlmPart } from './llm-adapter.js';
import { collect, tick } from './testing/collect.js';
import { joinParts } from './testing/joined-parts.js';
import { ScriptedEndpoint } from './testing/scripted-endpoint.js';
import { bytesOf, chunk, done, frame, stop, text } from './testing/sse.js';
import { openaiCompatible, type OpenAICompatibleOptions } from './providers/openai-compatible.js';

const request = { messages: [{ role: 'user', content: 'Hi' }] } as const;

function ask(endpoint: ScriptedEndpoint, options: Partial<OpenAICompatibleOptions> = {}) {
  const controller = new AbortController();
  const llm = openaiCompatible({ url: 'https://llm.test/v1', model: 'm', fetch: endpoint.fetch, ...options });
  const collected = collect(llm.stream(request, { signal: controller.signal }));
  return { controller, collected, settled: collected.settled };
}

// Loaded in advance, because these tests are not about loading the adapter's code.
await openaiCompatible({ url: '/v1', model: 'm' }).preload?.();

async function refusal(
  status: number,
  body: string,
  headers: Record<string, string> = {},
  options: Partial<OpenAICompatibleOptions> = {},
) {
  const { error } = await ask(new ScriptedEndpoint({ status, body, headers }), options).settled;
  return error;
}

describe('an answer over fetch', () => {
  it('streams text and reasoning and ends at [DONE]', async () => {
    const endpoint = new ScriptedEndpoint();
    const { collected, settled } = ask(endpoint);
    await tick();
    endpoint.write(chunk({ reasoning: 'Hm' }));
    await tick();
    expect(collected.parts).toEqual([{ type: 'reasoning-delta', text: 'Hm' }]);
    endpoint.write(text('Grü').slice(0, -3));
    await tick();
    expect(collected.parts).toHaveLength(1);
    endpoint.write(`${text('Grü').slice(-3)}${stop}${done}`);
    const { parts, error } = await settled;
    expect(joinParts(parts)).toEqual({ text: 'Grü', reasoning: 'Hm', finish: ['stop'] });
    expect(error).toBeUndefined();
  });

  it('keeps the characters whole when bytes are cut inside them', async () => {
    const endpoint = new ScriptedEndpoint();
    const { settled } = ask(endpoint);
    await tick();
    for (const byte of new TextEncoder().encode(text('👋') + stop)) endpoint.write(Uint8Array.of(byte));
    endpoint.end();
    expect(joinParts((await settled).parts).text).toBe('👋');
  });

  it('yields all parts of one network chunk within one task', async () => {
    const endpoint = new ScriptedEndpoint();
    const { collected } = ask(endpoint);
    await tick();
    endpoint.write(Array.from({ length: 100 }, (_, index) => text(`w${index} `)).join(''));
    await tick();
    expect(collected.parts).toHaveLength(100);
  });

  it('does not abort a connection that ends by itself, so that it can be reused', async () => {
    const endpoint = new ScriptedEndpoint();
    const { settled } = ask(endpoint);
    await tick();
    endpoint.write(text('Hi') + stop + done);
    await settled;
    expect(endpoint.aborted).toBe(false);
    endpoint.end();
    await tick();
    expect(endpoint.cancelled).toBe(false);
  });

  it('closes a connection that stays open after [DONE]', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const endpoint = new ScriptedEndpoint();
    const { settled } = ask(endpoint);
    await tick();
    endpoint.write(text('Hi') + done);
    await settled;
    vi.advanceTimersByTime(1000);
    await tick();
    expect(endpoint.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('yields the parts before the error, then throws once', async () => {
    const endpoint = new ScriptedEndpoint({
      body: text('Hi') + frame({ error: { message: 'boom', code: 500 } }),
    });
    const llm = openaiCompatible({ url: '/v1', model: 'm', fetch: endpoint.fetch });
    const iterator = llm.stream(request, { signal: new AbortController().signal })[Symbol.asyncIterator]();
    expect(await iterator.next()).toEqual({ done: false, value: { type: 'text-delta', text: 'Hi' } });
    await expect(iterator.next()).rejects.toMatchObject({
      code: 'llm-failed',
      data: { status: 500, detail: 'boom' },
    });
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it('serves calls of next that overlap in order', async () => {
    const endpoint = new ScriptedEndpoint({ body: text('1') + text('2') + stop });
    const llm = openaiCompatible({ url: '/v1', model: 'm', fetch: endpoint.fetch });
    const iterator = llm.stream(request, { signal: new AbortController().signal })[Symbol.asyncIterator]();
    const results = await Promise.all([iterator.next(), iterator.next(), iterator.next(), iterator.next()]);
    expect(joinParts(results.flatMap((result) => (result.done ? [] : [result.value])))).toEqual({
      text: '12',
      reasoning: '',
      finish: ['stop'],
    });
    expect(results[3]?.done).toBe(true);
  });
});

describe('an abort', () => {
  it('ends quietly and closes the connection at once', async () => {
    const endpoint = new ScriptedEndpoint();
    const { controller, settled } = ask(endpoint);
    await tick();
    endpoint.write(text('Hi'));
    await tick();
    controller.abort();
    expect(endpoint.aborted).toBe(true);
    const { parts, error } = await settled;
    expect(joinParts(parts)).toEqual({ text: 'Hi', reasoning: '', finish: [] });
    expect(error).toBeUndefined();
  });

  it('yields no more of the received parts', async () => {
    const endpoint = new ScriptedEndpoint({ body: text('1') + text('2') + stop });
    const controller = new AbortController();
    const llm = openaiCompatible({ url: '/v1', model: 'm', fetch: endpoint.fetch });
    const seen: LlmPart[] = [];
    for await (const part of llm.stream(request, controller)) {
      seen.push(part);
      controller.abort();
    }
    expect(joinParts(seen).text).toBe('1');
  });

  it('ends without an error before and during the request, and with a fetch that ignores the signal', async () => {
    const endpoint = new ScriptedEndpoint(new Promise<never>(() => undefined));
    const early = ask(endpoint);
    early.controller.abort();
    expect((await early.settled).error).toBeUndefined();
    const deaf = ask(endpoint, { fetch: () => new Promise(() => undefined) });
    await tick();
    deaf.controller.abort();
    expect((await deaf.settled).error).toBeUndefined();
  });

  it('cancels an answer that comes after it', async () => {
    const endpoint = new ScriptedEndpoint();
    let arrive: (response: Response) => void = () => undefined;
    const late = new Promise<Response>((resolve) => {
      arrive = resolve;
    });
    const { controller, settled } = ask(endpoint, { fetch: () => late });
    await tick();
    controller.abort();
    await settled;
    arrive(await endpoint.fetch('late', { body: '{}' }));
    await tick();
    expect(endpoint.cancelled).toBe(true);
  });

  it('sends nothing when the signal is aborted already', async () => {
    const endpoint = new ScriptedEndpoint();
    const llm = openaiCompatible({ url: '/v1', model: 'm', fetch: endpoint.fetch });
    expect(
      (await collect(llm.stream(request, { signal: AbortSignal.abort() })).settled).error,
    ).toBeUndefined();
    expect(endpoint.requests).toEqual([]);
  });

  it('closes the connection when the consumer leaves', async () => {
    const endpoint = new ScriptedEndpoint();
    const llm = openaiCompatible({ url: '/v1', model: 'm', fetch: endpoint.fetch });
    const stream = llm.stream(request, { signal: new AbortController().signal });
    setImmediate(() => endpoint.write(text('a') + text('b')));
    for await (const part of stream) if (part.type === 'text-delta') break;
    expect(endpoint.aborted).toBe(true);
  });
});

describe('an endpoint that fails', () => {
  const json = (error: object) => JSON.stringify({ error });

  it.each([
    [401, json({ message: 'Incorrect API key', code: 'invalid_api_key' }), 'llm-unauthorized'],
    [403, '', 'llm-unauthorized'],
    [
      400,
      JSON.stringify([
        {
          error: {
            code: 400,
            message: 'API key not valid',
            status: 'INVALID_ARGUMENT',
            details: [{ reason: 'API_KEY_INVALID' }],
          },
        },
      ]),
      'llm-unauthorized',
    ],
    [404, json({ message: 'no such model', code: 'model_not_found' }), 'llm-not-found'],
    [404, '<html>Not found</html>', 'llm-not-found'],
    [400, json({ message: 'filtered', code: 'content_filter' }), 'llm-filtered'],
    [400, json({ message: 'Your credit balance is too low.' }), 'llm-quota'],
    [402, '', 'llm-quota'],
    [413, '', 'llm-context-length'],
    [499, '', 'llm-failed'],
    [422, JSON.stringify({ detail: 'bad' }), 'llm-invalid-request'],
    [400, json({ message: 'odd', code: 'toString' }), 'llm-invalid-request'],
    [429, '', 'llm-rate-limited'],
    [529, json({ type: 'overloaded_error', message: 'Overloaded' }), 'llm-rate-limited'],
    [500, '', 'llm-failed'],
    [503, 'upstream', 'llm-failed'],
    [504, '', 'llm-timeout'],
  ])('turns HTTP %i %s into %s', async (status, body, code) => {
    expect(await refusal(status, body)).toMatchObject({ code, data: { status, body } });
  });

  it('contains the error text of the endpoint', async () => {
    const error = await refusal(422, JSON.stringify({ detail: 'messages: too short' }));
    expect(error?.message).toBe('The model endpoint returned 422: messages: too short');
    expect(error?.data.detail).toBe('messages: too short');
  });

  it.each([
    ['retry-after-ms', { 'retry-after-ms': '1500', 'retry-after': '9' }, '', 1500],
    ['retry-after in seconds', { 'retry-after': '2' }, 'try again in 9s', 2000],
    ['words', {}, json({ message: 'Please try again in 5.2s.' }), 5200],
    ['minutes in words', {}, 'try again in 1m12.5s', 72_500],
    ['milliseconds in words', {}, 'Try again in 350ms', 350],
    ["Google's RetryInfo", {}, '{"error":{"details":[{"retryDelay": "34.4s"}]}}', 34_400],
    ['nothing', {}, 'no', undefined],
  ])('reads the retry time from %s', async (_title, headers, body, expected) => {
    expect((await refusal(429, body, headers))?.data.retryAfterMs).toBe(expected);
  });

  it('says the status alone where the endpoint said nothing', async () => {
    expect((await refusal(404, ''))?.message).toBe('The model endpoint returned 404.');
  });

  it('reads a retry-after date', async () => {
    const error = await refusal(429, '', { 'retry-after': new Date(Date.now() + 60_000).toUTCString() });
    expect(error?.data.retryAfterMs).toBeGreaterThan(50_000);
    expect(error?.data.retryAfterMs).toBeLessThanOrEqual(60_000);
  });

  it('never shows a key that it sent, and keeps 2,000 characters of the body', async () => {
    const body = json({ message: `Wrong key sk-secret-1, not Key-22-xyz ${'x'.repeat(3000)}` });
    const error = await refusal(
      401,
      body,
      {},
      { apiKey: 'sk-secret-1', headers: { 'x-api-key': 'Key-22-xyz' } },
    );
    expect(error?.data.body).toHaveLength(2000);
    expect(JSON.stringify([error?.message, error?.data])).not.toMatch(/sk-secret-1|Key-22-xyz/);
    const inStream = new ScriptedEndpoint({ body: frame({ error: { message: 'bad sk-secret-1' } }) });
    const { error: late } = await ask(inStream, { apiKey: 'sk-secret-1' }).settled;
    expect(JSON.stringify([late?.message, late?.data])).not.toContain('sk-secret-1');
  });

  it.each([
    ['an HTML page', '<!doctype html>\n<title>App</title>', 'text/html'],
    [
      'a completion in one piece',
      '{"object":"chat.completion","choices":[{"message":{"content":"Hi"}}]}',
      'application/json',
    ],
  ])('rejects %s with advice', async (_title, body, type) => {
    const { error } = await ask(new ScriptedEndpoint({ body, headers: { 'content-type': type } })).settled;
    expect(error).toMatchObject({ code: 'llm-protocol', data: { body: `${body}\n` } });
    expect(error?.advice).toContain('stream: true');
  });

  it.each([['text/plain'], ['application/json'], ['application/octet-stream']])(
    'reads a stream that calls itself %s',
    async (type) => {
      const { parts } = await ask(
        new ScriptedEndpoint({ body: text('Hi') + stop, headers: { 'content-type': type } }),
      ).settled;
      expect(joinParts(parts).text).toBe('Hi');
    },
  );

  it('reports an answer over the limit as too large, not as another protocol', async () => {
    const endpoint = new ScriptedEndpoint();
    const { settled } = ask(endpoint);
    await tick();
    const piece = bytesOf(text('a'.repeat(1_000_000)));
    for (let sent = 0; sent <= 67_108_864; sent += piece.length) endpoint.write(piece);
    const { error } = await settled;
    expect(error).toMatchObject({
      code: 'llm-too-large',
      message: 'The model sent more than 67108864 bytes in one answer.',
      data: { limit: 'bytes' },
    });
    expect(error?.advice).toContain('repeats itself');
    expect(endpoint.aborted).toBe(true);
  });

  it('says which events count as empty, because pieces of a call can be among them', async () => {
    const { error } = await ask(new ScriptedEndpoint({ body: 'data: {}\n\n'.repeat(250_001) })).settled;
    expect(error).toMatchObject({
      code: 'llm-too-large',
      message: 'The model sent more than 250000 events without text or a complete tool call.',
      data: { limit: 'empty-events' },
    });
  });

  it('takes an empty answer for a truncated one', async () => {
    expect((await ask(new ScriptedEndpoint({ body: '' })).settled).error?.code).toBe('llm-truncated');
    expect((await ask(new ScriptedEndpoint({ body: null, status: 204 })).settled).error?.code).toBe(
      'llm-truncated',
    );
  });

  it('reports a request that failed as unreachable, without the query of its URL', async () => {
    const cause = new TypeError('Failed to fetch');
    const { error } = await ask(new ScriptedEndpoint(), {
      url: 'https://x.test/llm?key=1',
      fetch: () => Promise.reject(cause),
    }).settled;
    expect(error).toMatchObject({
      code: 'llm-unreachable',
      message: 'The request to https://x.test/llm failed: TypeError: Failed to fetch',
    });
    expect(error?.cause).toBe(cause);
    expect(error?.retryable).toBe(true);
  });

  it('reports what a fetch of the app throws', async () => {
    const { error } = await ask(new ScriptedEndpoint(), {
      fetch: () => Promise.reject(new Error('signed out')),
    }).settled;
    expect(error).toMatchObject({ code: 'llm-failed', message: expect.stringContaining('signed out') });
  });

  it('reports what a headers function throws', async () => {
    const cause = new Error('signed out');
    const headers = () => Promise.reject(cause);
    expect((await ask(new ScriptedEndpoint(), { headers }).settled).error).toMatchObject({
      code: 'llm-failed',
      cause,
    });
  });

  it('takes a connection that broke for a truncated answer, with the cause', async () => {
    const endpoint = new ScriptedEndpoint();
    const { settled } = ask(endpoint);
    await tick();
    endpoint.write(text('Hi </'));
    await tick();
    const cause = new TypeError('terminated');
    endpoint.fail(cause);
    const { parts, error } = await settled;
    expect(joinParts(parts)).toEqual({ text: 'Hi </', reasoning: '', finish: [] });
    expect(error).toMatchObject({ code: 'llm-truncated', cause });
  });

  it('treats a connection that broke after the finish reason as complete', async () => {
    const endpoint = new ScriptedEndpoint();
    const { settled } = ask(endpoint);
    await tick();
    endpoint.write(text('Hi') + stop);
    await tick();
    endpoint.fail(new TypeError('terminated'));
    const { parts, error } = await settled;
    expect(joinParts(parts).finish).toEqual(['stop']);
    expect(error).toBeUndefined();
  });
});

describe('the time that an endpoint has', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  });
  afterEach(() => {
    const left = vi.getTimerCount();
    vi.useRealTimers();
    assert.equal(left, 0, 'timers left over');
  });

  it('waits 30 s for the first byte, however far the request has come', async () => {
    const never = ask(new ScriptedEndpoint(new Promise<never>(() => undefined)));
    const silent = ask(new ScriptedEndpoint());
    await tick();
    vi.advanceTimersByTime(29_999);
    await tick();
    expect([never.collected.ended, silent.collected.ended]).toEqual([false, false]);
    vi.advanceTimersByTime(1);
    for (const { settled } of [never, silent]) {
      expect((await settled).error).toMatchObject({
        code: 'llm-timeout',
        message: 'https://llm.test/v1/chat/completions sent nothing for 30000 ms.',
      });
    }
  });

  it('counts every byte afterwards, and closes the connection that stalls', async () => {
    const endpoint = new ScriptedEndpoint();
    const { settled, collected } = ask(endpoint, { firstByteTimeoutMs: 100, idleTimeoutMs: 1000 });
    await tick();
    endpoint.write(text('Hi <'));
    await tick();
    for (let wait = 0; wait < 5; wait += 1) {
      vi.advanceTimersByTime(900);
      endpoint.write(': keep-alive\n\n');
      await tick();
    }
    expect(collected.ended).toBe(false);
    vi.advanceTimersByTime(1000);
    const { parts, error } = await settled;
    expect(joinParts(parts).text).toBe('Hi <');
    expect(error?.code).toBe('llm-timeout');
    expect(endpoint.aborted).toBe(true);
  });

  it('takes a stall after the finish reason for the end', async () => {
    const endpoint = new ScriptedEndpoint();
    const { settled } = ask(endpoint);
    await tick();
    endpoint.write(text('Hi') + stop);
    await tick();
    vi.advanceTimersByTime(30_000);
    expect((await settled).error).toBeUndefined();
  });

  it('does not count the time that the consumer takes', async () => {
    const endpoint = new ScriptedEndpoint();
    const llm = openaiCompatible({ url: '/v1', model: 'm', fetch: endpoint.fetch });
    const iterator = llm.stream(request, { signal: new AbortController().signal })[Symbol.asyncIterator]();
    const first = iterator.next();
    await tick();
    endpoint.write(text('1'));
    await first;
    vi.advanceTimersByTime(60_000);
    endpoint.write(text('2') + stop);
    endpoint.end();
    expect(await iterator.next()).toEqual({ done: false, value: { type: 'text-delta', text: '2' } });
    await iterator.return?.();
  });
});
