import { describe, expect, it } from 'vitest';
import { createSessionHandler, type SessionHandlerOptions } from './session-handler.js';
import { imitateAnam } from './testing/anam-imitation.js';
import { post, refusalOf } from './testing/requests.js';

const apiKey = 'anam-key-0123456789';
const persona = { avatarId: 'avatar', voiceId: 'voice', maxSessionLengthSeconds: 300 };

function setUp(options: Partial<SessionHandlerOptions>) {
  const anam = imitateAnam(apiKey);
  const handler = createSessionHandler({
    apiKey,
    persona,
    authorize: () => true,
    fetch: anam.fetch,
    ...options,
  });
  const ask = (chosen: unknown) => handler(post({ mode: 'client', persona: chosen }));
  return { ask, anam };
}

const personaOf = ({ minted }: ReturnType<typeof imitateAnam>) => minted[0]?.body['personaConfig'];

describe('what a page may choose of the persona', () => {
  it('is nothing, without a list', async () => {
    const { ask, anam } = setUp({});
    const refusal = await refusalOf(await ask({ languageCode: 'de' }));
    expect(refusal).toMatchObject({ status: 403, code: 'field-not-allowed' });
    expect(refusal.message).toContain('persona.languageCode');
    expect(anam.minted).toEqual([]);
    expect((await ask({})).status).toBe(200);
  });

  it('is limited to the listed fields, and overrides the server’s values', async () => {
    const { ask, anam } = setUp({ overridable: { languageCode: true, voiceId: ['voice', 'other'] } });
    expect((await ask({ languageCode: 'de', voiceId: 'other' })).status).toBe(200);
    expect(personaOf(anam)).toMatchObject({
      ...persona,
      languageCode: 'de',
      voiceId: 'other',
      llmId: 'CUSTOMER_CLIENT_V1',
    });
  });

  it.each<[string, unknown, number, string]>([
    ['a field that is not listed', { avatarId: 'dear' }, 403, 'field-not-allowed'],
    ['a value that is not listed', { voiceId: 'dear' }, 403, 'field-not-allowed'],
    ['a listed value in a list', { voiceId: ['other'] }, 400, 'invalid-request'],
    ['a value out of range', { languageCode: 'german' }, 400, 'invalid-request'],
    ['a field that does not exist', { languagecode: 'de' }, 400, 'invalid-request'],
    ['a model', { llmId: 'x' }, 400, 'invalid-request'],
    ['a stored persona', { personaId: 'x' }, 400, 'invalid-request'],
    ['one good and one bad field', { languageCode: 'de', systemPrompt: 'x' }, 403, 'field-not-allowed'],
    ['a list', [], 400, 'invalid-request'],
    ['null', null, 400, 'invalid-request'],
    ['a string', 'languageCode', 400, 'invalid-request'],
  ])('is not %s', async (_, chosen, status, code) => {
    const { ask, anam } = setUp({ overridable: { languageCode: true, voiceId: ['voice', 'other'] } });
    expect(await refusalOf(await ask(chosen))).toMatchObject({ status, code });
    expect(anam.minted).toEqual([]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'is no field "%s", on the outside or within',
    async (name) => {
      const { ask, anam } = setUp({ overridable: { voiceDetectionOptions: true } });
      const within = await refusalOf(await ask(JSON.parse(`{"voiceDetectionOptions":{"${name}":1}}`)));
      expect(within).toMatchObject({ status: 400, code: 'invalid-request' });
      expect(within.message).toContain(`\`persona.voiceDetectionOptions.${name}\` is not known`);
      expect((await ask(JSON.parse(`{"${name}":1}`))).status).toBe(400);
      expect(anam.minted).toEqual([]);
    },
  );

  it('is a shorter session, but no longer one', async () => {
    const { ask, anam } = setUp({ overridable: { maxSessionLengthSeconds: true } });
    expect((await ask({ maxSessionLengthSeconds: 60 })).status).toBe(200);
    expect(personaOf(anam)).toMatchObject({ maxSessionLengthSeconds: 60 });
    expect(await refusalOf(await ask({ maxSessionLengthSeconds: 301 }))).toMatchObject({
      status: 403,
      code: 'field-not-allowed',
    });
  });

  it('leaves the handler’s own persona as it is', async () => {
    const { ask, anam } = setUp({ overridable: { name: true } });
    await ask({ name: 'Eve' });
    await ask(undefined);
    expect(anam.minted[1]?.body['personaConfig']).toMatchObject({ ...persona, llmId: 'CUSTOMER_CLIENT_V1' });
    expect(anam.minted[1]?.body['personaConfig']).not.toHaveProperty('name');
  });

  it('is not available for a stored persona, where Anam would ignore it', async () => {
    const anam = imitateAnam(apiKey);
    const stored = { personaId: 'stored', mode: 'client' } as const;
    const handler = createSessionHandler({
      apiKey,
      persona: stored,
      authorize: () => true,
      fetch: anam.fetch,
    });
    const response = await handler(post({ mode: 'client', persona: { languageCode: 'de' } }));
    expect(await refusalOf(response)).toMatchObject({ status: 403, code: 'field-not-allowed' });
  });
});

describe('options that cannot work are refused at once', () => {
  it.each<[string, object]>([
    ['an option that is misspelt', { llmId: 'x' }],
    ['an option with other capitals', { LlmIds: ['x'] }],
    ['fields that are no object', { overridable: ['languageCode'] }],
    ['a field that does not exist', { overridable: { languagecode: true } }],
    ['a field from the prototype', { overridable: JSON.parse('{"__proto__":true}') as object }],
    ['the model', { overridable: { llmId: true } }],
    ['false', { overridable: { languageCode: false } }],
    ['no value at all', { overridable: { voiceId: [] } }],
    ['a value that the field cannot have', { overridable: { languageCode: ['german'] } }],
    ['values that cannot be compared', { overridable: { directorNotes: [{ expressivity: 1 }] } }],
    [
      'fields of a stored persona',
      { persona: { personaId: 'p', mode: 'client' }, overridable: { languageCode: true } },
    ],
    ['a label that is no string', { clientLabel: 7 }],
    ['an empty label', { clientLabel: '' }],
  ])('%s', (_, options) => {
    expect(() => setUp(options as Partial<SessionHandlerOptions>)).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    );
  });

  it('says where, and what there is', () => {
    const misspelt = { ...persona, voiceDetectionOptions: { endOfSpeechSensitvity: 1 } } as typeof persona;
    expect(() => setUp({ persona: misspelt })).toThrow(
      /`persona\.voiceDetectionOptions\.endOfSpeechSensitvity` is not known. Known fields: endOfSpeechSensitivity,/,
    );
    const wide = { ...persona, directorNotes: { expressivity: 2 } };
    expect(() => setUp({ persona: wide })).toThrow(
      '`persona.directorNotes.expressivity` must be a number from 0 to 1.',
    );
  });
});
