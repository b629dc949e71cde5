/** S1–S6, with mounts, unmounts and remounts between any two awaits of a start, a stop or a switch. */
import { act, cleanup, render, type RenderResult } from '@testing-library/react';
import fc from 'fast-check';
import { Activity, StrictMode, useEffect, type ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Persona, PersonaError, PersonaMode, PersonaState } from '../../core/index.js';
import { fakeMicrophone, type FakeMicrophone } from '../../core/testing/fake-microphone.js';
import { fakeOutside } from '../../core/testing/persona-harness.js';
import { settle } from '../../core/testing/settle.js';
import { usePersona } from '../hooks/usePersona.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import { restartQuietly } from '../provider/start-quietly.js';

afterEach(cleanup);

interface Tree {
  readonly mounted: boolean;
  readonly strict: boolean;
  /** In a tree that React keeps but hides; no effect with React 18. */
  readonly hidden: boolean;
  readonly key: number;
  readonly autoStart: boolean;
  readonly mode: PersonaMode | undefined;
}

type Step =
  | { do: 'render'; change: Partial<Tree> }
  | { do: 'key' | 'start' | 'stop' | 'restart' | 'ask' | 'go-live' | 'refuse' | 'late-events' }
  | { do: 'server-closes' | 'lose' | 'offline' | 'online' | 'replace' | 'frame' }
  | { do: 'set-mode'; mode: PersonaMode }
  | { do: 'page'; hidden: boolean }
  | { do: 'wait'; ms: number }
  /** Promises that run before the next step. */
  | { do: 'ticks'; count: number };

const mode = fc.constantFrom<PersonaMode>('client', 'server');
const change: fc.Arbitrary<Partial<Tree>> = fc.oneof(
  { weight: 4, arbitrary: fc.boolean().map((mounted) => ({ mounted })) },
  fc.boolean().map((strict) => ({ strict })),
  fc.boolean().map((hidden) => ({ hidden })),
  fc.boolean().map((autoStart) => ({ autoStart })),
  fc.option(mode, { nil: undefined }).map((to) => ({ mode: to })),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: change.map((changed): Step => ({ do: 'render', change: changed })) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }).map((count): Step => ({ do: 'ticks', count })) },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Step>({ do: 'key' }, { do: 'start' }, { do: 'stop' }, { do: 'restart' }),
  },
  { weight: 5, arbitrary: fc.constantFrom<Step>({ do: 'go-live' }, { do: 'frame' }, { do: 'ask' }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<Step>(
      { do: 'refuse' },
      { do: 'late-events' },
      { do: 'server-closes' },
      { do: 'lose' },
      { do: 'offline' },
      { do: 'online' },
      { do: 'replace' },
    ),
  },
  { weight: 2, arbitrary: mode.map((to): Step => ({ do: 'set-mode', mode: to })) },
  { weight: 1, arbitrary: fc.boolean().map((hidden): Step => ({ do: 'page', hidden })) },
  { weight: 2, arbitrary: fc.constantFrom(300, 3000, 30_000).map((ms): Step => ({ do: 'wait', ms })) },
);

async function ticks(count: number): Promise<void> {
  for (let tick = 0; tick < count; tick += 1) await Promise.resolve();
}

function Peek({ onPersona }: { readonly onPersona: (persona: Persona) => void }) {
  const persona = usePersona();
  useEffect(() => onPersona(persona), [persona, onPersona]);
  return null;
}

/** One walk: a tree, every persona that it created, and all their promises. */
class Walk {
  readonly microphones: FakeMicrophone[] = [];
  readonly promises: Promise<void>[] = [];
  readonly personas = new Set<Persona>();
  readonly faults: string[] = [];
  tokens = 0;
  #asked = false;
  /** The number of actions that may open a session, now and at the last publication. */
  #begun = 0;
  #begunBefore = 0;
  #tree: Tree = { mounted: false, strict: false, hidden: false, key: 0, autoStart: false, mode: undefined };
  #view: RenderResult | null = null;
  readonly outside = fakeOutside({
    serverLlmId: 'mine',
    session: () => `token-${(this.tokens += 1)}`,
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

  get persona(): Persona | undefined {
    return [...this.personas].at(-1);
  }

  get client() {
    return this.outside.clients.at(-1);
  }

  /** Whether a session was requested. */
  get asked(): boolean {
    return this.#asked;
  }

  frame(): void {
    act(() => this.outside.frame());
  }

  render(changed: Partial<Tree>): void {
    this.#begun += 1;
    this.#tree = { ...this.#tree, ...changed };
    const { mounted, autoStart } = this.#tree;
    this.#asked ||= mounted && autoStart;
    const tree = this.#element();
    if (this.#view) this.#view.rerender(tree);
    else this.#view = render(tree);
  }

  #element(): ReactNode {
    const { mounted, strict, hidden, key, autoStart, mode: held } = this.#tree;
    const options = { ...this.outside.options, ...(held && { mode: held }) };
    const provider = mounted && (
      <PersonaProvider key={key} {...options} autoStart={autoStart}>
        <Peek onPersona={(persona) => this.#meet(persona)} />
      </PersonaProvider>
    );
    const shown = Activity ? <Activity mode={hidden ? 'hidden' : 'visible'}>{provider}</Activity> : provider;
    return strict ? <StrictMode>{shown}</StrictMode> : shown;
  }

  #meet(persona: Persona): void {
    if (this.personas.has(persona)) return;
    this.personas.add(persona);
    persona.store.subscribe((state, before) => this.#judge(state, before));
  }

  /**
   * Checks S4: the end of a session stays in the state until another session begins, which may end before a frame shows
   * it.
   */
  #judge({ session }: PersonaState, { session: before }: PersonaState): void {
    const another = this.#begun !== this.#begunBefore;
    this.#begunBefore = this.#begun;
    if (before.status !== 'ended' || session.status !== 'ended' || another) return;
    if (session.reason !== before.reason) this.faults.push(`${before.reason} became ${session.reason}`);
  }

  async take(taken: Step): Promise<void> {
    const { outside, persona, client } = this;
    switch (taken.do) {
      case 'render':
        return this.render(taken.change);
      case 'key':
        return this.render({ key: this.#tree.key + 1 });
      case 'start':
        this.#begin(persona);
        return this.#keep(persona?.start());
      case 'stop':
        return this.#keep(persona?.end());
      case 'restart':
        this.#begin(persona);
        return persona && restartQuietly(persona);
      case 'set-mode':
        return this.#keep(persona?.setMode(taken.mode));
      case 'ask':
        return this.#ask();
      case 'go-live':
        return client?.goLive(`session-${outside.clients.length}`);
      case 'refuse':
        return client?.refuseSession(new Error('refused'));
      case 'late-events':
        return outside.clients.slice(0, -1).forEach((old) => old.goLive('late'));
      case 'server-closes':
        return client?.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_SERVER_CLOSED_CONNECTION', 'no');
      case 'lose':
        return client?.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE');
      case 'offline':
        outside.network.online = false;
        return;
      case 'online':
        return outside.network.come();
      case 'replace':
        return [...outside.replaced].forEach((tell) => tell());
      case 'page':
        return outside.hide(taken.hidden);
      case 'frame':
        return this.frame();
      case 'wait':
        return outside.clock.advance(taken.ms);
      case 'ticks':
        return ticks(taken.count);
    }
  }

  #begin(persona: Persona | undefined): void {
    this.#begun += 1;
    this.#asked ||= persona !== undefined;
  }

  #ask(): void {
    try {
      this.#keep(this.persona?.ask('Hm?').ended.then(() => undefined));
    } catch (error) {
      if ((error as PersonaError).code !== 'session-not-live') throw error;
    }
  }

  #keep(promise: Promise<void> | undefined): void {
    if (!promise) return;
    promise.catch(() => undefined);
    this.promises.push(promise);
  }
}

function expectSound({ outside: { clients }, asked, tokens, faults }: Walk): void {
  // S1
  expect(clients.filter(({ stopped }) => stopped === 0).length).toBeLessThanOrEqual(1);
  expect(new Set(clients.map(({ token }) => token)).size).toBe(clients.length);
  // S5
  if (!asked) expect(tokens).toBe(0);
  expect(faults).toEqual([]);
}

async function rest(walk: Walk): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await settle();
    walk.frame();
  }
  await settle();
}

/** S2, S6 */
async function expectNothingLeft({ outside, microphones, promises, personas }: Walk): Promise<void> {
  const { clock, frames, network, visibility, replaced, hides, microphoneChanges, clients, silences } =
    outside;
  const listeners = [network.listeners, visibility, replaced, hides, microphoneChanges];
  expect([clock.pending, frames.length, ...listeners.map(({ size }) => size)]).toEqual(Array(7).fill(0));
  for (const client of clients) {
    expect(client.stopped).toBeGreaterThan(0);
    // A client that was abandoned before its session opened keeps two listeners, which stop it if the session still
    // opens.
    const heard = [...client.listeners].flatMap(([event, { size }]) => (size > 0 ? [event] : []));
    expect(heard.filter((event) => !['CONNECTION_ESTABLISHED', 'SESSION_READY'].includes(event))).toEqual([]);
  }
  expect([microphones, silences].map((opened) => opened.filter(({ closed }) => !closed).length)).toEqual([
    0, 0,
  ]);
  for (const { store } of personas) expect(['idle', 'ended']).toContain(store.getState().session.status);
  const kept = Promise.allSettled(promises).then(() => 'all of them');
  expect(await Promise.race([kept, settle().then(() => 'not all')])).toBe('all of them');
}

/** S3: whatever happened, a tree that is mounted now has a working session. */
async function expectUsable(walk: Walk): Promise<void> {
  walk.outside.network.come();
  walk.render({ mounted: true, hidden: false, mode: undefined });
  await walk.take({ do: 'start' });
  await settle();
  walk.client?.goLive('last');
  await rest(walk);
  expect(walk.persona?.store.getState().session.status).toBe('live');
  expectSound(walk);
}

describe('mounts and unmounts in any order', () => {
  // An unhandled rejection makes the Vitest run fail.
  it('leave one session at most, none after the last unmount, and no promise unkept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 40 }), async (steps) => {
        const walk = new Walk();
        for (const taken of steps) {
          await walk.take(taken);
          expectSound(walk);
        }
        walk.render({ mounted: false });
        await rest(walk);
        await expectNothingLeft(walk);
        await expectUsable(walk);
        walk.render({ mounted: false });
        await rest(walk);
        await expectNothingLeft(walk);
        cleanup();
      }),
      { numRuns: 300 },
    );
  });
});
