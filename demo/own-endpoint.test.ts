import { afterEach, expect, it, vi } from 'vitest';
import { callOwnEndpoint, type OwnEndpoint } from './own-endpoint.js';

afterEach(() => void vi.unstubAllGlobals());

const own: OwnEndpoint = {
  spec: 'groq',
  model: 'm',
  urls: ['https://a.test/first', 'https://b.test/second?x=1'],
  secret: 'top-secret',
};

const ask = (number: number | string, endpoint = own) =>
  callOwnEndpoint(endpoint)(
    new Request(`http://localhost/api/persona/engine/own/${number}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: 'private', authorization: 'Bearer of-the-page' },
      body: '{"stream":true}',
    }),
  );

function stubEndpoint(answer: () => Response | Promise<Response>) {
  const calls: Request[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push(new Request(url, init));
    return answer();
  });
  return calls;
}

it.each([
  ['openai', 'authorization', 'Bearer top-secret'],
  ['groq', 'authorization', 'Bearer top-secret'],
  ['azure', 'api-key', 'top-secret'],
  ['gemini', 'x-goog-api-key', 'top-secret'],
] as const)('%s: calls the URL with the secret and nothing of the page', async (spec, header, value) => {
  const calls = stubEndpoint(
    () => new Response('data: x\n\n', { headers: { 'content-type': 'text/event-stream' } }),
  );
  const response = await ask(1, { ...own, spec });
  expect(await response.text()).toBe('data: x\n\n');
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  expect(calls[0]?.url).toBe('https://b.test/second?x=1');
  expect(await calls[0]?.text()).toBe('{"stream":true}');
  expect(calls[0]?.headers.get(header)).toBe(value);
  expect(JSON.stringify([...(calls[0]?.headers ?? [])])).not.toMatch(/private|of-the-page/);
});

it('passes a refusal on', async () => {
  stubEndpoint(() => Response.json({ error: { message: 'no' } }, { status: 401 }));
  const response = await ask(0);
  expect([response.status, await response.text()]).toEqual([401, '{"error":{"message":"no"}}']);
});

it('says which URL could not be reached', async () => {
  stubEndpoint(() => Promise.reject(new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') })));
  const response = await ask(0);
  expect(response.status).toBe(502);
  expect(await response.text()).toContain('https://a.test/first could not be reached: ECONNREFUSED');
});

it.each([2, 'x'])('has no URL %s', async (number) => {
  const calls = stubEndpoint(() => new Response());
  expect((await ask(number)).status).toBe(404);
  expect(calls).toEqual([]);
});
