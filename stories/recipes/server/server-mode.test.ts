/** Runs the code from "Server mode from nothing" against the simulated Anam. */
import type { AddressInfo } from 'node:net';
import { simulatedAnamApi } from 'anam-react/simulator';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';

const SECRET = 'a-secret-of-the-endpoint';

beforeEach(() => {
  vi.stubEnv('GROQ_API_KEY', 'gsk-test');
  vi.stubEnv('ANAM_LLM_SECRET', SECRET);
  vi.stubEnv('ANAM_API_KEY', 'anam-test');
  vi.stubEnv('ANAM_LLM_ID', 'my-llm');
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

const url = 'https://your.app/api/llm/openai/v1/chat/completions';

it('serves the endpoint to callers with the secret', async () => {
  const { GET, HEAD, OPTIONS, POST } = await import('./llm-endpoint.js');
  expect((await GET(new Request(url))).status).toBe(200);
  expect((await HEAD(new Request(url, { method: 'HEAD' }))).status).toBe(200);
  expect((await OPTIONS(new Request(url, { method: 'OPTIONS' }))).ok).toBe(true);
  const ask = (secret: string) =>
    POST(
      new Request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ model: 'my-model', messages: [{ role: 'user', content: 'Hi' }] }),
      }),
    );
  expect((await ask('another')).status).toBe(401);
  const sent: Request[] = [];
  vi.stubGlobal('fetch', async (input: string | URL | Request, init?: RequestInit) => {
    sent.push(new Request(input, init));
    return new Response(
      'data: {"choices":[{"index":0,"delta":{"content":"Hello."},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
      { headers: { 'content-type': 'text/event-stream' } },
    );
  });
  expect(await (await ask(SECRET)).json()).toMatchObject({ choices: [{ message: { content: 'Hello.' } }] });
  expect(sent[0]?.url).toContain('api.groq.com');
});

it('opens sessions with the model and its tools', async () => {
  vi.stubGlobal('fetch', simulatedAnamApi({ apiKey: 'anam-test' }).fetch);
  const { POST } = await import('./session.js');
  const response = await POST(
    new Request('https://your.app/api/persona/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer of-a-user' },
      body: JSON.stringify({ mode: 'server', llmId: 'my-llm' }),
    }),
  );
  expect(await response.json()).toEqual({
    sessionToken: expect.any(String) as string,
    tools: ['get_weather'],
  });
});

const requestOf = (path: string, body: object, headers: Record<string, string> = {}) =>
  new Request(`https://your.app${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

it('lets users start a session, and in development pages on localhost too', async () => {
  vi.stubGlobal('fetch', simulatedAnamApi({ apiKey: 'anam-test' }).fetch);
  const { POST } = await import('./session.js');
  const statusAt = async (host: string) =>
    (await POST(requestOf('/api/persona/session', { mode: 'client' }, { host }))).status;
  vi.stubEnv('NODE_ENV', 'production');
  expect(await statusAt('localhost:3000')).toBe(403);
  vi.stubEnv('NODE_ENV', 'development');
  expect(await statusAt('your.app')).toBe(403);
  expect(await statusAt('localhost:3000')).toBe(200);
});

it('lets pages of users call the same model', async () => {
  vi.stubGlobal(
    'fetch',
    async () =>
      new Response(
        'data: {"choices":[{"index":0,"delta":{"content":"Hello."},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
        { headers: { 'content-type': 'text/event-stream' } },
      ),
  );
  const { POST } = await import('./llm-proxy.js');
  const question = { model: 'my-model', messages: [{ role: 'user', content: 'Hi' }] };
  expect((await POST(requestOf('/api/persona/llm', question))).status).toBe(403);
  const answer = await POST(requestOf('/api/persona/llm', question, { authorization: 'Bearer of-a-user' }));
  expect(await answer.text()).toContain('Hello.');
});

it('serves the endpoint in a Worker, made once', async () => {
  const { default: worker } = await import('./worker.js');
  const env = { GROQ_API_KEY: 'gsk-test', ANAM_LLM_SECRET: SECRET };
  expect((await worker.fetch(new Request(url), env)).status).toBe(200);
  const other = { ...env, ANAM_LLM_SECRET: 'another-secret' };
  const models = new Request('https://your.app/v1/models', {
    headers: { authorization: `Bearer ${SECRET}` },
  });
  expect((await worker.fetch(models, other)).status).toBe(200);
});

it('rehearses all of it on one server, without an account', async () => {
  vi.stubEnv('PORT', '0');
  vi.stubEnv('ANAM_LLM_ID', undefined);
  const { server } = await import('./no-account.mjs');
  onTestFinished(() => void server.close());
  await vi.waitFor(() => expect(server.listening).toBe(true));
  const { port } = server.address() as AddressInfo;
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`http://localhost:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const question = { model: 'my-model', messages: [{ role: 'user', content: 'Hi.' }] };
  const path = '/openai/v1/chat/completions';
  expect((await post(`/api/llm${path}`, question)).status).toBe(401);
  // The page's engine does not know the secret, so the server adds it.
  const answer = await post(`/engine${path}`, question);
  expect(await answer.json()).toMatchObject({
    choices: [{ message: { content: 'You said: Hi. This answer comes from my own model.' } }],
  });
  const session = await post('/api/persona/session', { mode: 'server', llmId: 'my-llm' });
  expect(await session.json()).toMatchObject({ sessionToken: expect.any(String) as string });
  const llms = await fetch(`http://localhost:${port}/v1/llms`, { headers: { authorization: 'Bearer any' } });
  expect(llms.status).toBe(200);
});
