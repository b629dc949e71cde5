import { afterEach, describe, expect, it } from 'vitest';
import { gzipBomb, HostileServer } from '../llm/testing/hostile-server.js';
import { createEndHandler } from './end-handler.js';
import { createSessionHandler } from './session-handler.js';
import { post, refusalOf } from './testing/requests.js';

const apiKey = 'anam-key-0123456789';
const servers: HostileServer[] = [];
type Answer = ConstructorParameters<typeof HostileServer>[0];

async function serve(make: (server: HostileServer) => Answer) {
  let answer: Answer = () => undefined;
  const server = new HostileServer((request, response) => answer(request, response));
  answer = make(server);
  servers.push(server);
  return server.listen();
}

const handlers = {
  session: (baseUrl: string) => {
    const persona = { avatarId: 'a', voiceId: 'v' };
    const handler = createSessionHandler({ apiKey, baseUrl, persona, authorize: () => true });
    return handler(post({ mode: 'client' }));
  },
  end: (baseUrl: string) =>
    createEndHandler({ apiKey, baseUrl, authorize: () => true })(
      post({ sessionId: '0b1d2e3f-4a5b-4c6d-8e7f-0123456789ab' }),
    ),
};

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe.each(['session', 'end'] as const)('%s and a hostile service', (name) => {
  it.each([401, 500])('reads little of a body without an end (%i)', async (status) => {
    const server = await serve(({ endless }) => endless(status, 'a'.repeat(65_536)));
    const before = process.memoryUsage().rss;
    expect((await refusalOf(await handlers[name](server.url))).status).toBe(502);
    expect(server.sent).toBeLessThan(16_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('reads little of a gzip bomb', async () => {
    const { url } = await serve(() => gzipBomb(500));
    const before = process.memoryUsage().rss;
    expect((await refusalOf(await handlers[name](url))).code).toBe('anam-failed');
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it.each([301, 307, 308])('follows no redirect (%i)', async (status) => {
    const other = await serve(() => (_request, response) => void response.end());
    const server = await serve(() => (_request, response) => {
      response.writeHead(status, { location: other.url }).end();
    });
    expect((await refusalOf(await handlers[name](server.url))).code).toBe('anam-failed');
    expect([server.requests.length, other.requests.length]).toEqual([1, 0]);
  });
});
