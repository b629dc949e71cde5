import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSessionHandler, type SessionHandlerOptions } from './session-handler.js';
import type { ServerRefusal } from './refusal.js';
import { fakeUpstream, never } from './testing/fake-upstream.js';
import { post, refusalOf } from './testing/requests.js';

const apiKey = 'anam-key-0123456789';
const persona = { avatarId: 'avatar', voiceId: 'voice', name: 'Ada' };
const minted = () => Response.json({ sessionToken: 'a.b.c' });

function setUp(
  options: Partial<SessionHandlerOptions> = {},
  answer: Parameters<typeof fakeUpstream>[0] = minted,
) {
  const upstream = fakeUpstream(answer);
  const handler = createSessionHandler({
    apiKey,
    persona,
    authorize: () => true,
    fetch: upstream.fetch,
    ...options,
  });
  return { handler, calls: upstream.calls };
}

afterEach(() => vi.useRealTimers());

describe('minting a token', () => {
  it('without a greeting if the conversation continues', async () => {
    const { handler, calls } = setUp();
    await handler(post({ mode: 'client', continued: true }));
    await handler(post({ mode: 'client', continued: false }));
    const greetings = calls.map(({ body }) => (body['personaConfig'] as object | undefined) ?? {});
    expect(greetings.map((config) => 'skipGreeting' in config)).toEqual([true, false]);
    const odd = await handler(post({ mode: 'client', continued: 'yes' }));
    expect(await refusalOf(odd)).toMatchObject({ status: 400, code: 'invalid-request' });
  });

  it('requests the persona without Anam’s model in client mode', async () => {
    const { handler, calls } = setUp();
    const response = await handler(post({ mode: 'client' }));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({ sessionToken: 'a.b.c' });
    expect(calls[0]?.url).toBe('https://api.anam.ai/v1/auth/session-token');
    expect(calls[0]?.headers.get('authorization')).toBe(`Bearer ${apiKey}`);
    expect(calls[0]?.body).toMatchObject({ personaConfig: { ...persona, llmId: 'CUSTOMER_CLIENT_V1' } });
  });

  it('uses the first allowed model in server mode, or the requested one', async () => {
    const { handler, calls } = setUp({ llmIds: ['one', 'two'] });
    await handler(post({ mode: 'server' }));
    await handler(post({ mode: 'server', llmId: 'two' }));
    expect(calls.map(({ body }) => body['personaConfig'])).toMatchObject([
      { llmId: 'one' },
      { llmId: 'two' },
    ]);
  });

  it('a persona that is the face of an agent in the page has no model in server mode either', async () => {
    const { handler, calls } = setUp({ persona: { avatarId: 'avatar', enableAudioPassthrough: true } });
    // As the page requests it with `elevenLabsAgent`.
    await handler(post({ mode: 'server', llmId: 'CUSTOMER_CLIENT_V1' }));
    expect(calls[0]?.body).toMatchObject({
      personaConfig: { avatarId: 'avatar', enableAudioPassthrough: true, llmId: 'CUSTOMER_CLIENT_V1' },
    });
    const refusal = await refusalOf(await handler(post({ mode: 'server', llmId: 'mine' })));
    expect(refusal).toMatchObject({ status: 403, code: 'llm-id-not-allowed' });
  });

  it('a persona that speaks with the page’s own voice needs none of Anam’s in client mode', async () => {
    const { handler, calls } = setUp({ persona: { avatarId: 'avatar', enableAudioPassthrough: true } });
    // As the page requests it with `ownVoice`.
    await handler(post({ mode: 'client' }));
    expect(calls[0]?.body).toMatchObject({
      personaConfig: { avatarId: 'avatar', enableAudioPassthrough: true, llmId: 'CUSTOMER_CLIENT_V1' },
    });
  });

  it('sends a stored persona alone, as Anam ignores the rest', async () => {
    const { handler, calls } = setUp({ persona: { personaId: 'stored', mode: 'client' } });
    await handler(post({ mode: 'client' }));
    expect(calls[0]?.body).toEqual({ personaConfig: { personaId: 'stored' } });
  });

  it('sends session options, to another base URL', async () => {
    const { handler, calls } = setUp({
      baseUrl: 'https://eu.example.com',
      sessionOptions: { sessionReplay: { enableSessionReplay: false } },
    });
    await handler(post({ mode: 'client' }));
    expect(calls[0]?.url).toBe('https://eu.example.com/v1/auth/session-token');
    expect(calls[0]?.body['sessionOptions']).toEqual({ sessionReplay: { enableSessionReplay: false } });
  });

  it('never caches: two requests are two tokens', async () => {
    const { handler, calls } = setUp();
    await handler(post({ mode: 'client' }));
    await handler(post({ mode: 'client' }));
    expect(calls).toHaveLength(2);
  });
});

describe('what a page may not ask for', () => {
  it.each([
    [{}, 400, 'invalid-request'],
    [{ mode: 'both' }, 400, 'invalid-request'],
    [{ mode: 'server', llmId: 'three' }, 403, 'llm-id-not-allowed'],
    [{ mode: 'server', llmId: ['one'] }, 403, 'llm-id-not-allowed'],
    [{ mode: 'server', llmId: 'CUSTOMER_CLIENT_V1' }, 403, 'llm-id-not-allowed'],
    [{ mode: 'client', llmId: 'one' }, 400, 'invalid-request'],
    [{ mode: 'client', avatarId: 'dear' }, 400, 'invalid-request'],
    [{ mode: 'client', personaConfig: { maxSessionLengthSeconds: 1e9 } }, 400, 'invalid-request'],
    ['{"mode":"client","__proto__":{"mode":"server"}}', 400, 'invalid-request'],
    ['not json', 400, 'invalid-json'],
    ['[]', 400, 'invalid-json'],
    ['', 400, 'invalid-json'],
    [{ mode: 'client', padding: 'x'.repeat(10_000) }, 413, 'body-too-large'],
  ])('refuses %j', async (body, status, code) => {
    const { handler, calls } = setUp({ llmIds: ['one', 'two'] });
    expect(await refusalOf(await handler(post(body)))).toMatchObject({ status, code });
    expect(calls).toHaveLength(0);
  });

  it('refuses server mode where no model is listed', async () => {
    const { handler } = setUp();
    const refusal = await refusalOf(await handler(post({ mode: 'server', llmId: 'one' })));
    expect(refusal).toMatchObject({ status: 403, code: 'mode-not-available' });
  });

  it.each(['{"__proto__":{"a":1}}', `${'['.repeat(100)}${']'.repeat(100)}`])(
    'refuses %s in a field that a page may choose freely',
    async (value) => {
      const { handler, calls } = setUp({ overridable: { tools: true } });
      const tool = `{"type":"client","name":"x","more":${value}}`;
      const refusal = await refusalOf(await handler(post(`{"mode":"client","persona":{"tools":[${tool}]}}`)));
      expect(refusal).toMatchObject({ status: 400, code: 'invalid-request' });
      expect(calls).toHaveLength(0);
    },
  );

  it('refuses the mode that a stored persona does not have', async () => {
    const { handler } = setUp({ persona: { personaId: 'stored', mode: 'client' } });
    const refusal = await refusalOf(await handler(post({ mode: 'server' })));
    expect(refusal).toMatchObject({ status: 403, code: 'mode-not-available' });
  });
});

describe('options that cannot work are refused at once', () => {
  const inline = (fields: object) => ({ persona: { avatarId: 'a', voiceId: 'v', ...fields } });
  it.each<[string, object]>([
    ['no key', { apiKey: undefined }],
    ['an empty key', { apiKey: ' ' }],
    ['no persona', { persona: undefined }],
    ['a stored persona with a model', { persona: { personaId: 'p', mode: 'client', llmId: 'x' } }],
    ['a stored persona with models', { persona: { personaId: 'p', mode: 'server' }, llmIds: ['x'] }],
    ['a stored persona without its mode', { persona: { personaId: 'p' } }],
    [
      'a stored persona with fields that Anam drops',
      { persona: { personaId: 'p', mode: 'client', avatarId: 'a' } },
    ],
    ['a stored persona without an id', { persona: { personaId: '', mode: 'client' } }],
    ['an inline persona with a model', inline({ llmId: 'x' })],
    ['an inline persona without an avatar', inline({ avatarId: '' })],
    ['an inline persona without a voice', inline({ voiceId: undefined })],
    ['the client model among those of server mode', { llmIds: ['CUSTOMER_CLIENT_V1'] }],
    ['an empty name among the models', { llmIds: [''] }],
    ['a base URL that is none', { baseUrl: 'api.anam.ai' }],
    ['a time limit that is none', { timeoutMs: 0 }],
    ['an origin that is none', { allowedOrigins: ['https://app.example.com/'] }],
    ['an authorize that is no function', { authorize: true }],
  ])('%s', (_, options) => {
    expect(() => setUp(options as Partial<SessionHandlerOptions>)).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    );
  });

  it('does not quote a key that cannot be sent, and trims one that can', async () => {
    expect(() => setUp({ apiKey: `${apiKey}\nx` })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(apiKey) as string }),
    );
    const { handler, calls } = setUp({ apiKey: `${apiKey}\n` });
    await handler(post({ mode: 'client' }));
    expect(calls[0]?.headers.get('authorization')).toBe(`Bearer ${apiKey}`);
  });

  it('lets a persona without a voice pass when audio comes from elsewhere', () => {
    expect(() => setUp({ persona: { avatarId: 'a', enableAudioPassthrough: true } })).not.toThrow();
  });
});

describe('failures of Anam', () => {
  const body = `{"message":"bad ${apiKey}","org":"org_secret"}`;
  it.each([
    [400, 502, 'anam-refused'],
    [401, 502, 'anam-unauthorized'],
    [403, 502, 'anam-forbidden'],
    [404, 502, 'anam-not-found'],
    [402, 502, 'anam-no-plan'],
    [429, 429, 'anam-rate-limited'],
    [500, 502, 'anam-failed'],
    [503, 503, 'anam-unavailable'],
    [302, 502, 'anam-failed'],
  ])('HTTP %i becomes %i %s, without its body', async (theirs, status, code) => {
    const { handler } = setUp({}, () => new Response(body, { status: theirs }));
    const refusal = await refusalOf(await handler(post({ mode: 'client' })));
    expect(refusal).toMatchObject({ status, code });
    expect(refusal.text).not.toContain(apiKey);
    expect(refusal.text).not.toContain('org_secret');
  });

  it.each([
    [400, 502, 'anam-failed'],
    [401, 502, 'anam-unauthorized'],
    [403, 502, 'anam-failed'],
    [404, 502, 'anam-failed'],
    [429, 429, 'anam-rate-limited'],
    [502, 502, 'anam-failed'],
    [503, 503, 'anam-unavailable'],
  ])('HTTP %i with a page of a gateway becomes %i %s', async (theirs, status, code) => {
    const page = '\n<!doctype html><title>no</title>';
    const { handler } = setUp({}, () => new Response(page, { status: theirs }));
    expect(await refusalOf(await handler(post({ mode: 'client' })))).toMatchObject({ status, code });
  });

  it('says when to try again', async () => {
    const { handler } = setUp({}, () => new Response('', { status: 429, headers: { 'retry-after': '7' } }));
    expect((await handler(post({ mode: 'client' }))).headers.get('retry-after')).toBe('7');
  });

  it.each(['<html>', '{}', '{"sessionToken":""}', '{"sessionToken":7}', 'null'])(
    '%s is no token',
    async (text) => {
      const { handler } = setUp({}, () => new Response(text));
      expect(await refusalOf(await handler(post({ mode: 'client' })))).toMatchObject({
        status: 502,
        code: 'anam-failed',
      });
    },
  );

  it('passes Anam’s error text to the log and, in development, to the page, without the key', async () => {
    const heard: ServerRefusal[] = [];
    const { handler } = setUp({ development: true, onRefusal: (refusal) => heard.push(refusal) }, () => {
      return new Response(body, { status: 400 });
    });
    const { detail, text } = await refusalOf(await handler(post({ mode: 'client' })));
    expect(detail).toContain('org_secret');
    expect(text + JSON.stringify(heard)).not.toContain(apiKey);
    expect(heard).toEqual([expect.objectContaining({ status: 502, code: 'anam-refused', detail })]);
  });

  it('does not show an exception whose words hold the key', async () => {
    const heard: ServerRefusal[] = [];
    const { handler } = setUp({ development: true, onRefusal: (refusal) => heard.push(refusal) }, () => {
      throw new TypeError(`Headers.append: "Bearer ${apiKey}" is an invalid header value.`);
    });
    const refusal = await refusalOf(await handler(post({ mode: 'client' })));
    expect(refusal).toMatchObject({ status: 502, code: 'anam-unreachable' });
    expect(refusal.text + JSON.stringify(heard)).not.toContain(apiKey);
  });
});

describe('giving up', () => {
  it('stops waiting for Anam after 10 seconds', async () => {
    vi.useFakeTimers();
    const { handler, calls } = setUp({}, never);
    const answer = handler(post({ mode: 'client' }));
    await vi.advanceTimersByTimeAsync(9_999);
    expect(calls[0]?.init.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await refusalOf(await answer)).toMatchObject({ status: 504, code: 'anam-timeout' });
    expect(calls[0]?.init.signal.aborted).toBe(true);
  });

  it('counts a body that never ends as well', async () => {
    vi.useFakeTimers();
    const { handler } = setUp({ timeoutMs: 500 }, () => new Response(new ReadableStream()));
    const answer = handler(post({ mode: 'client' }));
    await vi.advanceTimersByTimeAsync(500);
    expect(await refusalOf(await answer)).toMatchObject({ status: 504, code: 'anam-timeout' });
  });

  it('does not keep a timer when all went well', async () => {
    vi.useFakeTimers();
    const { handler } = setUp();
    await handler(post({ mode: 'client' }));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops asking Anam when the page goes away, and calls that no refusal', async () => {
    const page = new AbortController();
    const onRefusal = vi.fn();
    const { handler, calls } = setUp({ onRefusal }, never);
    const answer = handler(post({ mode: 'client' }, { signal: page.signal }));
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    page.abort();
    expect((await answer).status).toBe(499);
    expect(calls[0]?.init.signal.aborted).toBe(true);
    expect(onRefusal).not.toHaveBeenCalled();
  });
});
