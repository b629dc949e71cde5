import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkedAccess } from './checked-option.js';
import { createHandler } from './create-handler.js';
import { fromRateLimiterFlexible } from './flexible-rate-limit.js';
import type { AccessOptions } from './guard.js';
import { post, refusalOf } from './testing/requests.js';

const userOf = (request: Request) => request.headers.get('x-user') ?? 'nobody';
const from = (user: string) => post({}, { headers: { 'x-user': user } });

function setUp(access: AccessOptions) {
  const answer = vi.fn(async () => Response.json('yes'));
  const options = checkedAccess({ authorize: () => true, rateLimitKey: userOf, ...access });
  return { answer, handler: createHandler(options, ['redis-password'], answer) };
}

afterEach(() => vi.useRealTimers());

describe('the rate limit of a handler', () => {
  it('lets 60 requests of a user through at once, and a new one each second', async () => {
    vi.useFakeTimers();
    const { handler, answer } = setUp({});
    for (let index = 0; index < 60; index += 1) expect((await handler(from('ada'))).status).toBe(200);
    const refused = await handler(from('ada'));
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refusalOf(refused)).toMatchObject({ status: 429, code: 'rate-limited' });
    expect(answer).toHaveBeenCalledTimes(60);
    expect((await handler(from('bob'))).status).toBe(200);
    vi.setSystemTime(Date.now() + 1000);
    expect((await handler(from('ada'))).status).toBe(200);
  });

  it('uses the given store', async () => {
    const consume = vi.fn(() => ({ allowed: false as const, retryAfterMs: 61_500 }));
    const { handler } = setUp({ rateLimit: { consume } });
    expect((await handler(from('ada'))).headers.get('retry-after')).toBe('62');
    expect(consume).toHaveBeenCalledWith('ada');
  });

  it.each([Number.NaN, Infinity, -5])('sends no nonsense when the wait is %j', async (retryAfterMs) => {
    const { handler } = setUp({ rateLimit: { consume: () => ({ allowed: false, retryAfterMs }) } });
    const response = await handler(from('ada'));
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe(retryAfterMs === -5 ? '0' : null);
  });

  it('does not count refused requests', async () => {
    const consume = vi.fn(() => ({ allowed: true as const }));
    const { handler } = setUp({ authorize: () => false, rateLimit: { consume } });
    await handler(from('ada'));
    expect(consume).not.toHaveBeenCalled();
  });

  it('gives the store no key longer than 256 characters', async () => {
    const consume = vi.fn((_key: string) => ({ allowed: true as const }));
    const { handler } = setUp({ rateLimit: { consume } });
    await handler(from('a'.repeat(5000)));
    expect(consume.mock.calls[0]?.[0]).toHaveLength(256);
  });

  it.each([undefined, '', 7, {}])('refuses the key %j', async (key) => {
    const { handler, answer } = setUp({ rateLimitKey: (() => key) as unknown as () => string });
    expect(await refusalOf(await handler(from('ada')))).toMatchObject({ status: 500, code: 'server-failed' });
    expect(answer).not.toHaveBeenCalled();
  });
});

describe('a store that fails', () => {
  it('refuses requests, and logs the error without its password', async () => {
    const onRefusal = vi.fn();
    const consume = () => Promise.reject(new Error('no connection with redis-password'));
    const { handler, answer } = setUp({ rateLimit: { consume }, onRefusal });
    const refusal = await refusalOf(await handler(from('ada')));
    expect(refusal).toMatchObject({ status: 503, code: 'rate-limit-failed' });
    expect(onRefusal.mock.calls[0]?.[0]).toMatchObject({ detail: 'Error: no connection with [redacted]' });
    expect(answer).not.toHaveBeenCalled();
  });

  it('is waited for 5 seconds', async () => {
    vi.useFakeTimers();
    const { handler } = setUp({ rateLimit: { consume: () => new Promise(() => {}) } });
    const answer = handler(from('ada'));
    await vi.advanceTimersByTimeAsync(5000);
    expect((await answer).status).toBe(503);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('options that cannot work', () => {
  it.each<[string, object]>([
    ['a limit without a key', { rateLimitKey: undefined, rateLimit: { consume: () => {} } }],
    ['a limit without consume', { rateLimit: {} }],
    ['a key that is no function', { rateLimitKey: 'ada' }],
    ['a log that is no function', { onRefusal: 'console' }],
    ['a development that is no boolean', { development: 'production' }],
  ])('%s', (_, access) => {
    expect(() => setUp(access as AccessOptions)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });

  it('no limiter of rate-limiter-flexible', () => {
    expect(() => fromRateLimiterFlexible({} as never)).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    );
  });
});
