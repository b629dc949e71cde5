// App code that runs while the session code is created.
import { expect, it, vi } from 'vitest';
import { HandModel } from '../testing/hand-model.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

it('ends the start with `app-callback` if the session port cannot be created, and tries again', async () => {
  const sessions = vi.fn((): never => {
    throw new Error('There is no room.');
  });
  const h = personaHarness({ advanced: { environment: { sessions } } });
  for (const tries of [1, 2]) {
    const started = h.persona.start().catch((error: unknown) => error);
    await settle();
    h.frame();
    expect(await started).toMatchObject({ code: 'app-callback', cause: new Error('There is no room.') });
    expect(h.state.session).toMatchObject({
      status: 'ended',
      reason: 'error',
      error: { code: 'app-callback' },
    });
    expect(sessions).toHaveBeenCalledTimes(tries);
  }
  expect(h.errors.map(({ code }) => code)).toEqual(['app-callback', 'app-callback']);
  expect(h.clock.pending).toBe(0);
});

it.each(['startProbing', 'preload', 'name'])(
  'starts with an adapter whose `%s` cannot be read',
  async (hook) => {
    const model = new HandModel();
    Object.defineProperty(model, hook, {
      get: () => {
        throw new Error('unreadable');
      },
    });
    const h = personaHarness({ llm: { client: model } });
    await h.live();
    h.persona.ask('Why?');
    await model.text('So.');
    expect(h.answers).toMatchObject([{ written: 'So.' }]);
    const destroyed = h.persona.destroy();
    await settle();
    h.frame();
    await destroyed;
    expect(h.clock.pending).toBe(0);
  },
);
