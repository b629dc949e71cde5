/** M1, M2 and S1–S6, with switches, starts, stops and service faults in any order and at any await. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonaMode } from '../machine/persona-state.js';
import { fateOf, modeHarness } from '../testing/mode-harness.js';
import { fakeMicrophone, type FakeMicrophone } from '../testing/fake-microphone.js';
import { settle } from '../testing/settle.js';
import { type PersonaHarness } from '../testing/persona-harness.js';

type Step =
  | { do: 'set-mode'; mode: PersonaMode }
  | { do: 'start' | 'stop' | 'go-live' | 'refuse' | 'refuse-busy' | 'server-closes' | 'ask' | 'late-events' }
  | { do: 'lose' | 'offline' | 'online' | 'hide' | 'show' | 'replace' | 'interrupt' }
  | { do: 'wait'; ms: number }
  /** Promises that run before the next step. */
  | { do: 'ticks'; count: number };

const mode = fc.constantFrom<PersonaMode>('client', 'server');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: mode.map((to): Step => ({ do: 'set-mode', mode: to })) },
  { weight: 5, arbitrary: fc.constantFrom<Step>({ do: 'go-live' }, { do: 'start' }) },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Step>(
      { do: 'stop' },
      { do: 'refuse' },
      { do: 'refuse-busy' },
      { do: 'server-closes' },
      { do: 'ask' },
      { do: 'late-events' },
    ),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Step>(
      { do: 'lose' },
      { do: 'lose' },
      { do: 'offline' },
      { do: 'online' },
      { do: 'hide' },
      { do: 'show' },
      { do: 'replace' },
      { do: 'interrupt' },
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(300, 1000, 3000, 30_000).map((ms): Step => ({ do: 'wait', ms })) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }).map((count): Step => ({ do: 'ticks', count })) },
);

async function ticks(count: number): Promise<void> {
  for (let tick = 0; tick < count; tick += 1) await Promise.resolve();
}

/** One walk: the persona, all its promises, and the checks after each step. */
class Walk {
  readonly promises: Promise<void>[] = [];
  readonly microphones: FakeMicrophone[] = [];
  readonly #made = modeHarness({
    devices: { microphone: true },
    advanced: {
      exclusive: 'page',
      environment: {
        openMicrophone: async () => {
          const microphone = fakeMicrophone();
          this.microphones.push(microphone);
          return microphone;
        },
      },
    },
    limits: { hiddenSeconds: 20 },
  });
  readonly h: PersonaHarness = this.#made.h;
  readonly requests = this.#made.requests;
  shown = 0;

  async take(taken: Step): Promise<void> {
    const { h } = this;
    const newest = h.clients.at(-1);
    switch (taken.do) {
      case 'set-mode':
        return this.#keep(h.persona.setMode(taken.mode));
      case 'start':
        return this.#keep(h.persona.start());
      case 'stop':
        return this.#keep(h.persona.end());
      case 'go-live':
        return newest?.goLive(`session-${h.clients.length}`);
      case 'refuse':
        return newest?.refuseSession(new Error('refused'));
      case 'refuse-busy':
        return newest?.refuseSession(
          Object.assign(new Error('busy'), { code: 'CLIENT_ERROR_CODE_MAX_CONCURRENT_SESSIONS_REACHED' }),
        );
      case 'server-closes':
        return newest?.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION', 'no');
      case 'lose':
        return newest?.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE');
      case 'offline':
        h.network.online = false;
        return;
      case 'online':
        return h.network.come();
      case 'hide':
      case 'show':
        return h.hide(taken.do === 'hide');
      case 'replace':
        return [...h.replaced].forEach((tell) => tell());
      case 'interrupt':
        return h.persona.interrupt();
      case 'ask':
        return this.#ask();
      case 'late-events':
        for (const client of h.clients.slice(0, -1)) client.goLive('late');
        return;
      case 'wait':
        return h.clock.advance(taken.ms);
      case 'ticks':
        return ticks(taken.count);
    }
  }

  #keep(promise: Promise<void>): void {
    promise.catch(() => undefined);
    this.promises.push(promise);
  }

  #ask(): void {
    const { session } = this.h.state;
    if (session.status === 'idle' || session.status === 'ended') return;
    this.#keep(this.h.persona.ask('Hm?').ended.then(() => undefined));
  }
}

function expectSound(walk: Walk): void {
  const { h, requests } = walk;
  // S1: a client is created only after all earlier ones were told to stop, and it gets its own token.
  expect(h.clients.filter(({ stopped }) => stopped === 0).length).toBeLessThanOrEqual(1);
  expect(new Set(h.clients.map(({ token }) => token)).size).toBe(h.clients.length);
  for (const { made, stopped } of requests) expect(stopped).toBe(made);
  const { mode: now, switching, session } = h.state;
  if (switching) {
    expect(now).toBe(switching.status === 'switching' ? switching.to : switching.from);
    expect(['authorizing', 'connecting']).toContain(session.status);
  }
  // R5
  expect(h.messages.length).toBeGreaterThanOrEqual(walk.shown);
  walk.shown = h.messages.length;
}

/** Expects that the persona can be used again and leaves nothing open, whatever happened. */
async function expectUsable({ h, requests, promises, microphones }: Walk): Promise<void> {
  // A session that is being renewed opens once the network is back.
  h.network.come();
  await settle();
  // The current attempt can fail first, and set a timer for the next one.
  for (
    let attempt = 0;
    attempt < 4 && !(h.state.session.status === 'live' && !h.state.switching);
    attempt += 1
  ) {
    h.clock.advance(20_000);
    await settle();
    h.persona.start().catch(() => undefined);
    await settle();
    h.client.goLive(`last-${attempt}`);
    await settle();
    h.frame();
  }
  expect(h.state).toMatchObject({ switching: null, session: { status: 'live' } });
  expect(requests.at(-1)?.mode).toBe(h.state.mode);
  expect(await fateOf(h, h.persona.destroy())).toBe('resolved');
  for (const promise of promises) expect(await fateOf(h, promise)).not.toBe('pending');
  expect([h.clock.pending, h.frames.length]).toEqual([0, 0]);
  expect([h.network.listeners.size, h.visibility.size, h.replaced.size]).toEqual([0, 0, 0]);
  for (const client of h.clients) expect(client.stopped).toBeGreaterThan(0);
  for (const microphone of microphones) expect(microphone.closed).toBe(true);
}

describe('switches in any order', () => {
  it('leave one session at most, a usable mode, and no promise unkept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 40 }), async (steps) => {
        const walk = new Walk();
        for (const taken of steps) {
          await walk.take(taken);
          expectSound(walk);
        }
        await expectUsable(walk);
      }),
      { numRuns: 500 },
    );
  });
});

const interventions = {
  'stop()': (h) => h.persona.end(),
  'destroy()': (h) => h.persona.destroy(),
  'start()': (h) => h.persona.start(),
  'the same switch': (h) => h.persona.setMode('server'),
  'the switch back': (h) => h.persona.setMode('client'),
} satisfies Record<string, (h: PersonaHarness) => Promise<void>>;

describe('at every await of a switch', () => {
  it.each(Object.entries(interventions))('%s leaves nothing open', async (name, intervene) => {
    for (let at = 0; at < 30; at += 1) {
      const { h } = modeHarness();
      await h.live();
      const done = h.persona.setMode('server');
      done.catch(() => undefined);
      await ticks(at);
      const intervened = intervene(h);
      intervened.catch(() => undefined);
      await settle();
      h.client.goLive('next');
      await settle();
      const ended = name === 'stop()' || name === 'destroy()';
      expect([name, at, await fateOf(h, intervened)]).toEqual([name, at, 'resolved']);
      const back = name === 'the switch back';
      const fate = ended ? 'session-stopped' : back ? 'mode-replaced' : 'resolved';
      expect([at, await fateOf(h, done)]).toEqual([at, fate]);
      expect(h.state.mode).toBe(ended || back ? 'client' : 'server');
      expect(h.clients.filter(({ stopped }) => stopped === 0)).toHaveLength(ended ? 0 : 1);
      expect(h.errors).toEqual([]);
      expect(await fateOf(h, h.persona.destroy())).toBe('resolved');
      expect(h.clock.pending).toBe(0);
    }
  });
});
