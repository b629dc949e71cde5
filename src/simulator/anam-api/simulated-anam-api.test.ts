import { describe, expect, it, vi } from 'vitest';
import { anamApi, createEndHandler, createSessionHandler } from '../../server/index.js';
import { readToken } from '../session-token.js';
import { AnamStore } from './anam-store.js';
import { anamApiOver, simulatedAnamApi } from './simulated-anam-api.js';

const api = () => {
  const store = new AnamStore();
  let ids = 0;
  const { fetch } = anamApiOver(store, { apiKey: 'key', createId: () => `id-${(ids += 1)}` });
  const call = async (method: string, path: string, body?: object, key = 'key') => {
    const response = await fetch(`https://api.anam.ai${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as never, text };
  };
  return { store, fetch, call };
};

const llm = {
  displayName: 'Mine',
  urls: [{ url: 'https://a.test/v1/chat/completions' }, { url: 'https://b.test/v1/chat/completions' }],
  llmFormat: 'groq_openai',
  modelName: 'm',
  secret: 'top-secret',
  reasoningFormat: 'parsed',
};

describe('/v1/llms', () => {
  it('creates, lists, returns, updates and deletes', async () => {
    const { call, store } = api();
    const created = await call('POST', '/v1/llms', llm);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ id: 'id-1', modelName: 'm', isDefault: false, updatedAt: null });
    expect((await call('GET', '/v1/llms')).body).toMatchObject({
      data: [{ id: 'id-1' }],
      meta: { total: 1, lastPage: 1, currentPage: 1, perPage: 10, prev: null, next: null },
    });
    expect((await call('GET', '/v1/llms?search=other')).body).toMatchObject({ data: [] });
    expect((await call('GET', '/v1/llms?includeDefaults=true&perPage=2&page=2')).body).toMatchObject({
      data: [{}, {}],
      meta: { total: 5, lastPage: 3, prev: 1, next: 3 },
    });
    await call('PUT', '/v1/llms/id-1', { modelName: 'n', url: 'https://c.test/x', secret: 'other-secret' });
    expect((await call('GET', '/v1/llms/id-1')).body).toMatchObject({
      displayName: 'Mine',
      modelName: 'n',
      urls: [{ url: 'https://c.test/x', region: 'default' }],
    });
    expect(store.registered('id-1')).toEqual({
      spec: 'groq',
      model: 'n',
      urls: ['https://c.test/x'],
      secret: 'other-secret',
      reasoningFormat: 'parsed',
    });
    expect((await call('DELETE', '/v1/llms/id-1')).status).toBe(204);
    expect((await call('GET', '/v1/llms/id-1')).status).toBe(404);
  });

  it('never returns a secret', async () => {
    const { call } = api();
    const texts = [
      await call('POST', '/v1/llms', llm),
      await call('PUT', '/v1/llms/id-1', { secret: 'top-secret' }),
      await call('GET', '/v1/llms/id-1'),
      await call('GET', '/v1/llms'),
    ].map(({ text }) => text);
    expect(texts.join(' ')).not.toContain('secret');
  });

  it.each([
    [400, 'POST', '/v1/llms', { ...llm, secret: undefined }],
    [400, 'POST', '/v1/llms', { ...llm, urls: [] }],
    [400, 'POST', '/v1/llms', { ...llm, llmFormat: 'anthropic' }],
    [400, 'POST', '/v1/llms', { ...llm, reasoningEffort: 'much' }],
    [403, 'PUT', '/v1/llms/CUSTOMER_CLIENT_V1', {}],
    [403, 'DELETE', '/v1/llms/CUSTOMER_CLIENT_V1', undefined],
    [404, 'PUT', '/v1/llms/unknown', {}],
    [404, 'GET', '/v1/elsewhere', undefined],
  ])('answers %i to %s %s', async (status, method, path, body) => {
    expect((await api().call(method, path, body)).status).toBe(status);
  });

  it('refuses another key', async () => {
    expect((await api().call('GET', '/v1/llms', undefined, 'wrong')).status).toBe(401);
  });

  it('updates to formats of its own list only', async () => {
    const { call } = api();
    await call('POST', '/v1/llms', llm);
    expect((await call('PUT', '/v1/llms/id-1', { llmFormat: 'gemini' })).status).toBe(400);
  });
});

describe('/v1/tools', () => {
  const tool = { name: 'clock', description: 'Tells the time.', type: 'CLIENT' };

  it('creates, lists, returns, updates and deletes', async () => {
    const { call } = api();
    expect((await call('POST', '/v1/tools', tool)).status).toBe(201);
    await call('PUT', '/v1/tools/id-1', { config: { awaitResult: true } });
    expect((await call('GET', '/v1/tools/id-1')).body).toMatchObject({
      ...tool,
      config: { awaitResult: true },
    });
    expect((await call('GET', '/v1/tools')).body).toMatchObject({ data: [{ id: 'id-1' }] });
    expect((await call('DELETE', '/v1/tools/id-1')).status).toBe(204);
    expect((await call('GET', '/v1/tools/id-1')).status).toBe(404);
  });

  it.each([
    { ...tool, name: 'a clock' },
    { ...tool, name: 'x'.repeat(65) },
    { ...tool, description: 'x'.repeat(1025) },
    { ...tool, type: 'client' },
  ])('refuses %j', async (body) => {
    expect((await api().call('POST', '/v1/tools', body)).status).toBe(400);
  });
});

describe('the token of the real session handler', () => {
  const persona = { avatarId: 'a', voiceId: 'v', systemPrompt: 'Sei kurz – 👋.' };
  const post = (body: object) =>
    new Request('http://localhost/api/persona/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('carries the model, the prompt, the inline tools and the stored ones', async () => {
    const { fetch, call } = api();
    await call('POST', '/v1/tools', {
      name: 'look',
      description: 'Looks.',
      type: 'CLIENT',
      config: { awaitResult: true },
    });
    const inline = { type: 'client', name: 'clock', description: 'Tells the time.' } as const;
    const handler = createSessionHandler({
      apiKey: 'key',
      fetch,
      persona: { ...persona, tools: [inline], toolIds: ['id-1'] },
      llmIds: ['my-llm'],
      development: true,
    });
    const response = await handler(post({ mode: 'server' }));
    const { sessionToken } = (await response.json()) as { sessionToken: string };
    expect(readToken(sessionToken)).toMatchObject({
      llmId: 'my-llm',
      systemPrompt: 'Sei kurz – 👋.',
      tools: [inline, { type: 'client', name: 'look', config: { awaitResult: true } }],
    });
  });

  it('is refused for parameters over 10,000 bytes, and for a tool that does not exist', async () => {
    const { call } = api();
    const large = { type: 'client', name: 'clock', parameters: { description: 'x'.repeat(10_000) } };
    const body = (more: object) => ({ personaConfig: { ...persona, llmId: 'my-llm', ...more } });
    expect((await call('POST', '/v1/auth/session-token', body({ tools: [large] }))).status).toBe(400);
    expect((await call('POST', '/v1/auth/session-token', body({ toolIds: ['no'] }))).status).toBe(400);
    expect((await call('POST', '/v1/auth/session-token', body({}))).status).toBe(200);
  });
});

describe('the calls of the real `anamApi`', () => {
  const client = (sessions?: Parameters<typeof anamApiOver>[2]) =>
    anamApi({ apiKey: 'key', fetch: anamApiOver(new AnamStore(), {}, sessions).fetch });

  it('lists avatars, voices and personas, and returns each', async () => {
    const anam = client();
    const words = { avatars: 'DRAWN', voices: 'SYNTHETIC', personas: 'DRAWN' };
    for (const name of ['avatars', 'voices', 'personas'] as const) {
      const { data, meta } = await anam[name].list();
      expect(meta.total).toBe(data.length);
      for (const { id } of data) expect(await anam[name].get(id)).toMatchObject({ id });
      await expect(anam[name].get('unknown')).rejects.toMatchObject({ code: 'anam-not-found' });
      expect((await anam[name].list({ search: 'nothing has this' })).data).toEqual([]);
      expect((await anam[name].list({ search: words[name] })).data).toHaveLength(data.length);
    }
    const [persona] = (await anam.personas.list()).data;
    expect(await anam.personas.get(persona?.id ?? '')).toMatchObject({
      avatar: { displayName: 'Drawn avatar' },
      brain: { systemPrompt: 'You are a helpful assistant.' },
    });
  });

  it.each([
    [{ renderStyle: 'illustrated' }, ['drawing']],
    [{ renderStyle: 'all' }, ['drawing', 'own']],
    [{ renderStyle: 'realistic' }, []],
    [{ tags: ['office', 'elsewhere'] }, ['drawing']],
    [{ onlyOneShot: true }, ['own']],
  ] as const)('filters avatars by %j', async (filter, variants) => {
    const { data } = await client().avatars.list(filter);
    expect(data.map(({ variantName }) => variantName)).toEqual(variants);
  });

  it.each(['POST', 'PUT', 'DELETE'])('has no %s for them', async (method) => {
    expect((await api().call(method, '/v1/avatars', {})).status).toBe(404);
  });

  it('counts the sessions', async () => {
    expect(await client().sessions.concurrency()).toMatchObject({ active: 0, canStartSession: true });
    const one = { id: 'a', open: true, end: vi.fn(), record: { started: 0, ended: null, said: [] } };
    const engine = { sessions: [one, one, { ...one, open: false }], limit: 2 };
    expect(await client(engine).sessions.concurrency()).toEqual({
      limit: 2,
      active: 2,
      canStartSession: false,
      estimatedWaitSeconds: null,
    });
  });

  it('knows no session without an engine', async () => {
    const { sessions } = client();
    expect(await sessions.stop('a')).toBe(false);
    await expect(sessions.transcript('a')).rejects.toMatchObject({ code: 'anam-not-found' });
  });
});

it('ends a session for the real end handler', async () => {
  const id = '0b5f3c52-8f0e-4c8c-9d3a-2f1f4ad3a111';
  const ended = vi.fn();
  const record = { started: 0, ended: null, said: [] };
  const { fetch } = anamApiOver(new AnamStore(), {}, { sessions: [{ id, open: true, end: ended, record }] });
  const end = createEndHandler({ apiKey: 'key', fetch, development: true });
  const response = await end(
    new Request('http://localhost/api/persona/end', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sessionId: id }),
    }),
  );
  expect(response.ok).toBe(true);
  expect(ended).toHaveBeenCalledExactlyOnceWith('Session stopped');
});

it('accepts any key by default, and none is not a key', async () => {
  const { fetch } = simulatedAnamApi();
  const url = 'https://api.anam.ai/v1/llms';
  expect((await fetch(url, { headers: { authorization: 'Bearer x' } })).status).toBe(200);
  expect((await fetch(url)).status).toBe(401);
});
