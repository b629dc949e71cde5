/** Sessions with another backend: the app's own port instead of `session`. */
import { expect, it } from 'vitest';
import { createPersona } from '../api/persona.js';
import type { PersonaEnvironment } from '../ports/environment.js';
import type { ConnectRequest, SessionConnection, SessionPort } from '../ports/session-port.js';
import { rareRules, updateCode } from '../runtime/answer-parts-on-demand.js';
import { fakeOutside } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const connection: SessionConnection = {
  sendTalk: async () => undefined,
  endTalk: async () => undefined,
  sendUserMessage: () => undefined,
  interruptPersona: () => undefined,
  addContext: () => undefined,
  sendMicrophone: async () => undefined,
  offerTool: () => undefined,
  isSignallingOpen: () => true,
  peer: () => null,
  close: async () => undefined,
};

function ownPersona(sessions: PersonaEnvironment['sessions']) {
  const { options, frame } = fakeOutside();
  const { llm, onError, advanced } = options;
  const persona = createPersona({
    llm,
    devices: { microphone: false },
    ...(onError && { onError }),
    advanced: { environment: { ...advanced?.environment, sessions } },
  });
  return { persona, frame };
}

async function livePersona(credentials: unknown = null) {
  let request: ConnectRequest | undefined;
  const port: SessionPort = {
    load: async () => undefined,
    authorize: async () => credentials,
    connect: (given) => {
      request = given;
      return connection;
    },
  };
  const { persona, frame } = ownPersona(() => port);
  const started = persona.start();
  await settle();
  request?.onSignal({ type: 'established' });
  request?.onSignal({ type: 'channel-open' });
  request?.onSignal({ type: 'media', stream: { id: 'stream' } as never });
  request?.onSignal({ type: 'ready', sessionId: 'own-1' });
  frame();
  await started;
  return { persona, frame, request };
}

it('needs no `session`, and hands its credentials over as they are', async () => {
  const credentials = { url: 'wss://somewhere.test' };
  const { persona, request } = await livePersona(credentials);
  expect(request?.credentials).toBe(credentials);
  expect(persona.store.getState().session).toMatchObject({ status: 'live', sessionId: 'own-1' });
});

it('rejects an update if its connection has none', async () => {
  await Promise.all([rareRules.load(), updateCode.load()]);
  const { persona, frame } = await livePersona();
  const updated = persona.update({ languageCode: 'de' });
  await settle();
  frame();
  await expect(updated).rejects.toMatchObject({ code: 'update-unsupported' });
  expect(persona.store.getState().session.status).toBe('live');
});

it('loads the port ahead with `preload`, and starts with the same one', async () => {
  const loads: string[] = [];
  let ports = 0;
  const { persona } = ownPersona(() => {
    ports += 1;
    return {
      load: async () => void loads.push('load'),
      authorize: () => new Promise(() => undefined),
      connect: () => connection,
    };
  });
  await persona.preload();
  expect(loads).toEqual(['load']);
  void persona.start();
  await settle();
  expect([loads.length, ports]).toEqual([2, 1]);
});

it('says that `session` is missing when such a port asks Anam for a token all the same', async () => {
  const { persona, frame } = ownPersona((anam) => ({ ...anam, load: async () => undefined }));
  const started = persona.start().catch(({ code }: { code: string }) => code);
  await settle();
  frame();
  expect(await started).toBe('config-session');
});

it('says that `session` is missing where there is no such port', () => {
  const { options } = fakeOutside();
  expect(() => createPersona({ llm: options.llm, environment: {} } as never)).toThrow(
    expect.objectContaining({ code: 'config-session' }),
  );
});
