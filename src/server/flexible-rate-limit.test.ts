import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findRedis, redisAdvice, startRedis } from '../../.scripts/redis.mjs';
import { createHandler } from './create-handler.js';
import { fromRateLimiterFlexible, type FlexibleRateLimiter } from './flexible-rate-limit.js';
import { post, refusalOf } from './testing/requests.js';

/** One instance of a server. */
const instance = (limiter: FlexibleRateLimiter) =>
  createHandler(
    {
      authorize: () => true,
      rateLimitKey: (request) => request.headers.get('x-user') ?? 'nobody',
      rateLimit: fromRateLimiterFlexible(limiter),
    },
    [],
    async () => Response.json('yes'),
  );

const from = (user: string) => post({}, { headers: { 'x-user': user } });

describe('a limiter of rate-limiter-flexible', () => {
  it('in memory: lets its points through, then says when to come again', async () => {
    const handler = instance(new RateLimiterMemory({ points: 2, duration: 30 }));
    expect([(await handler(from('ada'))).status, (await handler(from('ada'))).status]).toEqual([200, 200]);
    const refused = await handler(from('ada'));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(28);
    expect((await handler(from('bob'))).status).toBe(200);
  });

  it.each([
    new Error('down'),
    Object.assign(new Error('down'), { msBeforeNext: 5 }),
    undefined,
    'no',
    {},
    { msBeforeNext: 'soon' },
  ])('does not take %j for a limit that is reached', async (reason) => {
    const limit = fromRateLimiterFlexible({
      consume: async () => {
        // eslint-disable-next-line typescript/only-throw-error -- a limiter can reject with anything
        throw reason;
      },
    });
    await expect(Promise.resolve(limit.consume('ada'))).rejects.toBe(reason);
  });
});

const program = findRedis();
if (!program) console.error(redisAdvice);

describe.skipIf(!program)('two instances that share a real Redis', () => {
  let server: Awaited<ReturnType<typeof startRedis>>;
  const clients: Redis[] = [];

  beforeAll(async () => {
    if (program) server = await startRedis(program);
  }, 30_000);

  afterAll(async () => {
    for (const client of clients) client.disconnect();
    await server.stop();
  });

  async function connect(keyPrefix: string, points: number, duration: number) {
    const redis = new Redis(server.port, {
      retryStrategy: null,
      maxRetriesPerRequest: 0,
      enableOfflineQueue: false,
      lazyConnect: true,
    });
    // Without a listener, ioredis writes every lost connection to the console.
    redis.on('error', () => {});
    clients.push(redis);
    await redis.connect();
    return {
      redis,
      handler: instance(new RateLimiterRedis({ storeClient: redis, keyPrefix, points, duration })),
    };
  }

  it('count together, and give the rest of the time that Redis has', async () => {
    const [one, two] = [await connect('together', 3, 60), await connect('together', 3, 60)];
    const statuses = [];
    for (const { handler } of [one, two, one]) statuses.push((await handler(from('ada'))).status);
    expect(statuses).toEqual([200, 200, 200]);
    const refused = await two.handler(from('ada'));
    expect(await refusalOf(refused)).toMatchObject({ status: 429, code: 'rate-limited' });
    const left = await one.redis.pttl('together:ada');
    const told = Number(refused.headers.get('retry-after'));
    expect(told * 1000).toBeGreaterThanOrEqual(left);
    expect(told).toBeLessThanOrEqual(60);
    expect((await two.handler(from('bob'))).status).toBe(200);
  });

  it('let exactly as many through as there are points, however many come at once', async () => {
    const [one, two] = [await connect('storm', 10, 60), await connect('storm', 10, 60)];
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? one : two).handler(from('ada'))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(190);
  });

  it('let a user in again when the time is over', async () => {
    const { handler } = await connect('again', 1, 1);
    expect((await handler(from('ada'))).status).toBe(200);
    expect((await handler(from('ada'))).status).toBe(429);
    await vi.waitFor(async () => expect((await handler(from('ada'))).status).toBe(200), { timeout: 5000 });
  });

  it('refuse requests while Redis is unreachable', async () => {
    const { redis, handler } = await connect('down', 10, 60);
    expect((await handler(from('ada'))).status).toBe(200);
    redis.disconnect();
    expect(await refusalOf(await handler(from('ada')))).toMatchObject({
      status: 503,
      code: 'rate-limit-failed',
    });
  });
});
