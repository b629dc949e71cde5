import { describe, expect, it } from 'vitest';
import { createSessionHandler, type SessionHandlerOptions } from './session-handler.js';
import { fakeUpstream, type Call } from './testing/fake-upstream.js';
import { post, refusalOf } from './testing/requests.js';

const off = { silenceBeforeSkipTurnSeconds: 0, silenceBeforeSessionEndSeconds: 0 };
const persona = { avatarId: 'avatar', voiceId: 'voice' };
const token = { sessionToken: 'a.b.c' };

/** Requests one token. `answers` are Anam's responses, one per call, followed by tokens. */
async function mint(
  options: Partial<SessionHandlerOptions>,
  asked: object = { mode: 'client' },
  answers: readonly Response[] = [],
) {
  const rest = [...answers];
  const { fetch, calls } = fakeUpstream(() => rest.shift() ?? Response.json(token));
  const handler = createSessionHandler({
    apiKey: 'anam-key-0123456789',
    persona,
    authorize: () => true,
    fetch,
    ...options,
  });
  const response = await handler(post(asked));
  return { response, configs: calls.map(configOf) };
}

const configOf = ({ body }: Call) => body['personaConfig'] as Readonly<Record<string, unknown>>;

describe('silence in client mode, in which Anam hears no speech', () => {
  it('ends nothing and skips no turn, and the session has a longest length instead', async () => {
    const { configs, response } = await mint({});
    expect(configs).toEqual([
      { ...persona, llmId: 'CUSTOMER_CLIENT_V1', voiceDetectionOptions: off, maxSessionLengthSeconds: 3600 },
    ]);
    // The page turns the timers off by itself, so the response contains no settings.
    expect(await response.json()).toEqual(token);
  });

  it('leaves the other options of voice detection as they are', async () => {
    const { configs } = await mint({
      persona: {
        ...persona,
        voiceDetectionOptions: { endOfSpeechSensitivity: 0.3 },
        maxSessionLengthSeconds: 60,
      },
    });
    expect(configs[0]).toMatchObject({
      voiceDetectionOptions: { ...off, endOfSpeechSensitivity: 0.3 },
      maxSessionLengthSeconds: 60,
    });
  });

  it('follows the app, and is sent to the page', async () => {
    const voiceDetectionOptions = {
      silenceBeforeSessionEndSeconds: 120,
      silenceBeforeSkipTurnSeconds: undefined,
    };
    const { configs, response } = await mint({
      persona: { ...persona, voiceDetectionOptions: voiceDetectionOptions as object },
    });
    const told = { silenceBeforeSkipTurnSeconds: 0, silenceBeforeSessionEndSeconds: 120 };
    expect(configs[0]).toMatchObject({ voiceDetectionOptions: told });
    // Anam ends a silent session, so no other limit is needed.
    expect(configs[0]).not.toHaveProperty('maxSessionLengthSeconds');
    expect(await response.json()).toEqual({ ...token, personaConfig: { voiceDetectionOptions: told } });
  });

  it('is as the page says, where it may', async () => {
    const { configs, response } = await mint(
      { overridable: { voiceDetectionOptions: true } },
      { mode: 'client', persona: { voiceDetectionOptions: { silenceBeforeSkipTurnSeconds: 30 } } },
    );
    const told = { silenceBeforeSkipTurnSeconds: 30, silenceBeforeSessionEndSeconds: 0 };
    expect(configs[0]).toMatchObject({ voiceDetectionOptions: told, maxSessionLengthSeconds: 3600 });
    expect(await response.json()).toEqual({ ...token, personaConfig: { voiceDetectionOptions: told } });
  });

  it('is the same for the face of an agent in the page, whose audio Anam does not hear', async () => {
    const { configs } = await mint(
      { persona: { avatarId: 'avatar', enableAudioPassthrough: true } },
      { mode: 'server' },
    );
    expect(configs[0]).toMatchObject({ voiceDetectionOptions: off, maxSessionLengthSeconds: 3600 });
  });
});

describe('silence in server mode', () => {
  it('is for Anam to time, unless the persona says otherwise', async () => {
    const { configs } = await mint({ llmIds: ['mine'] }, { mode: 'server' });
    expect(configs).toEqual([{ ...persona, llmId: 'mine' }]);
  });

  it('takes what the persona has, with a longest length where the timer is off', async () => {
    const { configs, response } = await mint(
      { persona: { ...persona, voiceDetectionOptions: off }, llmIds: ['mine'] },
      { mode: 'server' },
    );
    expect(configs[0]).toMatchObject({ voiceDetectionOptions: off, maxSessionLengthSeconds: 3600 });
    expect(await response.json()).toEqual({ ...token, tools: [] });
  });

  it.each([
    { silenceBeforeSkipTurnSeconds: 901 },
    { silenceBeforeSkipTurnSeconds: -1 },
    { silenceBeforeSessionEndSeconds: 7201 },
    { silenceBeforeSessionEndSeconds: '0' },
    { silenceBeforeAutoEndTurnSeconds: 0.4 },
    { silenceBeforeSessionEnd: 0 },
  ])('%j is refused when the handler is made', async (wrong) => {
    const voiceDetectionOptions = wrong as object;
    const invalid = expect.objectContaining({ code: 'config-invalid' }) as unknown;
    await expect(mint({ persona: { ...persona, voiceDetectionOptions } })).rejects.toEqual(invalid);
    const stored = { personaId: 'stored', mode: 'server', voiceDetectionOptions } as const;
    await expect(mint({ persona: stored })).rejects.toEqual(invalid);
  });
});

describe('silence with a stored persona, which accepts no fields', () => {
  const stored = { personaId: 'stored', mode: 'client' } as const;

  it('is left to the page, which turns the timers off itself', async () => {
    const { configs, response } = await mint({ persona: stored });
    expect(configs).toEqual([{ personaId: 'stored' }]);
    expect(await response.json()).toEqual(token);
  });

  it('follows the app, and is sent to the page', async () => {
    const voiceDetectionOptions = { silenceBeforeSessionEndSeconds: 300, endOfSpeechSensitivity: 0.7 };
    const { configs, response } = await mint({ persona: { ...stored, voiceDetectionOptions } });
    expect(configs).toEqual([{ personaId: 'stored' }]);
    expect(await response.json()).toEqual({
      ...token,
      personaConfig: { voiceDetectionOptions: { ...off, ...voiceDetectionOptions } },
    });
  });

  it('is sent to the page in server mode only if the app sets it', async () => {
    const server = { personaId: 'stored', mode: 'server' } as const;
    expect(await (await mint({ persona: server }, { mode: 'server' })).response.json()).toEqual(token);
    const voiceDetectionOptions = { silenceBeforeSkipTurnSeconds: 40 };
    const { response } = await mint({ persona: { ...server, voiceDetectionOptions } }, { mode: 'server' });
    expect(await response.json()).toEqual({ ...token, personaConfig: { voiceDetectionOptions } });
  });
});

describe('a 400 that names a field that we have added', () => {
  const refusal = (message: string) => Response.json({ error: 'Bad Request', message }, { status: 400 });

  it.each([
    'personaConfig.voiceDetectionOptions.silenceBeforeSkipTurnSeconds must not be less than 2',
    'property silenceBeforeSessionEndSeconds should not exist',
    'Unknown field: voice_detection_options',
    'maxSessionLengthSeconds must not be greater than 600',
  ])('is requested again without them: %s', async (message) => {
    const { configs, response } = await mint({}, { mode: 'client' }, [refusal(message)]);
    expect(response.status).toBe(200);
    expect(configs).toHaveLength(2);
    expect(configs[1]).toEqual({ ...persona, llmId: 'CUSTOMER_CLIENT_V1' });
  });

  it('keeps the values of the app', async () => {
    const options = { ...persona, voiceDetectionOptions: { speechEnhancementLevel: 0.5 } };
    const answers = [refusal('silenceBeforeSkipTurnSeconds must not be less than 2')];
    const { configs } = await mint({ persona: options }, { mode: 'client' }, answers);
    expect(configs[1]).toEqual({ ...options, llmId: 'CUSTOMER_CLIENT_V1' });
  });

  it('is not asked a third time', async () => {
    const answers = [refusal('voiceDetectionOptions'), refusal('voiceDetectionOptions'), refusal('x')];
    const { configs, response } = await mint({}, { mode: 'client' }, answers);
    expect(await refusalOf(response)).toMatchObject({ status: 502, code: 'anam-refused' });
    expect(configs).toHaveLength(2);
  });

  it.each<[string, Partial<SessionHandlerOptions>, Response]>([
    ['that names another field', {}, refusal('personaConfig.avatarId must be a UUID')],
    [
      'where nothing was added',
      { persona: { ...persona, voiceDetectionOptions: off, maxSessionLengthSeconds: 9 } },
      refusal('maxSessionLengthSeconds'),
    ],
    [
      'where nothing can be added',
      { persona: { personaId: 'p', mode: 'client' } },
      refusal('voiceDetectionOptions'),
    ],
    ['with another status', {}, Response.json({ message: 'voiceDetectionOptions' }, { status: 403 })],
  ])('%s is not asked again', async (_, options, answer) => {
    const { configs, response } = await mint(options, { mode: 'client' }, [answer]);
    expect(response.status).toBe(502);
    expect(configs).toHaveLength(1);
  });
});
