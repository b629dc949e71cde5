import { describe, expect, it } from 'vitest';
import { personaFields, type PersonaField } from './persona-fields.js';
import { createSessionHandler, type SessionHandlerOptions } from './session-handler.js';
import type { InlinePersona } from './inline-persona.js';
import type { SessionPersona } from './session-persona.js';
import { imitateAnam } from './testing/anam-imitation.js';
import { byHost, imitateElevenLabs } from './testing/elevenlabs-imitation.js';
import { post } from './testing/requests.js';

// Tests every option with an imitation of Anam's endpoint, which records the problems that the real one accepts
// silently.

const apiKey = 'anam-key-0123456789';
const inline = { avatarId: 'avatar', voiceId: 'voice' };

/** Values that Anam accepts. A new field of the type does not compile until it has values here. */
const good: { readonly [Field in PersonaField]: readonly Required<InlinePersona>[Field][] } = {
  avatarId: ['30fa96d0-26c4-4e55-94a0-517025942e18'],
  voiceId: ['6bfbe25a-979d-40f3-a92b-5394170af54b'],
  name: ['Ada'],
  avatarModel: ['cara-2', 'cara-3', 'cara-4', 'cara-4-latest'],
  systemPrompt: ['You are kind.'],
  maxSessionLengthSeconds: [1, 600],
  languageCode: ['en', 'pt'],
  skipGreeting: [true, false],
  initialMessage: ['Hello!', null],
  uninterruptibleGreeting: [true, false],
  voiceDetectionOptions: [
    {},
    {
      endOfSpeechSensitivity: 0,
      silenceBeforeSkipTurnSeconds: 0,
      silenceBeforeSessionEndSeconds: 0,
      silenceBeforeAutoEndTurnSeconds: 0.5,
      speechEnhancementLevel: 0,
    },
    {
      endOfSpeechSensitivity: 1,
      silenceBeforeSkipTurnSeconds: 900,
      silenceBeforeSessionEndSeconds: 7200,
      silenceBeforeAutoEndTurnSeconds: 10,
      speechEnhancementLevel: 1,
    },
  ],
  voiceGenerationOptions: [
    { stability: 0, similarityBoost: 1, style: 0.5, useSpeakerBoost: true, speed: 0.7, model: 'eleven_v2' },
    { volume: 0.5, speed: 1.5, emotion: 'calm' },
    { volume: 2, speed: 0.6, emotion: 'scared' },
    { volume: 1, speed: 0.5 },
    { speed: 2 },
  ],
  toolIds: [[], ['tool']],
  tools: [[{ type: 'server', name: 'show_page-1', description: 'Shows a page.', parameters: {} }]],
  zeroDataRetention: [true],
  enableAudioPassthrough: [true],
  directorNotes: [
    { presetStyle: 'warm' },
    { presetStyle: 'angry', expressivity: 1 },
    { customStylePrompt: 'x'.repeat(2000), expressivity: 0 },
    { expressivity: 0.5 },
  ],
};

/** Values for which Anam returns 400, so the handler must reject them. */
const bad: { readonly [Field in PersonaField]?: readonly unknown[] } = {
  avatarId: [7],
  voiceId: [false],
  name: [7],
  avatarModel: ['cara4', 'Cara-4'],
  systemPrompt: [['x']],
  maxSessionLengthSeconds: [0, -1, '60'],
  languageCode: ['english', 'EN', 'en-US', ''],
  skipGreeting: ['yes'],
  initialMessage: [7],
  uninterruptibleGreeting: [1],
  voiceDetectionOptions: [
    7,
    { endOfSpeechSensitivity: 1.01 },
    { endOfSpeechSensitivity: -0.01 },
    { endOfSpeechSensitivity: '0.5' },
    { silenceBeforeSkipTurnSeconds: 901 },
    { silenceBeforeSessionEndSeconds: 7201 },
    { silenceBeforeSessionEndSeconds: -1 },
    { silenceBeforeAutoEndTurnSeconds: 0.4 },
    { silenceBeforeAutoEndTurnSeconds: 11 },
    { speechEnhancementLevel: 2 },
  ],
  voiceGenerationOptions: [
    { stability: 2 },
    { speed: 0.49 },
    { speed: 2.01 },
    { volume: 0.4 },
    { emotion: 'happy' },
    { useSpeakerBoost: 'yes' },
  ],
  toolIds: ['tool', [7]],
  tools: [{}, ['end_call'], [{ type: 'client' }], [{ name: 'x' }]],
  zeroDataRetention: ['true'],
  enableAudioPassthrough: [null],
  directorNotes: [
    { presetStyle: 'curious' },
    { customStylePrompt: 'x'.repeat(2001) },
    { presetStyle: 'warm', customStylePrompt: 'x' },
    { expressivity: 1.5 },
  ],
};

/** Values that Anam accepts with 200 but ignores. */
const misspelt = [
  { voiceID: 'voice' },
  { llmID: 'x' },
  { maxSessionLengthInSeconds: 60 },
  { brainType: 'x' },
  { voiceSpeed: 1 },
  { voiceDetectionOptions: { endOfSpeechSensitvity: 0.5 } },
  { voiceGenerationOptions: { similarity_boost: 1 } },
  { directorNotes: { expressivity: 1, style: 'warm' } },
];

function setUp(options: Partial<SessionHandlerOptions> = {}) {
  const anam = imitateAnam(apiKey);
  const fetch = byHost({ 'api.anam.ai': anam.fetch });
  const handler = createSessionHandler({
    apiKey,
    persona: inline,
    authorize: () => true,
    fetch,
    ...options,
  });
  return { anam, handler };
}

/** Returns the imitation's response to a persona that no handler has checked. */
const askDirectly = (persona: object, rest: object = {}) => {
  const anam = imitateAnam(apiKey);
  const body = JSON.stringify({ personaConfig: { ...inline, llmId: 'llm', ...persona }, ...rest });
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const url = 'https://api.anam.ai/v1/auth/session-token';
  return { anam, response: anam.fetch(url, { method: 'POST', headers, body }) };
};

const casesOf = (table: Readonly<Record<string, readonly unknown[] | undefined>>) =>
  Object.entries(table).flatMap(([field, values]) =>
    (values ?? []).map((value) => [field, value, JSON.stringify(value)?.slice(0, 80)] as const),
  );

describe('fields of the persona', () => {
  it('are all tried', () => {
    expect(Object.keys(good).sort()).toEqual(Object.keys(personaFields).sort());
    expect(Object.keys(bad).sort()).toEqual(Object.keys(personaFields).sort());
  });

  it.each(casesOf(good))('%s takes $2', async (field, value) => {
    const { anam, handler } = setUp({ persona: { ...inline, [field]: value } as SessionPersona });
    expect((await handler(post({ mode: 'client' }))).status).toBe(200);
    expect(anam.minted).toMatchObject([
      {
        type: 'ephemeral',
        unknown: [],
        ignored: [],
        body: { personaConfig: { ...inline, [field]: value, llmId: 'CUSTOMER_CLIENT_V1' } },
      },
    ]);
  });

  it.each(casesOf(good))('%s can be chosen by a page: %j', async (field, value) => {
    const { anam, handler } = setUp({ overridable: { [field]: true } });
    expect((await handler(post({ mode: 'client', persona: { [field]: value } }))).status).toBe(200);
    expect(anam.minted[0]).toMatchObject({ unknown: [], body: { personaConfig: { [field]: value } } });
  });

  it.each(casesOf(bad))('%s: what Anam refuses is refused before, %j', async (field, value) => {
    expect((await askDirectly({ [field]: value }).response).status).toBe(400);
    expect(() => setUp({ persona: { ...inline, [field]: value } as SessionPersona })).toThrow(
      expect.objectContaining({ code: 'config-invalid', message: expect.stringContaining(field) as string }),
    );
    const { anam, handler } = setUp({ overridable: { [field]: true } });
    expect((await handler(post({ mode: 'client', persona: { [field]: value } }))).status).toBe(400);
    expect(anam.minted).toEqual([]);
  });

  it.each(misspelt)('what Anam drops in silence is refused: %j', async (fields) => {
    const { anam, response } = askDirectly(fields);
    expect((await response).status).toBe(200);
    expect(anam.minted[0]?.unknown).toHaveLength(1);
    expect(() => setUp({ persona: { ...inline, ...fields } as SessionPersona })).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    );
  });
});

describe('whose model', () => {
  it.each(['client', 'server'] as const)('an inline persona has one in %s mode', async (mode) => {
    const { anam, handler } = setUp({ llmIds: ['one'] });
    await handler(post({ mode }));
    expect(anam.minted[0]).toMatchObject({ type: 'ephemeral', unknown: [], ignored: [] });
  });

  it('without one Anam would mint what the SDK refuses', async () => {
    const { anam, response } = askDirectly({ llmId: undefined });
    await response;
    expect(anam.minted[0]?.type).toBe('legacy');
  });

  it('a stored persona goes alone, as the rest would be ignored', async () => {
    const { anam, handler } = setUp({ persona: { personaId: 'stored', mode: 'server' } });
    await handler(post({ mode: 'server', llmId: 'other' }));
    expect(anam.minted[0]).toMatchObject({ type: 'stateful', unknown: [], ignored: [] });
    const direct = askDirectly({ personaId: 'stored' });
    await direct.response;
    expect(direct.anam.minted[0]?.ignored).toEqual(['avatarId', 'voiceId', 'llmId']);
  });
});

describe('options of the session', () => {
  it.each<NonNullable<SessionHandlerOptions['sessionOptions']>>([
    { sessionReplay: { enableSessionReplay: false } },
    { videoQuality: 'high' },
    { videoQuality: 'auto', videoWidth: 720, videoHeight: 480 },
    { videoWidth: 768, videoHeight: 1152 },
    { region: 'eu' },
    { region: 'a-later-one', regionPolicy: 'strict' },
    { regionPolicy: 'preferred' },
    { showAIAvatarDisclosure: true },
    { showAIAvatarDisclosure: false },
  ])('takes %j', async (sessionOptions) => {
    const { anam, handler } = setUp({ sessionOptions });
    expect((await handler(post({ mode: 'client' }))).status).toBe(200);
    expect(anam.minted[0]).toMatchObject({ unknown: [], body: { sessionOptions } });
  });

  it.each<object>([
    { videoWidth: 720 },
    { videoHeight: 480 },
    { videoWidth: '720', videoHeight: 480 },
    { videoWidth: 720.5, videoHeight: 480 },
    { videoQuality: 'low' },
    { sessionReplay: true },
    { sessionReplay: { enableSessionReplay: 'no' } },
    { region: 7 },
    { region: 'eu', regionPolicy: 'fallback' },
    { regionPolicy: 'strict' },
    { showAIAvatarDisclosure: 'yes' },
  ])('refuses %j, as Anam does', async (sessionOptions) => {
    expect((await askDirectly({}, { sessionOptions }).response).status).toBe(400);
    expect(() => setUp({ sessionOptions })).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });

  it.each([
    { enableSessionReplay: false },
    { sessionReplay: { enabled: false } },
    { video_quality: 'high' },
    { showAiAvatarDisclosure: true },
  ])('refuses %j, which Anam drops in silence', (sessionOptions) => {
    expect(() => setUp({ sessionOptions } as object)).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    );
  });

  it('sends unchecked fields unchanged, together with the others', async () => {
    const { anam, handler } = setUp({
      sessionOptions: { videoQuality: 'high' },
      unchecked: { personaConfig: { mood: 'merry' }, sessionOptions: { frames: 60 } },
    });
    expect((await handler(post({ mode: 'client' }))).status).toBe(200);
    expect(anam.minted[0]).toMatchObject({
      unknown: ['.personaConfig.mood', '.sessionOptions.frames'],
      body: {
        personaConfig: { ...inline, mood: 'merry', llmId: 'CUSTOMER_CLIENT_V1' },
        sessionOptions: { videoQuality: 'high', frames: 60 },
      },
    });
  });

  it('sends unchecked values that its own checks would refuse', async () => {
    const bodies: unknown[] = [];
    const takeAnything: typeof fetch = async (...given) => {
      bodies.push(await new Request(...given).json());
      return Response.json({ sessionToken: 'a.b.c' });
    };
    const { handler } = setUp({
      persona: { ...inline, voiceDetectionOptions: { endOfSpeechSensitivity: 0.5 } },
      sessionOptions: { videoQuality: 'high' },
      unchecked: {
        personaConfig: {
          languageCode: 'fil',
          voiceDetectionOptions: { silenceBeforeSessionEndSeconds: 9000, newer: true },
          voiceGenerationOptions: { pitch: 2 },
        },
        sessionOptions: { videoQuality: '4k' },
      },
      fetch: byHost({ 'api.anam.ai': takeAnything }),
    });
    expect((await handler(post({ mode: 'client' }))).status).toBe(200);
    expect(bodies).toMatchObject([
      {
        personaConfig: {
          languageCode: 'fil',
          voiceDetectionOptions: {
            endOfSpeechSensitivity: 0.5,
            silenceBeforeSessionEndSeconds: 9000,
            silenceBeforeSkipTurnSeconds: 0,
            newer: true,
          },
          voiceGenerationOptions: { pitch: 2 },
        },
        sessionOptions: { videoQuality: '4k' },
      },
    ]);
  });

  it('sends unchecked fields with a stored persona', async () => {
    const { anam, handler } = setUp({
      persona: { personaId: 'stored', mode: 'client' },
      unchecked: { personaConfig: { enableAudioPassthrough: true } },
    });
    await handler(post({ mode: 'client' }));
    expect(anam.minted[0]?.body).toEqual({
      personaConfig: { personaId: 'stored', enableAudioPassthrough: true },
    });
  });

  it('lets a page override unchecked fields, with values that are checked', async () => {
    const { anam, handler } = setUp({
      overridable: { maxSessionLengthSeconds: true },
      unchecked: { personaConfig: { maxSessionLengthSeconds: 300 } },
    });
    const ask = (seconds: number) =>
      handler(post({ mode: 'client', persona: { maxSessionLengthSeconds: seconds } }));
    expect((await ask(60)).status).toBe(200);
    expect(anam.minted[0]?.body['personaConfig']).toMatchObject({ maxSessionLengthSeconds: 60 });
    expect((await ask(301)).status).toBe(403);
  });

  it.each<object>([
    { unchecked: { personaConfig: { llmId: 'x' } } },
    { unchecked: { personaConfig: { personaId: 'x' } } },
    { unchecked: { environment: { podName: 'x' } } },
    { unchecked: { personaConfig: 'x' } },
    { unchecked: [] },
  ])('does not choose whose model answers, and has no other members: %j', (options) => {
    expect(() => setUp(options)).toThrow(expect.objectContaining({ code: 'config-invalid' }));
  });

  it('names the session, the same for all or for each', async () => {
    const fixed = setUp({ clientLabel: 'shop' });
    await fixed.handler(post({ mode: 'client' }));
    expect(fixed.anam.minted[0]).toMatchObject({ unknown: [], body: { clientLabel: 'shop' } });
    const each = setUp({ clientLabel: async (request) => request.headers.get('x-user') ?? '' });
    await each.handler(post({ mode: 'client' }, { headers: { 'x-user': 'ada' } }));
    expect(each.anam.minted[0]?.body['clientLabel']).toBe('ada');
    expect((await each.handler(post({ mode: 'client' }))).status).toBe(500);
  });
});

describe('environments', () => {
  const elevenLabs = { apiKey: 'xi-key-0123456789', agentId: 'agent_1' };

  function setUpAgent(agent: object = {}) {
    const anam = imitateAnam(apiKey);
    const agents = imitateElevenLabs(elevenLabs.apiKey, elevenLabs.agentId);
    const handler = createSessionHandler({
      apiKey,
      persona: { avatarId: 'avatar' },
      environment: { elevenLabs: { ...elevenLabs, ...agent } },
      authorize: () => true,
      fetch: byHost({ 'api.anam.ai': anam.fetch, 'api.elevenlabs.io': agents.fetch }),
    });
    return { anam, agents, handler };
  }

  it.each([{}, { llmId: 'agent_1' }])('an agent gets a new signed URL for each token (%j)', async (asked) => {
    const { anam, agents, handler } = setUpAgent();
    for (let index = 0; index < 2; index += 1) {
      expect((await handler(post({ mode: 'server', ...asked }))).status).toBe(200);
    }
    expect(new Set(agents.signed).size).toBe(2);
    expect(anam.minted[1]).toEqual({
      type: 'ephemeral',
      unknown: [],
      ignored: [],
      body: {
        personaConfig: { avatarId: 'avatar' },
        environment: { elevenLabsAgentSettings: { signedUrl: agents.signed[1], agentId: 'agent_1' } },
      },
    });
  });

  it('an agent gets settings for the session', async () => {
    const settings = {
      dynamicVariables: { name: 'Ada', visits: 3 },
      conversationConfigOverride: { agent: { language: 'es' } },
      userId: 'ada',
      customLlmExtraBody: { region: 'eu' },
    };
    for (const given of [settings, async () => settings]) {
      const { anam, handler } = setUpAgent({ settings: given });
      await handler(post({ mode: 'server' }));
      expect(anam.minted[0]?.unknown).toEqual([]);
      expect(anam.minted[0]?.body['environment']).toMatchObject({ elevenLabsAgentSettings: settings });
    }
  });

  it('an agent’s settings can depend on whether the conversation continues', async () => {
    const heard: boolean[] = [];
    const settings = (_: Request, { continued }: { continued: boolean }) => {
      heard.push(continued);
      return {};
    };
    const { handler } = setUpAgent({ settings });
    await handler(post({ mode: 'server' }));
    await handler(post({ mode: 'server', continued: true }));
    expect(heard).toEqual([false, true]);
  });

  it('a room of LiveKit gets a new token for each session', async () => {
    let serial = 0;
    const livekitToken = async (request: Request) => `${request.headers.get('x-room')}-${(serial += 1)}`;
    const environment = { livekitUrl: 'wss://room.livekit.cloud', livekitToken };
    const { anam, handler } = setUp({ persona: { avatarId: 'avatar' }, environment });
    await handler(post({ mode: 'client' }, { headers: { 'x-room': 'one' } }));
    await handler(post({ mode: 'client' }, { headers: { 'x-room': 'two' } }));
    expect(anam.minted.map(({ body }) => body['environment'])).toEqual([
      { livekitUrl: 'wss://room.livekit.cloud', livekitToken: 'one-1' },
      { livekitUrl: 'wss://room.livekit.cloud', livekitToken: 'two-2' },
    ]);
    expect(anam.minted[0]).toMatchObject({
      unknown: [],
      body: { personaConfig: { llmId: 'CUSTOMER_CLIENT_V1' } },
    });
  });
});
