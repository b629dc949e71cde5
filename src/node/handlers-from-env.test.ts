import { describe, expect, it } from 'vitest';
import { handlersFromEnv } from './handlers-from-env.js';

const anam = { ANAM_API_KEY: 'anam-secret', ANAM_AVATAR_ID: 'avatar', ANAM_VOICE_ID: 'voice' };
const stored = { ANAM_API_KEY: 'anam-secret', ANAM_PERSONA_ID: 'persona' };
const llm = { LLM_URL: 'http://localhost:1/v1', LLM_MODEL: 'm' };
const made = (env: Record<string, string>) => {
  const { session, end, llm: proxy, ...told } = handlersFromEnv(env);
  return { session: session !== null, end: end !== null, llm: proxy !== null, ...told };
};

describe('handlersFromEnv', () => {
  it('creates the handlers that the environment configures', () => {
    const nothing = { session: false, end: false, llm: false, problems: [] };
    const persona = { ...nothing, session: true, end: true };
    expect(made({})).toEqual(nothing);
    expect(made({ ...anam, ANAM_LLM_ID: ' own ' })).toEqual({ ...persona, llmId: 'own' });
    expect(made(stored)).toEqual(persona);
    expect(made(llm)).toEqual({ ...nothing, llm: true, model: 'm' });
  });

  it.each([
    [{ ANAM_PERSONA_ID: 'p' }, 'ANAM_PERSONA_ID is set, but ANAM_API_KEY is missing'],
    [{ ...stored, ANAM_PERSONA_MODE: 'both' }, '`ANAM_PERSONA_MODE` must be "client"'],
    [{ ...stored, ANAM_LLM_ID: 'own' }, '`ANAM_LLM_ID` has no effect on a stored persona'],
    [{ ...anam, ANAM_API_KEY: 'anam secret' }, '`ANAM_API_KEY` must be a key'],
    [
      { ...anam, ANAM_BASE_URL: 'anam secret' },
      '`ANAM_BASE_URL` must be an absolute http(s) URL. So the session',
    ],
    [{ ...llm, LLM_URL: 'localhost:1' }, '`LLM_URL` must be an absolute http(s) URL.'],
    [{ ...llm, LLM_API_KEY: 'my\nsecret' }, '`LLM_API_KEY` must be a key'],
    [{ LLM_MODEL: 'm' }, 'LLM_MODEL is set, but LLM_URL is missing, so the model proxy is not served.'],
  ])('describes the problem of %j without quoting a key', (env, problem) => {
    const { session, llm: proxy, problems } = made(env);
    expect([session, proxy, problems.length]).toEqual([false, false, 1]);
    expect(problems[0]).toContain(problem);
    expect(problems[0]).not.toContain('secret');
  });

  it.each([
    [{ ...llm }, false],
    [{ ...llm, LLM_TOOLS: 'all' }, true],
    [{ ...llm, LLM_TOOLS: 'look, listen' }, true],
    [{ ...llm, LLM_TOOLS: 'listen' }, false],
  ])('%j allows the tool `look`: %s', async (env, allowed) => {
    const { llm: proxy } = handlersFromEnv(env, { access: { development: true } });
    const look = { type: 'function', function: { name: 'look', parameters: {} } };
    const response = await proxy!(
      new Request('http://localhost/', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ messages: [{ role: 'user', content: 'Hi' }], tools: [look] }),
      }),
    );
    const { error } = (await response.json()) as { error: { code: string } };
    // Nobody listens at the model's address.
    expect(error.code).toBe(allowed ? 'llm-unreachable' : 'tools-not-allowed');
  });

  it('creates the endpoint for Anam with a secret', async () => {
    const refused: string[] = [];
    const secret = 'secret-of-anam-0123456789';
    const { endpoint, problems } = handlersFromEnv(
      { ...llm, ANAM_LLM_SECRET: secret },
      { access: { development: false, onRefusal: ({ code }) => void refused.push(code) } },
    );
    const ask = (key: string) =>
      endpoint!(
        new Request('http://localhost/v1/chat/completions', {
          method: 'POST',
          headers: { authorization: `Bearer ${key}` },
          body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'Hi' }], stream: true }),
        }),
      );
    expect((await ask('another-secret-0123456789')).status).toBe(401);
    // Nobody listens at the model's address.
    expect((await ask(secret)).status).toBe(502);
    expect(refused).toEqual(['not-authorized', 'llm-unreachable']);
    expect(problems).toEqual([]);
  });

  it.each([
    [{ ...llm, ANAM_LLM_SECRET: 'short-secret' }, '`ANAM_LLM_SECRET` must be a secret of at least 16'],
    [{ ANAM_LLM_SECRET: 'secret-of-anam-0123456789' }, 'So the LLM endpoint is not served'],
  ])('tells why there is no endpoint with %j', (env, problem) => {
    const { endpoint, problems } = handlersFromEnv(env);
    expect(endpoint).toBeUndefined();
    expect(problems.join(' ').replace(', so', '. So')).toContain(problem);
  });

  it('passes the access options to all handlers', async () => {
    const { session } = handlersFromEnv(anam, { access: { development: false } });
    const headers = { 'content-type': 'application/json' };
    const request = new Request('http://localhost/', { method: 'POST', headers, body: '{}' });
    const response = await session?.(request);
    expect(response?.status).toBe(403);
  });
});
