import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { devApi } from './dev-api.js';

type Middleware = Parameters<typeof createServer>[1] extends infer Listener
  ? Listener extends (req: infer Req, res: infer Res) => unknown
    ? (req: Req, res: Res, next: () => void) => void
    : never
  : never;

const servers: Server[] = [];

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Runs the plugin's middleware in a bare Node server, as Vite's servers call it. */
function demo(env: Record<string, string>, host?: string | boolean): Promise<string> {
  let middleware: Middleware | undefined;
  const logger = { warn: () => {}, error: () => {}, info: () => {} };
  const { configureServer } = devApi(() => env);
  const fakeVite = {
    middlewares: { use: (handler: Middleware) => (middleware = handler) },
    config: { logger, server: { host } },
    printUrls: () => {},
    ssrLoadModule: () => import('./settings.js'),
  };
  (configureServer as (server: unknown) => void)(fakeVite);
  return listen(createServer((req, res) => middleware?.(req, res, () => res.writeHead(418).end())));
}

/** A model endpoint that sends one word and waits. */
async function slowModel() {
  const state = { closed: false, authorization: '' };
  const url = await listen(
    createServer((req, res) => {
      state.authorization = req.headers.authorization ?? '';
      res.on('close', () => (state.closed = true));
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('data: {"choices":[{"index":0,"delta":{"content":"Grüße"}}]}\n\n');
    }),
  );
  return { url: `${url}/v1`, state };
}

/** Reads a response, and returns the part that has arrived so far. */
function reading(response: Response) {
  let text = '';
  const end = response
    .body!.pipeThrough(new TextDecoderStream())
    .pipeTo(new WritableStream({ write: (piece) => void (text += piece) }))
    // The page disconnected.
    .catch(() => undefined);
  return { text: () => text, end };
}

const question = { messages: [{ role: 'user', content: 'Hi' }] };
const post = (url: string, body: unknown, signal?: AbortSignal) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe('devApi', () => {
  it('leaves other requests to Vite', async () => {
    expect((await fetch(`${await demo({})}/main.tsx`)).status).toBe(418);
  });

  it('reports the configuration to the page', async () => {
    const response = await fetch(`${await demo({})}/api/persona/config`);
    expect(await response.json()).toEqual({
      persona: 'simulated',
      model: { kind: 'scripted' },
      llmId: 'demo-llm',
      engine: {
        spec: 'groq',
        model: 'scripted',
        urls: ['/api/persona/engine/openai/v1/chat/completions'],
      },
      problems: [],
    });
  });

  describe('the simulated Anam', () => {
    const engine = '/api/persona/engine/openai/v1/chat/completions';
    const ask = { model: 'scripted', stream: true, messages: [{ role: 'user', content: 'Hello' }] };

    it('mints a token with the demo’s tool by the real session handler', async () => {
      const base = await demo({});
      const response = await post(`${base}/api/persona/simulated-session`, { mode: 'server' });
      const { sessionToken } = (await response.json()) as { sessionToken: string };
      const claims: unknown = JSON.parse(atob(sessionToken.split('.')[1] ?? ''));
      expect(claims).toMatchObject({ llmId: 'demo-llm', tools: [{ name: 'local_time', awaitResult: true }] });
    });

    it('reaches the demo’s endpoint with a secret that the page does not have', async () => {
      const response = await post((await demo({})) + engine, ask);
      const { text, end } = reading(response);
      await end;
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      expect(text()).toContain('"reasoning"');
      expect(text()).toMatch(/data: \[DONE\]\n\n$/u);
    });

    it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])(
      'refuses pages of other origins: %j',
      async (headers) => {
        const response = await fetch((await demo({})) + engine, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify(ask),
        });
        expect(response.status).toBe(403);
      },
    );

    it('is not there with a real persona', async () => {
      const base = await demo({ ANAM_API_KEY: 'k', ANAM_AVATAR_ID: 'a', ANAM_VOICE_ID: 'v' });
      expect((await post(base + engine, ask)).status).toBe(404);
    });
  });

  it.each(['session', 'end', 'llm', 'constructor', 'other'])(
    'answers 404 at /%s without a key',
    async (path) => {
      expect((await post(`${await demo({})}/api/persona/${path}`, {})).status).toBe(404);
    },
  );

  describe.each([true, '', '0.0.0.0', '192.168.1.2'])('that other machines can reach (host %j)', (host) => {
    beforeEach(() => void vi.stubEnv('DEMO_TOKEN', 'token-0123456789'));
    afterEach(() => void vi.unstubAllEnvs());
    const env = { LLM_URL: 'http://127.0.0.1:1/v1', LLM_MODEL: 'm' };

    it('requires the token for its API', async () => {
      const base = await demo(env, host);
      const config = `${base}/api/persona/config`;
      for (const path of ['config', 'session', 'end', 'llm']) {
        expect((await post(`${base}/api/persona/${path}`, question)).status).toBe(403);
      }
      expect((await fetch(`${config}?token=token-012345678%C3%A9`)).status).toBe(403);
      expect((await fetch(`${config}?token=token-0123456789`)).status).toBe(200);
    });

    it('requires the token if only an endpoint of your own has a secret', async () => {
      const base = await demo(
        { ANAM_LLM_URLS: 'http://127.0.0.1:1/v1', ANAM_LLM_SECRET: 'secret-0123456789' },
        host,
      );
      expect((await post(`${base}/api/persona/engine/own/0`, question)).status).toBe(403);
      expect((await post(`${base}/api/persona/engine/own/0?token=token-0123456789`, question)).status).toBe(
        502,
      );
    });

    it('lets a page in that was opened with the token', async () => {
      const base = await demo(env, host);
      const page = await fetch(`${base}/?token=token-0123456789`);
      const [cookie = ''] = page.headers.getSetCookie();
      expect(cookie).toContain('HttpOnly; SameSite=Strict');
      const headers = { cookie: cookie.split(';', 1)[0] ?? '' };
      expect((await fetch(`${base}/api/persona/config`, { headers })).status).toBe(200);
      expect((await fetch(`${base}/?token=other`)).headers.getSetCookie()).toEqual([]);
    });

    it('requires the token for every other path, without keys too', async () => {
      const base = await demo({}, host);
      for (const path of ['/', '/main.tsx', '/@fs/etc/hosts', '/@vite/client', '/api/persona/config'])
        expect((await fetch(base + path)).status).toBe(403);
      expect((await fetch(`${base}/?token=token-0123456789`)).status).toBe(418);
    });
  });

  it.each([undefined, false, 'localhost', '127.0.0.1'])(
    'needs no token on this machine (%j)',
    async (host) => {
      const base = await demo({ LLM_URL: 'http://127.0.0.1:1/v1', LLM_MODEL: 'm' }, host);
      expect((await fetch(`${base}/api/persona/config`)).status).toBe(200);
    },
  );

  it('refuses a page of another origin', async () => {
    const { url } = await slowModel();
    const response = await fetch(`${await demo({ LLM_URL: url, LLM_MODEL: 'm' })}/api/persona/llm`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify(question),
    });
    expect(response.status).toBe(403);
  });

  it('streams the model to the page as it speaks, and stops it when the page goes away', async () => {
    const { url, state } = await slowModel();
    const page = new AbortController();
    const base = await demo({ LLM_URL: url, LLM_MODEL: 'm', LLM_API_KEY: 'secret' });
    const response = await post(`${base}/api/persona/llm`, question, page.signal);
    const { text } = reading(response);
    await vi.waitFor(() => expect(text()).toContain('Grüße'));
    expect(state).toEqual({ closed: false, authorization: 'Bearer secret' });
    page.abort();
    await vi.waitFor(() => expect(state.closed).toBe(true));
  });

  it('lets the page’s tools reach the model', async () => {
    const { url } = await slowModel();
    const tool = { type: 'function', function: { name: 'local_time', parameters: { type: 'object' } } };
    const path = `${await demo({ LLM_URL: url, LLM_MODEL: 'm' })}/api/persona/llm`;
    const page = new AbortController();
    expect((await post(path, { ...question, tools: [tool] }, page.signal)).status).toBe(200);
    page.abort();
  });

  it('shows a stream that breaks off as broken', async () => {
    const { url } = await slowModel();
    const response = await post(`${await demo({ LLM_URL: url, LLM_MODEL: 'm' })}/api/persona/llm`, question);
    const { text, end } = reading(response);
    await vi.waitFor(() => expect(text()).toContain('Grüße'));
    servers[0]?.closeAllConnections();
    await end;
    expect(text()).toMatch(/data: \{"error":\{"code":"llm-[^\n]*\n\n$/u);
  });

  it('survives a page that goes away in the middle of its request', async () => {
    const { url } = await slowModel();
    const base = await demo({ LLM_URL: url, LLM_MODEL: 'm' });
    const half = request(`${base}/api/persona/llm`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '1000' },
    });
    half.on('error', () => {});
    half.write('{"messages":');
    await new Promise((resolve) => {
      half.on('socket', (socket) => socket.on('connect', resolve));
    });
    half.destroy();
    expect((await fetch(`${base}/api/persona/config`)).status).toBe(200);
  });
});
