/** `onClient` gives the app the real client of each session. */
import { describe, expect, it } from 'vitest';
import { anamEvents } from '../anam/anam-events.js';
import type { OnClient } from '../anam/on-client.js';
import type { AnamClient } from '../anam/anam-sdk.js';
import { modeHarness, switchTo, talkOnce } from '../testing/mode-harness.js';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

interface Visit {
  readonly client: AnamClient;
  readonly mode: string;
  /** Whether the client had already begun to connect. */
  readonly connecting: boolean;
  left: number;
}

/** Records every call, and every call to the returned functions. */
function visits() {
  const all: Visit[] = [];
  let h: PersonaHarness | null = null;
  const onClient: OnClient = (client, { mode }) => {
    const visit = { client, mode, connecting: (h?.client.inputs.length ?? 0) > 0, left: 0 };
    all.push(visit);
    return () => void (visit.left += 1);
  };
  return { all, onClient, watch: (harness: PersonaHarness) => void (h = harness) };
}

const lefts = (all: readonly Visit[]) => all.map(({ left }) => left);

async function end(h: PersonaHarness): Promise<void> {
  const ended = h.persona.end();
  await settle();
  h.frame();
  await ended;
}

async function loseConnection(h: PersonaHarness): Promise<void> {
  h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE', 'gone');
  await settle();
  h.clock.advance(1000);
  await settle();
}

describe('onClient', () => {
  it('is called once a session, with its client and mode, before the client connects', async () => {
    const { all, onClient, watch } = visits();
    const h = personaHarness({ advanced: { onClient } });
    watch(h);
    await h.live();
    expect(all).toEqual([{ client: h.client.asClient, mode: 'client', connecting: false, left: 0 }]);
    await end(h);
    await h.live();
    expect(all).toHaveLength(2);
    expect(all[1]?.client).toBe(h.client.asClient);
    expect(all[1]?.client).not.toBe(all[0]?.client);
  });

  it('hears the first event of the session', async () => {
    const heard: string[] = [];
    const h = personaHarness({
      advanced: { onClient: (client) => client.addListener(anamEvents.ready, (id) => void heard.push(id)) },
    });
    await h.live();
    expect(heard).toEqual(['session-1']);
  });

  it('runs the returned function once, on end and on destroy', async () => {
    const { all, onClient } = visits();
    const h = personaHarness({ advanced: { onClient } });
    await h.live();
    expect(lefts(all)).toEqual([0]);
    await end(h);
    expect(lefts(all)).toEqual([1]);
    await h.live();
    const destroyed = h.persona.destroy();
    await settle();
    h.frame();
    await destroyed;
    expect(lefts(all)).toEqual([1, 1]);
  });

  it('runs it when a start is ended before the session is live', async () => {
    const { all, onClient } = visits();
    const h = personaHarness({ advanced: { onClient } });
    const started = h.persona.start().catch(({ code }: { code: string }) => code);
    await settle();
    await end(h);
    expect(await started).toBe('session-stopped');
    expect(lefts(all)).toEqual([1]);
  });

  it('runs it when the start fails', async () => {
    const { all, onClient } = visits();
    const h = personaHarness({ advanced: { onClient } });
    const started = h.persona.start().catch(({ code }: { code: string }) => code);
    await settle();
    h.client.refuseSession(new Error('no'));
    await settle();
    h.frame();
    expect(await started).toBe('session-failed');
    expect(lefts(all)).toEqual([1]);
  });

  it('runs it when the service ends the session', async () => {
    const { all, onClient } = visits();
    const h = personaHarness({ advanced: { onClient } });
    await h.live();
    h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION', 'bye');
    await settle();
    expect(lefts(all)).toEqual([1]);
  });

  it('is called for the new session of a renewal, after what the lost one returned has run', async () => {
    const { all, onClient } = visits();
    const h = personaHarness({ advanced: { onClient } });
    await h.live();
    await loseConnection(h);
    expect(h.clients).toHaveLength(2);
    expect(all.map(({ client }) => client)).toEqual(h.clients.map(({ asClient }) => asClient));
    expect(lefts(all)).toEqual([1, 0]);
  });

  it('gets the mode of the session after a switch', async () => {
    const { all, onClient } = visits();
    const { h } = modeHarness({ advanced: { onClient } });
    await h.live();
    await switchTo(h, 'server');
    expect(all.map(({ mode }) => mode)).toEqual(['client', 'server']);
    expect(lefts(all)).toEqual([1, 0]);
  });

  it('may return nothing', async () => {
    const h = personaHarness({ advanced: { onClient: () => undefined } });
    await h.live();
    await end(h);
    expect(h.errors).toEqual([]);
  });
});

describe('an onClient that throws', () => {
  const boom = new Error('boom');
  const thrown = [expect.objectContaining({ code: 'app-callback', cause: boom })];

  it('reaches onError once, and the session is live all the same', async () => {
    const h = personaHarness({
      advanced: {
        onClient: () => {
          throw boom;
        },
      },
    });
    await h.live();
    await talkOnce(h, 'Hi', 'Hello there.');
    await end(h);
    expect(h.errors).toEqual(thrown);
    expect(h.client.stopped).toBe(1);
  });

  it('calls onError once if the returned function throws, and still stops the client', async () => {
    const h = personaHarness({
      advanced: {
        onClient: () => () => {
          throw boom;
        },
      },
    });
    await h.live();
    expect(h.errors).toEqual([]);
    await end(h);
    expect(h.errors).toEqual(thrown);
    expect(h.client.stopped).toBe(1);
    expect(h.state.session).toMatchObject({ status: 'ended', reason: 'user' });
  });

  it.each([
    ['onClient itself', (() => Promise.reject(boom)) as unknown as OnClient],
    ['what it returned', () => () => Promise.reject(boom)],
  ] satisfies [string, OnClient][])(
    'reaches onError once when it is async and rejects: %s',
    async (_, onClient) => {
      const h = personaHarness({ advanced: { onClient } });
      await h.live();
      await end(h);
      await settle();
      expect(h.errors).toEqual(thrown);
    },
  );
});
