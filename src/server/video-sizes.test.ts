import { describe, expect, it } from 'vitest';
import { createSessionHandler, type SessionHandlerOptions } from './session-handler.js';
import { imitateAnam } from './testing/anam-imitation.js';
import { fakeUpstream } from './testing/fake-upstream.js';
import { post, refusalOf } from './testing/requests.js';

const apiKey = 'anam-key-0123456789';
const landscape = { width: 1152, height: 768 };
const portrait = { width: 768, height: 1152 };
const both = { videoSizes: [landscape, portrait] };

function setUp(options: Partial<SessionHandlerOptions>, fetch?: typeof globalThis.fetch) {
  const anam = imitateAnam(apiKey);
  const persona = { avatarId: 'avatar', voiceId: 'voice' };
  const handler = createSessionHandler({
    apiKey,
    persona,
    authorize: () => true,
    fetch: fetch ?? anam.fetch,
    ...options,
  });
  return { anam, handler };
}

/** Returns the session options of the token for this shape. */
async function optionsFor(shape: unknown, options: Partial<SessionHandlerOptions>) {
  const { anam, handler } = setUp(options);
  const { status } = await handler(post({ mode: 'client', shape }));
  expect(status).toBe(200);
  expect(anam.minted[0]?.unknown).toEqual([]);
  return anam.minted[0]?.body['sessionOptions'];
}

describe('the size of the picture', () => {
  it('is the first of the list with the shape that the page asked for', async () => {
    expect(await optionsFor('portrait', both)).toEqual({ videoWidth: 768, videoHeight: 1152 });
    expect(await optionsFor('landscape', both)).toEqual({ videoWidth: 1152, videoHeight: 768 });
    const small = { videoSizes: [{ width: 720, height: 480 }, landscape] };
    expect(await optionsFor('landscape', small)).toEqual({ videoWidth: 720, videoHeight: 480 });
  });

  it('is not sent without the list, without a shape, or without a size of the shape', async () => {
    expect(await optionsFor('portrait', {})).toBeUndefined();
    expect(await optionsFor(undefined, both)).toBeUndefined();
    expect(await optionsFor('portrait', { videoSizes: [landscape] })).toBeUndefined();
    const sessionOptions = { videoWidth: 720, videoHeight: 480 };
    expect(await optionsFor('portrait', { sessionOptions })).toEqual(sessionOptions);
  });

  it('replaces that of `sessionOptions`, and goes with a stored persona too', async () => {
    const sessionOptions = { videoQuality: 'high', videoWidth: 1152, videoHeight: 768 } as const;
    expect(await optionsFor('portrait', { ...both, sessionOptions })).toEqual({
      videoQuality: 'high',
      videoWidth: 768,
      videoHeight: 1152,
    });
    const persona = { personaId: 'stored', mode: 'client' } as const;
    expect(await optionsFor('portrait', { ...both, persona })).toMatchObject({ videoHeight: 1152 });
  });

  it.each(['tall', 7, null, { width: 1, height: 2 }, ['portrait']])(
    'is never a size of the page: refuses the shape %j',
    async (shape) => {
      const { anam, handler } = setUp(both);
      const refusal = await refusalOf(await handler(post({ mode: 'client', shape })));
      expect(refusal).toMatchObject({ status: 400, code: 'invalid-request' });
      const size = await handler(post({ mode: 'client', videoWidth: 1, videoHeight: 2 }));
      expect(size.status).toBe(400);
      expect(anam.minted).toEqual([]);
    },
  );

  it.each([
    [[{ width: 768 }]],
    [[{ height: 768 }]],
    [[{ width: '768', height: 1152 }]],
    [[{ width: 0, height: 1152 }]],
    [[{ width: 768.5, height: 1152 }]],
    ['768x1152'],
  ])('has two whole numbers: rejects %j', (videoSizes) => {
    expect(() => setUp({ videoSizes } as object)).toThrow(
      expect.objectContaining({ code: 'config-invalid', message: expect.stringContaining('videoSizes') }),
    );
  });
});

describe('a size that Anam refuses', () => {
  const refuse = (message: string) => Response.json({ message }, { status: 400 });
  const sizeIn = (body: Readonly<Record<string, unknown>>) => body['sessionOptions'];

  it('is left out of a second request, once, and the silence fields stay', async () => {
    // The avatar has no portrait: the strict imitation refuses a size that no model has.
    const { anam, handler } = setUp({ videoSizes: [{ width: 600, height: 900 }] });
    expect((await handler(post({ mode: 'client', shape: 'portrait' }))).status).toBe(200);
    expect(anam.minted).toHaveLength(1);
    expect(anam.minted[0]?.body).toMatchObject({ personaConfig: { maxSessionLengthSeconds: 3600 } });
    expect(sizeIn(anam.minted[0]?.body ?? {})).toBeUndefined();
  });

  it('is retried once, and the silence fields once', async () => {
    const { calls, fetch } = fakeUpstream(() => refuse('videoWidth: bad; voiceDetectionOptions: bad'));
    const { handler } = setUp(both, fetch);
    const refusal = await refusalOf(await handler(post({ mode: 'client', shape: 'portrait' })));
    expect(refusal).toMatchObject({ status: 502, code: 'anam-refused' });
    const tried = calls.map(({ body }) => [
      sizeIn(body) !== undefined,
      'voiceDetectionOptions' in (body['personaConfig'] as object),
    ]);
    expect(tried).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
  });

  it.each(['avatarId: not found', 'Bad request'])('is not blamed for “%s”', async (message) => {
    const { calls, fetch } = fakeUpstream(() => refuse(message));
    await setUp(both, fetch).handler(post({ mode: 'client', shape: 'portrait' }));
    expect(calls).toHaveLength(1);
  });
});
