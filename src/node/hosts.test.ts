import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import express from 'express';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { expressHost } from '../../demo/hosts/express.js';
import { honoHost } from '../../demo/hosts/hono.js';
import { nodeHost } from '../../demo/hosts/node-http.js';
import type { PersonaHandlers } from '../../demo/hosts/persona-handlers.js';
import {
  createLlmEndpoint,
  createLlmProxy,
  createSessionHandler,
  createEndHandler,
} from '../server/index.js';
import { deltasIn, follow } from '../server/testing/follow.js';
import { toNodeListener } from './to-node-listener.js';
import {
  closeServers,
  handlerOptions,
  keys,
  listen,
  scriptedModel,
  type HandlerOptions,
} from './testing/persona-back-end.js';
import { startWorker } from './testing/start-worker.js';

type Host = (options: HandlerOptions) => Promise<string>;

const withHandlers =
  (mount: (handlers: PersonaHandlers) => Promise<string>): Host =>
  async ({ session, llm, endpoint }) => {
    const { persona: _persona, ...end } = session;
    return mount({
      session: createSessionHandler(session),
      end: createEndHandler(end),
      llm: createLlmProxy(llm),
      endpoint: createLlmEndpoint(endpoint),
    });
  };

const worker = startWorker();

const hosts: Readonly<Record<string, Host>> = {
  'Node http': withHandlers(async (handlers) => listen(nodeHost(handlers))),
  Express: withHandlers(async (handlers) => listen(createServer(expressHost(handlers)))),
  'Express behind express.json()': withHandlers(async (handlers) => {
    const app = express();
    app.use(express.json({ limit: '1mb' }));
    return listen(createServer(expressHost(handlers, app)));
  }),
  'Hono on Node': withHandlers(async (handlers) => listen(createAdaptorServer(honoHost(handlers)) as Server)),
  'a worker': async (options) => {
    const { fetch: answer } = (await worker)(options);
    return listen(createServer(toNodeListener(answer)));
  },
};

const sessionId = '0b1d2e3f-4a5b-4c6d-8e7f-0123456789ab';
const question = { messages: [{ role: 'user', content: 'Hi' }] };

async function start(host: Host, protectedBy: 'authorize' | 'nothing' = 'authorize') {
  const model = await scriptedModel();
  const { anam, options } = handlerOptions(model.url, protectedBy);
  const base = await host(options);
  const post = (path: string, body: unknown, init: RequestInit = {}) =>
    fetch(`${base}/api/persona/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer user' },
      body: JSON.stringify(body),
      ...init,
    });
  return { anam, model, post, base };
}

const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

afterEach(closeServers);

describe.each(Object.entries(hosts))('the handlers in %s', (_name, host) => {
  it('mint a token', async () => {
    const { post, anam } = await start(host);
    const response = await post('session', { mode: 'client' });
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['sessionToken']);
    expect(text).not.toContain(keys.anam);
    expect(anam.minted).toHaveLength(1);
  });

  it('end a session on a beacon', async () => {
    const { post, anam } = await start(host);
    anam.running.add(sessionId);
    const headers = { 'content-type': 'text/plain;charset=UTF-8', authorization: 'Bearer user' };
    expect((await post('end', { sessionId }, { headers })).status).toBe(204);
    expect(anam.stopped).toEqual([sessionId]);
  });

  it('forward a stream chunk by chunk', async () => {
    const { post, model } = await start(host);
    const asked = post('llm', question);
    await model.say('Grüße');
    const response = await asked;
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const { seen, end } = follow(response);
    await vi.waitFor(() => expect(seen.text).toContain('Grüße'));
    // Written only after the first piece has arrived.
    await model.say('👋');
    await vi.waitFor(() => expect(seen.text).toContain('👋'));
    await model.finish();
    await end;
    expect(deltasIn(seen.text)).toEqual([
      { role: 'assistant' },
      { content: 'Grüße' },
      { content: '👋' },
      'stop',
      '[DONE]',
    ]);
  });

  it.each([
    ['/v1/chat/completions', { authorization: `Bearer ${keys.secret}` }],
    ['/openai/deployments/m/chat/completions?api-version=2024-10-21', { 'api-key': keys.secret }],
    ['/v1beta/models/m:streamGenerateContent?alt=sse', { 'x-goog-api-key': keys.secret }],
    ['/openai/v1/chat/completions', { authorization: `Bearer ${keys.secret}` }],
  ])('serve the model to Anam at %s', async (path, key) => {
    const { base, model } = await start(host);
    const url = `${base}/api/llm${path}`;
    expect((await fetch(url)).status).toBe(200);
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    const contents = [{ role: 'user', parts: [{ text: 'Hi' }] }];
    const body = JSON.stringify({ ...question, contents, model: 'm', stream: true });
    const headers = { 'content-type': 'application/json' };
    const refused = await fetch(url, { method: 'POST', headers, body });
    expect([401, 403]).toContain(refused.status);
    const asked = fetch(url, { method: 'POST', headers: { ...headers, ...key }, body });
    await model.say('Grüße');
    const { seen, end } = follow(await asked);
    await vi.waitFor(() => expect(seen.text).toContain('Grüße'));
    await model.finish();
    await end;
    expect(seen.text).toMatch(/"(?:finish_reason|finishReason)":"(?:stop|STOP)"/);
  });

  it.each(['', '/', '/v1'])('say what the endpoint is at /api/llm%s', async (path) => {
    const { base } = await start(host);
    for (const method of ['GET', 'HEAD'])
      expect((await fetch(`${base}/api/llm${path}`, { method })).status).toBe(200);
  });

  it('stop the model when Anam disconnects', async () => {
    const { base, model } = await start(host);
    const caller = new AbortController();
    const asked = fetch(`${base}/api/llm/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys.secret}` },
      body: JSON.stringify({ ...question, stream: true }),
      signal: caller.signal,
    });
    await model.say('Hi');
    await (await asked).body!.getReader().read();
    caller.abort();
    await vi.waitFor(() => expect(model.state.closed).toBe(true));
  });

  it('stop the model when the page disconnects', async () => {
    const { post, model } = await start(host);
    const page = new AbortController();
    const asked = post('llm', question, { signal: page.signal });
    await model.say('Hi');
    await (await asked).body!.getReader().read();
    expect(model.state.closed).toBe(false);
    page.abort();
    await vi.waitFor(() => expect(model.state.closed).toBe(true));
  });

  it.each(['session', 'end', 'llm'])('refuse requests to %s without `authorize`', async (path) => {
    const { post } = await start(host, 'nothing');
    const response = await post(path, {});
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('authorize-missing');
  });

  it('refuse a page of another origin', async () => {
    const { post } = await start(host);
    const headers = {
      'content-type': 'application/json',
      authorization: 'Bearer user',
      origin: 'https://evil.example',
      'x-forwarded-host': 'evil.example',
    };
    const response = await post('session', { mode: 'client' }, { headers });
    expect(response.status).toBe(403);
    expect(await codeOf(response)).toBe('origin-refused');
  });

  it('return 413 for a body that is too large', async () => {
    const { post, anam } = await start(host);
    const response = await post('session', { mode: 'client', padding: 'x'.repeat(500_000) });
    expect(response.status).toBe(413);
    expect(await codeOf(response)).toBe('body-too-large');
    expect(anam.minted).toEqual([]);
  });
});

it('the README shows the Worker of `npm run test:hosts`', () => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const [, code = ''] = /^(let endpoint[\s\S]*)$/m.exec(read('demo/hosts/cloudflare.ts')) ?? [];
  expect(code).not.toBe('');
  expect(read('src/node/README.md')).toContain(code);
});

it.each(['node-http', 'express', 'hono', 'worker'])('the README shows the code tested here: %s', (name) => {
  const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  const body = /^export function .*\{\n([\s\S]*?)^\}$/m.exec(read(`demo/hosts/${name}.ts`))?.[1] ?? '';
  const lines = body.replaceAll(/^ {2}/gm, '').replace(/^return \w+;\n$/m, '');
  expect(lines).not.toBe('');
  expect(read('src/node/README.md')).toContain(lines);
});
