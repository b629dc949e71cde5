// S7: clear, restore, start, end, setMode and destroy in any order, at any await, with tools, hooks that throw, two personas.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Conversation } from '../api/conversation.js';
import type { PersonaMode } from '../machine/persona-state.js';
import type { Microphone } from '../ports/microphone.js';
import { fakeMicrophone, type FakeMicrophone } from '../testing/fake-microphone.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const earlier: Conversation = {
  version: 1,
  messages: [
    {
      id: 'u',
      turnId: 't',
      turnIndex: 0,
      createdAt: 1,
      role: 'user',
      files: [],
      text: 'Earlier.',
      source: 'text',
    },
  ],
  reasoning: [],
  toolCalls: [],
  timeline: [],
};

const actions = [
  'start',
  'end',
  'clear',
  'restore',
  'load',
  'server',
  'client',
  'ask',
  'say',
  'speak',
  'call',
  'allow',
  'interrupt',
  'live',
  'lose',
  'refuse',
  'close-hangs',
  'grant',
  'mute',
  'unmute',
  'tick',
  'wait',
  'frame',
  'destroy',
] as const;
type Action = (typeof actions)[number];

/** One persona, and everything outside of it in the hands of the walk. */
class Walk {
  readonly devices: FakeMicrophone[] = [];
  readonly #prompts: (() => void)[] = [];
  readonly #loads: (() => void)[] = [];
  readonly #closings: (() => void)[] = [];
  readonly promises: Promise<unknown>[] = [];
  readonly h;
  #calls = 0;
  #utterances = 0;
  /** Whether what was restored may be shown: nothing cleared it since. */
  cleared = false;

  constructor(throws: boolean) {
    const openMicrophone = () =>
      new Promise<Microphone>((resolve) =>
        this.#prompts.push(() => {
          const device = fakeMicrophone();
          this.devices.push(device);
          resolve(device);
        }),
      );
    const fail = () => {
      throw new Error('the app throws');
    };
    this.h = personaHarness({
      serverLlmId: 'mine',
      devices: { microphone: true },
      greeting: 'Welcome.',
      tools: [{ name: 'pay', needsApproval: true, execute: () => 'paid' }],
      advanced: { environment: { openMicrophone }, ...(throws && { onTurn: fail, onClient: fail }) },
    });
  }

  async take(action: Action): Promise<void> {
    this.#act(action);
    await settle();
  }

  #act(action: Action): void {
    const { h } = this;
    const { persona } = h;
    const client = h.clients.at(-1);
    switch (action) {
      case 'start':
        return this.#keep(persona.start());
      case 'end':
        return this.#keep(persona.end());
      case 'clear':
        this.cleared = true;
        return this.#keep(persona.clear());
      case 'destroy':
        return this.#keep(persona.destroy());
      case 'restore':
        return this.#keep(
          persona.restore(() => new Promise((resolve) => this.#loads.push(() => resolve(earlier)))),
        );
      case 'load':
        return this.#loads.shift()?.();
      case 'server':
      case 'client':
        return this.#keep(persona.setMode(action satisfies PersonaMode));
      case 'ask':
      case 'say':
        return this.#try(() => this.#keep(persona[action]('Hello there.').ended));
      case 'speak':
        return client?.userSpoke(`${(this.#utterances += 1)}`, 'Spoken.');
      case 'call':
        return client && this.#keep(client.callTool(`c${(this.#calls += 1)}`, 'pay', {}));
      case 'allow':
        return persona.respondToToolCall(`c${this.#calls}`, true);
      case 'interrupt':
        return persona.interrupt();
      case 'live':
        return client?.stopped === 0 ? client.goLive(`session-${h.clients.length}`) : undefined;
      case 'lose':
        return client?.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE');
      case 'refuse':
        return client?.refuseSession(new Error('refused'));
      case 'close-hangs':
        if (client)
          client.stopStreaming = () => {
            client.stopped += 1;
            return new Promise((resolve) => this.#closings.push(resolve));
          };
        return;
      case 'grant':
        return this.#prompts.shift()?.();
      case 'mute':
      case 'unmute':
        return persona.setMicrophoneMuted(action === 'mute');
      case 'tick':
        return h.clock.advance(600);
      case 'wait':
        return h.clock.advance(12_000);
      case 'frame':
        return h.frame();
    }
  }

  #keep(promise: Promise<unknown>): void {
    this.promises.push(promise.catch(() => undefined));
  }

  #try(action: () => void): void {
    try {
      action();
    } catch {
      return;
    }
  }

  /** Ends everything that is under way outside, then the persona. */
  async finish(): Promise<void> {
    const { h } = this;
    const ended = h.persona.destroy();
    for (let round = 0; round < 6; round += 1) {
      this.#prompts.splice(0).forEach((grant) => grant());
      this.#loads.splice(0).forEach((load) => load());
      h.clock.advance(3_100);
      h.frame();
      await settle();
    }
    await ended;
  }
}

function expectAtMostOneSession({ h, devices }: Walk): void {
  const live = h.clients.filter(({ stopped }) => stopped === 0);
  expect(live.length).toBeLessThanOrEqual(1);
  expect(devices.filter(({ closed }) => !closed).length).toBeLessThanOrEqual(1);
  const { session, microphone, microphoneMuted } = h.state;
  if (session.status === 'live') expect(live).toHaveLength(1);
  const [open] = devices.filter(({ closed }) => !closed);
  if (microphone.status === 'granted' && open) expect(open.muted).toBe(microphoneMuted);
}

async function expectNothingLeft(walk: Walk): Promise<void> {
  const { h, devices, promises } = walk;
  expect(h.clients.filter(({ stopped }) => stopped === 0)).toEqual([]);
  expect(devices.filter(({ closed }) => !closed)).toEqual([]);
  expect(h.clock.pending).toBe(0);
  expect([h.hides.size, h.visibility.size, h.network.listeners.size, h.microphoneChanges.size]).toEqual([
    0, 0, 0, 0,
  ]);
  const hanging = { hangs: true };
  const states = promises.map((promise) => Promise.race([promise, settle().then(() => hanging)]));
  expect((await Promise.all(states)).includes(hanging)).toBe(false);
}

it.each([false, true])('leaves nothing behind (callbacks that throw: %s)', async (throws) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ who: fc.nat(1), action: fc.constantFrom(...actions) }), { maxLength: 40 }),
      async (steps) => {
        const walks = [new Walk(throws), new Walk(throws)];
        for (const { who, action } of steps) {
          const walk = walks[who] as Walk;
          await walk.take(action);
          expectAtMostOneSession(walk);
        }
        for (const walk of walks) {
          await walk.finish();
          await expectNothingLeft(walk);
        }
      },
    ),
    { numRuns: Number(process.env.ORDERS ?? 150) },
  );
});

it('shows nothing of an earlier conversation after clear(), even if data loads late', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom<Action>('restore', 'load', 'start', 'end', 'live', 'clear', 'frame', 'wait'), {
        maxLength: 12,
      }),
      async (before) => {
        const walk = new Walk(false);
        for (const action of before) await walk.take(action);
        await walk.take('clear');
        for (const action of ['load', 'load', 'load', 'frame', 'frame'] as const) await walk.take(action);
        expect(walk.h.messages.filter((message) => message.id === 'u')).toEqual([]);
        await walk.finish();
      },
    ),
    { numRuns: 100 },
  );
});
