import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fakeMicrophone, type FakeMicrophone } from '../testing/fake-microphone.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

/** Single actions of the user, the browser or the app, which may happen in any order. */
const actions = [
  'grant',
  'grant-oldest',
  'deny',
  'no-device',
  'unplug',
  'plug',
  'allow',
  'ask-again',
  'choose-a',
  'choose-default',
  'mute',
  'unmute',
  'switch-mode',
  'lose-session',
  'time-passes',
  'go-live',
  'sdk-refuses',
] as const;
type Action = (typeof actions)[number];

class Walk {
  readonly devices: FakeMicrophone[] = [];
  readonly #prompts: { grant: () => void; refuse: (name: string) => void }[] = [];
  readonly h = personaHarness({
    devices: { microphone: true },
    serverLlmId: 'server',
    advanced: {
      environment: {
        openMicrophone: ({ deviceId } = { deviceId: null }) =>
          new Promise((resolve, reject) => {
            this.#prompts.push({
              grant: () => {
                const device = Object.assign(fakeMicrophone(), { deviceId: deviceId ?? 'default' });
                this.devices.push(device);
                resolve(device);
              },
              refuse: (name) => reject(new DOMException('no', name)),
            });
          }),
      },
    },
  });

  async do(action: Action): Promise<void> {
    this.#act(action);
    await settle();
    this.h.frame();
    expectOneDevice(this);
  }

  #act(action: Action): void {
    const { h } = this;
    switch (action) {
      case 'grant':
        return this.#prompts.pop()?.grant();
      case 'grant-oldest':
        return this.#prompts.shift()?.grant();
      case 'deny':
        return this.#prompts.pop()?.refuse('NotAllowedError');
      case 'no-device':
        return this.#prompts.pop()?.refuse('NotFoundError');
      case 'unplug':
        return this.devices.findLast(({ closed }) => !closed)?.unplug();
      case 'plug':
        return h.changeMicrophones('devices');
      case 'allow':
        return h.changeMicrophones('granted');
      case 'ask-again':
        return h.persona.requestMicrophone();
      case 'choose-a':
        return h.persona.selectMicrophone('a');
      case 'choose-default':
        return h.persona.selectMicrophone(null);
      case 'mute':
      case 'unmute':
        return h.persona.setMicrophoneMuted(action === 'mute');
      case 'switch-mode':
        return void h.persona.setMode(h.state.mode === 'client' ? 'server' : 'client').catch(() => undefined);
      case 'lose-session':
        return h.clients.at(-1)?.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_WEBRTC_FAILURE');
      case 'time-passes':
        return h.clock.advance(1_500);
      case 'go-live':
        return h.clients.at(-1)?.goLive();
      case 'sdk-refuses':
        if (h.clients.length > 0) h.client.refusesInput = true;
    }
  }

  /** Ends the session, and then grants a pending request. */
  async finish(): Promise<void> {
    const stopped = this.h.persona.end();
    await settle();
    this.h.frame();
    await stopped;
    for (const prompt of this.#prompts.splice(0)) prompt.grant();
    await settle();
  }
}

/** Expects at most one open device: the one in the state, with a matching mute state, and the session sends it. */
function expectOneDevice({ h, devices }: Walk): void {
  const { microphone, microphoneMuted, session } = h.state;
  const open = devices.filter(({ closed }) => !closed);
  expect(open.length).toBeLessThanOrEqual(1);
  expect(microphone.status === 'granted').toBe(open.length === 1);
  if (microphone.status !== 'granted') return;
  expect(open[0]).toMatchObject({ muted: microphoneMuted, deviceId: microphone.deviceId });
  if (session.status === 'live') expect(open[0]?.handedOut).toBeGreaterThan(0);
}

it('S2: leaves no device open for any order of grants, refusals, delays, unplugging and selections', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...actions), { maxLength: 30 }),
      fc.array(fc.constantFrom(...actions), { maxLength: 5 }),
      async (steps, more) => {
        const walk = new Walk();
        for (const actionsOfOne of [steps, more]) {
          walk.h.persona.start().catch(() => undefined);
          await settle();
          for (const action of actionsOfOne) await walk.do(action);
          await walk.finish();
          expect(walk.devices.every(({ closed }) => closed)).toBe(true);
          expect(walk.h.silences.every(({ closed }) => closed)).toBe(true);
          expect(walk.h.state.microphone).toEqual({ status: 'idle' });
          expect([walk.h.clock.pending, walk.h.microphoneChanges.size]).toEqual([0, 0]);
        }
      },
    ),
    { numRuns: 300 },
  );
});
