import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ServerRefusal } from './refusal.js';
import type { SessionEnvironment } from './session-environment.js';
import { createSessionHandler, type SessionHandlerOptions } from './session-handler.js';
import { byHost } from './testing/elevenlabs-imitation.js';
import { fakeUpstream, never } from './testing/fake-upstream.js';
import { post, refusalOf } from './testing/requests.js';

const apiKey = 'anam-key-0123456789';
const agentKey = 'xi-key-0123456789';
const signedUrl = 'wss://api.elevenlabs.io/v1/convai/conversation?conversation_signature=cvtkn_secret';
const elevenLabs = { apiKey: agentKey, agentId: 'agent_1' };

function setUp(
  answer: Parameters<typeof fakeUpstream>[0],
  options: Partial<SessionHandlerOptions> = {},
  anamAnswers?: Parameters<typeof fakeUpstream>[0],
) {
  const anam = fakeUpstream(anamAnswers ?? (() => Response.json({ sessionToken: 'a.b.c' })));
  const agents = fakeUpstream(answer);
  const heard: ServerRefusal[] = [];
  const handler = createSessionHandler({
    apiKey,
    persona: { avatarId: 'avatar' },
    environment: { elevenLabs },
    authorize: () => true,
    development: true,
    onRefusal: (refusal) => heard.push(refusal),
    fetch: byHost({ 'api.anam.ai': anam.fetch, 'api.elevenlabs.io': agents.fetch }),
    ...options,
  });
  return { handler, heard, anam: anam.calls, agents: agents.calls };
}

const signed = () => Response.json({ signed_url: signedUrl });

afterEach(() => vi.useRealTimers());

describe('an ElevenLabs agent', () => {
  it('is requested with its own key, and Anam with Anam’s', async () => {
    const { handler, anam, agents } = setUp(signed);
    expect(await (await handler(post({ mode: 'server' }))).json()).toEqual({ sessionToken: 'a.b.c' });
    expect(agents[0]?.url).toBe(
      'https://api.elevenlabs.io/v1/convai/conversation/get-signed-url?agent_id=agent_1',
    );
    expect(agents[0]?.init).toMatchObject({ method: 'GET', redirect: 'manual' });
    expect(Object.fromEntries(agents[0]?.headers ?? [])).toEqual({
      'xi-api-key': agentKey,
      accept: 'application/json',
    });
    expect(anam[0]?.headers.has('xi-api-key')).toBe(false);
  });

  it('replaces the model: no client mode, no other model', async () => {
    const { handler, agents } = setUp(signed);
    expect(await refusalOf(await handler(post({ mode: 'client' })))).toMatchObject({
      status: 403,
      code: 'mode-not-available',
    });
    expect(await refusalOf(await handler(post({ mode: 'server', llmId: 'other' })))).toMatchObject({
      status: 403,
      code: 'llm-id-not-allowed',
    });
    expect(agents).toHaveLength(0);
  });

  it.each([
    [400, 502, 'elevenlabs-refused'],
    [401, 502, 'elevenlabs-unauthorized'],
    [403, 502, 'elevenlabs-unauthorized'],
    [404, 502, 'elevenlabs-refused'],
    [422, 502, 'elevenlabs-refused'],
    [429, 429, 'elevenlabs-rate-limited'],
    [500, 502, 'elevenlabs-failed'],
    [302, 502, 'elevenlabs-failed'],
  ])('that returns %i becomes %i %s, and Anam is not called', async (theirs, status, code) => {
    const { handler, anam, heard } = setUp(() => new Response(`no, ${agentKey}`, { status: theirs }));
    const refusal = await refusalOf(await handler(post({ mode: 'server' })));
    expect(refusal).toMatchObject({ status, code });
    expect(refusal.text + JSON.stringify(heard)).not.toContain(agentKey);
    expect(anam).toHaveLength(0);
  });

  it.each(['<html>', '{}', '{"signed_url":7}', '{"signed_url":"https://evil.example"}', 'null'])(
    'that answers %s has no signed URL',
    async (text) => {
      const { handler, anam } = setUp(() => new Response(text));
      const refusal = await refusalOf(await handler(post({ mode: 'server' })));
      expect(refusal).toMatchObject({ status: 502, code: 'elevenlabs-failed' });
      expect(anam).toHaveLength(0);
    },
  );

  it('is waited for 10 seconds', async () => {
    vi.useFakeTimers();
    const { handler, agents } = setUp(never);
    const answer = handler(post({ mode: 'server' }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await refusalOf(await answer)).toMatchObject({ status: 504, code: 'elevenlabs-timeout' });
    expect(agents[0]?.init.signal.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that is unreachable is reported without its key', async () => {
    const { handler, heard } = setUp(() => {
      throw new TypeError(`bad header ${agentKey}`);
    });
    const refusal = await refusalOf(await handler(post({ mode: 'server' })));
    expect(refusal).toMatchObject({ status: 502, code: 'elevenlabs-unreachable' });
    expect(refusal.text + JSON.stringify(heard)).not.toContain(agentKey);
  });

  it.each([
    ['refuses it', () => new Response(`bad environment: ${signedUrl}`, { status: 400 })],
    ['has no token for it', () => Response.json({ error: signedUrl })],
  ])('keeps its signed URL secret when Anam %s', async (_, anamAnswers) => {
    const { handler, heard } = setUp(signed, {}, anamAnswers);
    const refusal = await refusalOf(await handler(post({ mode: 'server' })));
    expect(refusal.status).toBe(502);
    expect(refusal.detail).toContain('[redacted]');
    expect(refusal.text + JSON.stringify(heard)).not.toContain('cvtkn_secret');
  });

  it('is not asked with settings that it would not understand', async () => {
    const settings = () => ({ dynamicVariabels: { name: 'Ada' } }) as object;
    const { handler, agents } = setUp(signed, { environment: { elevenLabs: { ...elevenLabs, settings } } });
    expect((await handler(post({ mode: 'server' }))).status).toBe(500);
    expect(agents).toHaveLength(0);
  });
});

describe('a room of LiveKit', () => {
  const room = (livekitToken: (request: Request) => unknown) => {
    const environment = { livekitUrl: 'wss://room.livekit.cloud', livekitToken } as SessionEnvironment;
    return setUp(signed, { environment }, () => new Response('no: lk-token-secret', { status: 400 }));
  };

  it('is entered with no token in any answer or log', async () => {
    const { handler, heard } = room(() => 'lk-token-secret');
    const refusal = await refusalOf(await handler(post({ mode: 'client' })));
    expect(refusal).toMatchObject({ status: 502, code: 'anam-refused', detail: 'no: [redacted]' });
    expect(refusal.text + JSON.stringify(heard)).not.toContain('lk-token-secret');
  });

  it.each([undefined, '', 7])('is not entered with %j for a token', async (token) => {
    const { handler, anam } = room(() => token);
    expect((await handler(post({ mode: 'client' }))).status).toBe(500);
    expect(anam).toHaveLength(0);
  });

  it('has no server mode', async () => {
    const { handler } = room(() => 'token');
    expect((await handler(post({ mode: 'server' }))).status).toBe(403);
  });
});

describe('environments that cannot work are refused at once', () => {
  const livekitToken = () => 'token';
  it.each<[string, object]>([
    ['nothing', { environment: {} }],
    ['null', { environment: null }],
    ['both', { environment: { elevenLabs, livekitUrl: 'wss://x.example', livekitToken } }],
    ['a room without tokens', { environment: { livekitUrl: 'wss://x.example' } }],
    ['a token for ever', { environment: { livekitUrl: 'wss://x.example', livekitToken: 'token' } }],
    ['a room without an address', { environment: { livekitUrl: 'x.example', livekitToken } }],
    ['an agent without a key', { environment: { elevenLabs: { agentId: 'a' } } }],
    ['an agent without an id', { environment: { elevenLabs: { apiKey: agentKey } } }],
    [
      'an agent with a field that is misspelt',
      { environment: { elevenLabs: { ...elevenLabs, agent: 'x' } } },
    ],
    [
      'settings that are misspelt',
      { environment: { elevenLabs: { ...elevenLabs, settings: { user: 'x' } } } },
    ],
    ['Anam’s own field', { environment: { elevenLabsAgentSettings: { signedUrl, agentId: 'a' } } }],
    ['an internal field', { environment: { podName: 'x' } }],
    ['a model beside the agent', { llmIds: ['x'] }],
    ['a stored persona', { persona: { personaId: 'p', mode: 'server' } }],
  ])('%s', (_, options) => {
    expect(() => setUp(signed, options as Partial<SessionHandlerOptions>)).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    );
  });

  it('does not quote the agent’s key', () => {
    const environment = { elevenLabs: { ...elevenLabs, apiKey: `${agentKey}\nx` } };
    expect(() => setUp(signed, { environment })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(agentKey) as string }),
    );
  });
});
