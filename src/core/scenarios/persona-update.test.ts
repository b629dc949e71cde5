/** `persona.update`: settings that change during a session. */
import { describe, expect, it, vi } from 'vitest';
import type { PersonaUpdate } from '../ports/persona-update.js';
import { rareRules, updateCode } from '../runtime/answer-parts-on-demand.js';
import { modeHarness, switchTo } from '../testing/mode-harness.js';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

await Promise.all([rareRules.load(), updateCode.load()]);

const german = { languageCode: 'de' };
const fast = { voiceGenerationOptions: { speed: 1.2 } };
const quiet = { voiceDetectionOptions: { speechEnhancementLevel: 1 } };

async function liveHarness(options: Parameters<typeof personaHarness>[0] = {}) {
  const h = personaHarness(options);
  await h.live();
  return h;
}

/** Requests an update and records how it ended. */
function update(h: PersonaHarness, values: PersonaUpdate) {
  const outcome = { now: 'pending' as unknown };
  h.persona.update(values).then(
    (result) => (outcome.now = result),
    (error: unknown) => (outcome.now = error),
  );
  return outcome;
}

/** Returns the updates that a client sent, without the one that is sent together with the token. */
const sentBy = (h: PersonaHarness, client = h.clients.length - 1): unknown[] =>
  (h.clients[client]?.data ?? [])
    .map((text) => (JSON.parse(text) as { data: PersonaUpdate }).data)
    .filter(({ voiceDetectionOptions }) => voiceDetectionOptions?.silenceBeforeSkipTurnSeconds === undefined);

const apply = async (h: PersonaHarness, ...fields: string[]) => {
  const changedFields = Object.fromEntries(fields.map((field) => [field, { before: null, after: null }]));
  h.client.emit('PERSONA_CONFIG_UPDATE_APPLIED', { changedFields });
  await publish(h);
};

const loseAndComeBack = async (h: PersonaHarness) => {
  h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_SIGNALLING_CLIENT_CONNECTION_FAILURE');
  await settle();
  h.clock.advance(2_000);
  await settle();
  expect(sentBy(h)).toEqual([]);
  h.client.goLive(`session-${h.clients.length}`);
  await publish(h);
};

const publish = async (h: PersonaHarness) => {
  await settle();
  h.frame();
  await settle();
};

describe('an update', () => {
  it('is sent as Anam documents it, and resolves when the service has applied it', async () => {
    const h = await liveHarness();
    const outcome = update(h, german);
    await settle();
    expect(h.client.data.map((text) => JSON.parse(text) as unknown)).toContainEqual({
      message_type: 'persona_config',
      data: german,
    });
    expect(outcome.now).toBe('pending');
    await apply(h, 'languageCode');
    expect(outcome.now).toEqual({ confirmed: true });
  });

  it.each([['voiceGenerationOptions.speed'], ['speed'], ['voiceGenerationOptions']])(
    'is confirmed by the field %s',
    async (field) => {
      const h = await liveHarness();
      const outcome = update(h, fast);
      await settle();
      await apply(h, field);
      expect(outcome.now).toEqual({ confirmed: true });
    },
  );

  it('is not confirmed by settings that went with the token', async () => {
    const h = await liveHarness();
    const outcome = update(h, german);
    await settle();
    await apply(h, 'voiceDetectionOptions.silenceBeforeSkipTurnSeconds');
    expect(outcome.now).toBe('pending');
  });

  it('without an answer resolves unconfirmed after ten seconds', async () => {
    const h = await liveHarness();
    const outcome = update(h, fast);
    await settle();
    h.clock.advance(9_999);
    await publish(h);
    expect(outcome.now).toBe('pending');
    h.clock.advance(1);
    await publish(h);
    expect(outcome.now).toEqual({ confirmed: false });
  });

  it('rejects with the words of a warning that comes meanwhile, and is not kept', async () => {
    const onWarning = vi.fn();
    const h = await liveHarness({ advanced: { onWarning } });
    const outcome = update(h, fast);
    await settle();
    h.client.emit('SERVER_WARNING', 'Invalid value: speed');
    await publish(h);
    expect(outcome.now).toMatchObject({ code: 'update-refused', data: { detail: 'Invalid value: speed' } });
    expect(onWarning.mock.calls).toEqual([['Invalid value: speed']]);
    expect(h.errors).toEqual([]);
    expect(update(h, fast).now).toBe('pending');
    await settle();
    expect(sentBy(h)).toEqual([fast, fast]);
  });

  it('that changes nothing is not sent, and resolves at once', async () => {
    const h = await liveHarness();
    update(h, { ...german, ...fast });
    await settle();
    await apply(h, 'languageCode', 'voiceGenerationOptions.speed');
    const outcome = update(h, german);
    await publish(h);
    expect(outcome.now).toEqual({ confirmed: true });
    expect(sentBy(h)).toHaveLength(1);
  });

  it('waits for the one before it', async () => {
    const h = await liveHarness();
    const first = update(h, german);
    const second = update(h, fast);
    await settle();
    expect(sentBy(h)).toEqual([german]);
    await apply(h, 'languageCode');
    expect([first.now, second.now]).toEqual([{ confirmed: true }, 'pending']);
    expect(sentBy(h)).toEqual([german, fast]);
    await apply(h, 'voiceGenerationOptions.speed');
    expect(second.now).toEqual({ confirmed: true });
  });

  it('that the SDK does not send rejects', async () => {
    const h = await liveHarness();
    h.client.sendDataMessage = () => {
      throw new Error('Session is not started.');
    };
    const outcome = update(h, german);
    await publish(h);
    expect(outcome.now).toMatchObject({
      code: 'update-refused',
      data: { detail: 'Session is not started.' },
    });
  });

  it.each<[string, (h: PersonaHarness) => unknown]>([
    ['end()', (h) => h.persona.end()],
    ['clear()', (h) => h.persona.clear()],
    [
      'the end by the service',
      (h) => h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION', 'x'),
    ],
  ])('rejects after %s, and so does one that waits', async (_, end) => {
    const h = await liveHarness();
    const first = update(h, german);
    const second = update(h, fast);
    await settle();
    void end(h);
    await publish(h);
    for (const outcome of [first, second]) expect(outcome.now).toMatchObject({ code: 'session-stopped' });
    h.clock.advance(20_000);
    await publish(h);
    expect(h.clock.pending).toBe(0);
  });

  it.each([
    {},
    null,
    'de',
    [],
    { language: 'de' },
    { languageCode: 'de', systemPrompt: 'x' },
    { languageCode: 7 },
    { languageCode: undefined },
    { voiceGenerationOptions: null },
    { voiceGenerationOptions: 'fast' },
    { voiceGenerationOptions: [1] },
    { voiceGenerationOptions: {} },
    { voiceGenerationOptions: { speed: { of: 1 } } },
    { voiceGenerationOptions: { speed: NaN } },
    { voiceGenerationOptions: { model: 'x'.repeat(70_000) } },
  ])('of %j is refused before it is sent', async (values) => {
    const h = await liveHarness();
    await expect(h.persona.update(values as PersonaUpdate)).rejects.toMatchObject({
      code: 'config-invalid',
    });
    expect(sentBy(h)).toEqual([]);
  });

  it('without a session rejects', async () => {
    const h = personaHarness();
    await expect(h.persona.update(german)).rejects.toMatchObject({ code: 'session-not-live' });
  });
});

describe('a new session', () => {
  it('that replaces a lost one gets everything that was not refused, and what was on its way', async () => {
    const h = await liveHarness();
    update(h, german);
    await settle();
    await apply(h, 'languageCode');
    const flying = update(h, fast);
    const waiting = update(h, quiet);
    await settle();
    await loseAndComeBack(h);
    expect(sentBy(h)).toEqual([german]);
    await apply(h, 'languageCode');
    expect([flying.now, waiting.now]).toEqual(['pending', 'pending']);
    await apply(h, 'voiceGenerationOptions.speed');
    expect([flying.now, waiting.now]).toEqual([{ confirmed: true }, 'pending']);
    await apply(h, 'voiceDetectionOptions.speechEnhancementLevel');
    expect(waiting.now).toEqual({ confirmed: true });
    expect(sentBy(h)).toEqual([german, fast, quiet]);
  });

  it('whose first update is refused keeps what was accepted before', async () => {
    const h = await liveHarness();
    update(h, german);
    await settle();
    await apply(h, 'languageCode');
    const flying = update(h, fast);
    await settle();
    await loseAndComeBack(h);
    await apply(h, 'languageCode');
    h.client.emit('SERVER_WARNING', 'Invalid value: speed');
    await publish(h);
    expect(flying.now).toMatchObject({ code: 'update-refused' });
    await loseAndComeBack(h);
    expect(sentBy(h)).toEqual([german]);
  });

  it('of the other mode gets it', async () => {
    const { h } = modeHarness();
    await h.live();
    update(h, german);
    await settle();
    await apply(h, 'languageCode');
    await switchTo(h, 'server');
    expect(sentBy(h)).toEqual([german]);
  });

  it('after an end gets it, and one that was never updated gets nothing', async () => {
    const h = await liveHarness();
    expect(sentBy(h)).toEqual([]);
    update(h, german);
    await settle();
    await apply(h, 'languageCode');
    const ended = h.persona.end();
    await publish(h);
    await ended;
    await h.live();
    await settle();
    expect(sentBy(h)).toEqual([german]);
  });
});

it('tells the app every warning, and a callback that throws is reported', async () => {
  const onWarning = vi.fn(() => {
    throw new Error('broken');
  });
  const h = await liveHarness({ advanced: { onWarning } });
  h.client.emit('SERVER_WARNING', 'One.');
  h.client.emit('SERVER_WARNING', 'Two.');
  await settle();
  expect(onWarning.mock.calls).toEqual([['One.'], ['Two.']]);
  expect(h.errors.map(({ code }) => code)).toContain('app-callback');
  expect(h.state.session.status).toBe('live');
});
