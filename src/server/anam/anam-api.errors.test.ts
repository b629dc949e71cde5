import { describe, expect, it, vi } from 'vitest';
import { PersonaError } from '../../internal/persona-error.js';
import { fakeUpstream, never } from '../testing/fake-upstream.js';
import { anamApi, type AnamApi } from './anam-api.js';

const apiKey = 'anam-key-0123456789';
const uuid = '00000000-0000-4000-8000-000000000001';
const llm = {
  displayName: 'Mine',
  urls: ['https://llm.example.com/v1/chat/completions'],
  llmFormat: 'openai',
  modelName: 'm',
  secret: 'llm-secret-0123456789',
} as const;

const calls: readonly (readonly [name: string, ask: (anam: AnamApi) => Promise<unknown>])[] = [
  ['llms.list', (anam) => anam.llms.list()],
  ['llms.get', (anam) => anam.llms.get('a')],
  ['llms.create', (anam) => anam.llms.create(llm)],
  ['llms.update', (anam) => anam.llms.update('a', { modelName: 'm' })],
  ['llms.delete', (anam) => anam.llms.delete('a')],
  ['avatars.list', (anam) => anam.avatars.list()],
  ['avatars.get', (anam) => anam.avatars.get(uuid)],
  ['voices.list', (anam) => anam.voices.list()],
  ['personas.get', (anam) => anam.personas.get(uuid)],
  ['tools.list', (anam) => anam.tools.list()],
  ['sessions.concurrency', (anam) => anam.sessions.concurrency()],
  ['sessions.stop', (anam) => anam.sessions.stop(uuid)],
  ['sessions.transcript', (anam) => anam.sessions.transcript(uuid)],
];

async function failureOf(
  response: () => Response | Promise<Response>,
  ask: (anam: AnamApi) => Promise<unknown>,
) {
  const { fetch } = fakeUpstream(response);
  const failed: unknown = await ask(anamApi({ apiKey, fetch })).then(
    (value) => expect.fail(`it returned ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (!PersonaError.isInstance(failed)) throw failed;
  return failed;
}

const list = (anam: AnamApi) => anam.llms.list();
const html = '<!doctype html><title>Blocked</title>';

describe('every status', () => {
  const codeOf = (status: number): string => {
    if (status === 401) return 'anam-unauthorized';
    if (status === 402 || status === 403) return 'anam-forbidden';
    if (status === 404) return 'anam-not-found';
    if (status === 429) return 'anam-rate-limited';
    return status < 400 || status >= 500 || status === 408 ? 'anam-failed' : 'anam-refused';
  };

  it('becomes an error with a code, the status and advice', async () => {
    for (let status = 300; status < 600; status += 1) {
      const body = [304].includes(status) ? null : '{"message":"why"}';
      const error = await failureOf(() => new Response(body, { status }), list);
      expect([status, error.code]).toEqual([status, codeOf(status)]);
      expect(error.data.status).toBe(status);
      expect(error.message).toContain(`HTTP ${status}`);
      expect(error.advice).not.toBe('');
      if (body !== null) expect(error.data).toMatchObject({ detail: 'why', body });
    }
  });

  it.each(calls)('rejects %s for 400, 401, 403, 429, 500 and 503', async (_, ask) => {
    for (const status of [400, 401, 403, 429, 500, 503]) {
      const error = await failureOf(() => Response.json({}, { status }), ask);
      expect([status, error.code]).toEqual([status, codeOf(status)]);
    }
  });

  it.each([
    [400, html, 'anam-failed'],
    [401, html, 'anam-unauthorized'],
    [403, html, 'anam-failed'],
    [404, html, 'anam-failed'],
    [429, html, 'anam-rate-limited'],
    [502, html, 'anam-failed'],
  ])('tells the HTML page of a gateway with %i from a refusal', async (status, body, code) => {
    const error = await failureOf(() => new Response(body, { status }), list);
    expect(error.code).toBe(code);
    expect(error.message).not.toContain('<');
  });

  it.each([
    ['{"message":"a"}', 'a'],
    ['{"error":"b"}', 'b'],
    ['{"error":{"message":"c"}}', 'c'],
    ['{"error":"Validation error","summary":"urls: required"}', 'urls: required'],
    ['{"message":["a","b"]}', 'a; b'],
    ['plain words', 'plain words'],
    ['{"message":"two\\nlines\\u001b[31m"}', 'two lines\uFFFD[31m'],
    ['[1]', undefined],
    ['{"message":7}', undefined],
    ['', undefined],
  ])('finds the words in %s', async (body, detail) => {
    const error = await failureOf(() => new Response(body, { status: 400 }), list);
    expect(error.data.detail).toBe(detail);
  });
});

describe('429', () => {
  it('carries its headers and the time to wait', async () => {
    const headers = {
      'Retry-After': '7',
      'RateLimit-Limit': '10',
      'RateLimit-Reset': '42',
      'X-RateLimit-Org-Hour-Remaining': '0',
      'X-Other': 'no',
    };
    const error = await failureOf(() => new Response('', { status: 429, headers }), list);
    expect(error.data.retryAfterMs).toBe(7000);
    expect(error.data.rateLimit).toEqual({
      'retry-after': '7',
      'ratelimit-limit': '10',
      'ratelimit-reset': '42',
      'x-ratelimit-org-hour-remaining': '0',
    });
    expect(error.retry).toEqual({ afterMs: 5000 });
  });

  it.each([
    ['Spend cap reached', 'anam-limit-reached'],
    ['Monthly usage limit reached', 'anam-limit-reached'],
    ['Concurrent session limit reached', 'anam-rate-limited'],
    ['Rate limit exceeded, try again in 3 s', 'anam-rate-limited'],
  ])('%s is %s', async (message, code) => {
    const error = await failureOf(() => Response.json({ message }, { status: 429 }), list);
    expect(error.code).toBe(code);
    if (message.includes('3 s')) expect(error.data.retryAfterMs).toBe(3000);
  });
});

describe('a response of another form', () => {
  const shapes = [
    '',
    'no JSON',
    html,
    'null',
    '7',
    '"text"',
    '[]',
    '{}',
    '{"data":{}}',
    '{"data":[{}]}',
    '{"data":[null]}',
    '{"id":7}',
    '['.repeat(100_000),
  ];
  const readable = new Set(['llms.delete', 'sessions.stop']);

  it.each(calls.filter(([name]) => !readable.has(name)))('makes %s reject', async (_, ask) => {
    for (const shape of shapes) {
      const error = await failureOf(() => new Response(shape, { status: 200 }), ask);
      expect([shape.slice(0, 20), error.code]).toEqual([shape.slice(0, 20), 'anam-failed']);
      expect(error.data.status).toBe(200);
    }
  });

  it.each(calls.filter(([name]) => readable.has(name)))('does not matter to %s', async (_, ask) => {
    for (const shape of shapes) {
      const { fetch } = fakeUpstream(() => new Response(shape));
      expect([undefined, true]).toContain(await ask(anamApi({ apiKey, fetch })));
    }
  });

  it('is read up to a limit', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000).fill(32));
      },
    });
    const error = await failureOf(() => new Response(endless), list);
    expect(error.message).toContain('too long');
    expect(sent).toBeLessThan(10_000_000);
  });
});

describe('no response', () => {
  it('tells that Anam could not be reached', async () => {
    const down = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') }));
    const error = await failureOf(down, list);
    expect(error).toMatchObject({ code: 'anam-unreachable', data: { detail: 'fetch failed: ECONNREFUSED' } });
    expect(error.cause).toBeUndefined();
  });

  it('gives up after the time limit', async () => {
    vi.useFakeTimers();
    try {
      const failing = failureOf(never, list);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await failing).toMatchObject({
        code: 'anam-unreachable',
        message: 'Anam did not respond in time.',
      });
    } finally {
      vi.useRealTimers();
    }
  });

  it('rejects with the reason of an aborted signal, and sends nothing after it', async () => {
    const { fetch, calls: sent } = fakeUpstream(never);
    const anam = anamApi({ apiKey, fetch });
    const controller = new AbortController();
    const reason = new Error('left');
    const running = anam.llms.create(llm, { signal: controller.signal });
    controller.abort(reason);
    await expect(running).rejects.toBe(reason);
    expect(sent[0]?.init.signal.aborted).toBe(true);
    await expect(anam.voices.list({ signal: controller.signal })).rejects.toBe(reason);
    await expect(anam.sessions.stop(uuid, { signal: controller.signal })).rejects.toBe(reason);
    expect(sent).toHaveLength(1);
  });
});
