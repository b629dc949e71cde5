import { describe, expect, it } from 'vitest';
import type { PersonaOptions } from '../api/persona-options.js';
import { fakeMicrophone, type FakeMicrophone } from '../testing/fake-microphone.js';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

interface Ask {
  readonly deviceId: string | null;
  grant(deviceId?: string): Promise<FakeMicrophone>;
  refuse(name: string): Promise<void>;
}

/** A persona. The test responds to its permission prompts. */
function asking(options: Partial<PersonaOptions> = {}) {
  const asks: Ask[] = [];
  const h = personaHarness({
    ...options,
    devices: { microphone: true, ...options.devices },
    advanced: {
      environment: {
        openMicrophone: ({ deviceId } = { deviceId: null }) =>
          new Promise((resolve, reject) => {
            asks.push({
              deviceId,
              grant: async (granted = 'default') => {
                const microphone = Object.assign(fakeMicrophone(), { deviceId: granted });
                resolve(microphone);
                await settle();
                return microphone;
              },
              refuse: async (name) => {
                reject(new DOMException('no', name));
                await settle();
              },
            });
          }),
      },
    },
  });
  const ask = () => {
    const last = asks.at(-1);
    if (!last) throw new Error('Nobody asked.');
    return last;
  };
  return { h, asks, ask };
}

async function liveAsking(options: Partial<PersonaOptions> = {}) {
  const kit = asking(options);
  const started = kit.h.persona.start();
  await settle();
  kit.h.clock.advance(1_000);
  await settle();
  kit.h.client.goLive();
  kit.h.frame();
  await started;
  return kit;
}

const stop = async ({ h }: ReturnType<typeof asking>) => {
  const stopped = h.persona.end();
  await settle();
  h.frame();
  await stopped;
};

describe('a start', () => {
  it('passes a microphone that is available within one second to the SDK', async () => {
    const { h, ask } = asking();
    h.persona.start().catch(() => undefined);
    await settle();
    expect(h.clients).toHaveLength(0);
    const microphone = await ask().grant();
    expect(h.clients[0]?.inputs).toEqual([microphone.stream]);
    expect(h.silences).toHaveLength(0);
  });

  it('waits for no prompt: silence goes out until it is answered, and then the microphone', async () => {
    const { h, ask } = await liveAsking();
    expect(h.state.microphone).toEqual({ status: 'prompting' });
    expect(h.client.options?.disableInputAudio).toBeUndefined();
    expect(h.client.inputs).toEqual([h.silences[0]?.stream]);
    const microphone = await ask().grant();
    expect(h.client.inputs).toEqual([h.silences[0]?.stream, microphone.stream]);
    expect(h.state.microphone).toMatchObject({ status: 'granted', deviceId: 'default' });
  });

  it('that comes between: the microphone is given once the session is live', async () => {
    const { h, ask } = asking();
    h.persona.start().catch(() => undefined);
    await settle();
    h.clock.advance(1_000);
    await settle();
    const microphone = await ask().grant();
    expect(h.client.inputs).toHaveLength(1);
    h.client.goLive();
    await settle();
    expect(h.client.inputs.at(-1)).toBe(microphone.stream);
  });

  it('of a typed conversation never asks, and disables it in the SDK', async () => {
    const { h, asks } = await liveAsking({ devices: { microphone: false } });
    h.persona.requestMicrophone();
    h.changeMicrophones('granted');
    await settle();
    expect(asks).toHaveLength(0);
    expect(h.state.microphone).toEqual({ status: 'idle' });
    expect(h.client.options?.disableInputAudio).toBe(true);
    expect(h.microphoneChanges.size).toBe(0);
  });

  it('reports a timeout after `timeouts.microphoneMs`, and accepts a later response', async () => {
    const { h, ask } = await liveAsking({ timeouts: { microphoneMs: 5_000 } });
    h.clock.advance(4_000);
    expect(h.state.microphone).toMatchObject({ status: 'denied', reason: 'timed-out' });
    expect(h.errors.map(({ code }) => code)).toEqual(['microphone-timeout']);
    const microphone = await ask().grant();
    expect(h.client.inputs.at(-1)).toBe(microphone.stream);
    expect(h.state.microphone.status).toBe('granted');
  });
});

describe('a refusal', () => {
  it.each([
    ['NotAllowedError', 'denied', 'blocked-by-user'],
    ['SecurityError', 'denied', 'blocked-by-policy'],
    ['NotFoundError', 'unavailable', 'not-found'],
    ['NotReadableError', 'unavailable', 'in-use'],
  ])('%s is %s, %s; the session continues', async (name, status, reason) => {
    const { h, ask } = await liveAsking();
    await ask().refuse(name);
    expect(h.state.microphone).toMatchObject({ status, reason });
    expect(h.state.session.status).toBe('live');
    expect(h.errors).toHaveLength(1);
  });

  it('is undone in the running session when the permission is given', async () => {
    const { h, ask, asks } = await liveAsking();
    await ask().refuse('NotAllowedError');
    h.changeMicrophones('devices');
    expect(asks).toHaveLength(1);
    h.changeMicrophones('granted');
    // The user did not request it, so the state does not flicker.
    expect(h.state.microphone.status).toBe('denied');
    const microphone = await ask().grant();
    expect(h.client.inputs.at(-1)).toBe(microphone.stream);
    expect(h.clients).toHaveLength(1);
  });

  it('without a device is reported once, and resolved when one is plugged in', async () => {
    const { h, ask, asks } = await liveAsking();
    await ask().refuse('NotFoundError');
    h.changeMicrophones('devices');
    await ask().refuse('NotFoundError');
    expect(h.errors).toHaveLength(1);
    h.changeMicrophones('devices');
    await ask().grant();
    expect(asks).toHaveLength(3);
    expect(h.state.microphone.status).toBe('granted');
  });

  it('is requested again by requestMicrophone, once at a time, and reported again', async () => {
    const { h, ask, asks } = await liveAsking();
    await ask().refuse('NotAllowedError');
    h.persona.requestMicrophone();
    h.persona.requestMicrophone();
    expect(asks).toHaveLength(2);
    expect(h.state.microphone.status).toBe('prompting');
    await ask().refuse('NotAllowedError');
    expect(h.errors.map(({ code }) => code)).toEqual(['microphone-blocked', 'microphone-blocked']);
    h.persona.requestMicrophone();
    await ask().grant();
    h.persona.requestMicrophone();
    expect(asks).toHaveLength(3);
  });

  it('by the connection releases the device and is reported', async () => {
    const { h, ask } = await liveAsking();
    h.client.refusesInput = true;
    const microphone = await ask().grant();
    expect(microphone.closed).toBe(true);
    expect(h.state.microphone).toMatchObject({ status: 'unavailable', reason: 'not-connected' });
    expect(h.errors.map(({ code }) => code)).toEqual(['microphone-not-connected']);
    expect(h.state.session.status).toBe('live');
  });
});

describe('devices', () => {
  it('are changed in the running session: the new one is heard before the old one is closed', async () => {
    const { h, ask } = await liveAsking();
    const desk = await ask().grant('desk');
    h.persona.selectMicrophone('headset');
    expect(ask().deviceId).toBe('headset');
    expect(h.state.microphone).toMatchObject({ status: 'granted', deviceId: 'desk' });
    expect(desk.closed).toBe(false);
    const headset = await ask().grant('headset');
    expect(h.client.inputs.at(-1)).toBe(headset.stream);
    expect([desk.closed, headset.closed]).toEqual([true, false]);
    expect(h.state).toMatchObject({
      microphone: { deviceId: 'headset' },
      devices: { microphoneId: 'headset', speakerId: null },
    });
  });

  it('that cannot be opened keep the current one', async () => {
    const { h, ask } = await liveAsking();
    const desk = await ask().grant('desk');
    h.persona.selectMicrophone('headset');
    await ask().refuse('NotReadableError');
    expect(desk.closed).toBe(false);
    expect(h.state.microphone).toMatchObject({ status: 'granted', deviceId: 'desk' });
    expect(h.errors.map(({ code }) => code)).toEqual(['microphone-in-use']);
  });

  it('that are unplugged fall back to another, and come back when they are plugged in again', async () => {
    const { h, ask } = await liveAsking({ devices: { microphoneId: 'headset' } });
    expect(ask().deviceId).toBe('headset');
    const headset = await ask().grant('headset');
    headset.unplug();
    expect(headset.closed).toBe(true);
    const desk = await ask().grant('desk');
    expect(h.client.inputs.at(-1)).toBe(desk.stream);
    h.changeMicrophones('devices');
    const again = await ask().grant('headset');
    expect([desk.closed, h.client.inputs.at(-1)]).toEqual([true, again.stream]);
    headset.unplug();
    expect(h.state.microphone).toMatchObject({ status: 'granted', deviceId: 'headset' });
  });

  it('can be chosen before a session, and are remembered over sessions', async () => {
    const kit = asking();
    const { h, ask } = kit;
    h.persona.selectMicrophone('headset');
    h.persona.selectSpeaker('room');
    expect(h.state.devices).toEqual({ microphoneId: 'headset', speakerId: 'room' });
    h.persona.start().catch(() => undefined);
    await settle();
    expect(ask().deviceId).toBe('headset');
    await stop(kit);
    expect(h.state.devices).toEqual({ microphoneId: 'headset', speakerId: 'room' });
  });
});

describe('a microphone that the system mutes', () => {
  it('is reported after two seconds, and heard again when it is unmuted', async () => {
    const { h, ask } = await liveAsking();
    const microphone = await ask().grant();
    microphone.silence(true);
    h.clock.advance(1_900);
    microphone.silence(false);
    h.clock.advance(10_000);
    h.frame();
    expect(h.state.microphone).toMatchObject({ status: 'granted' });
    microphone.silence(true);
    h.clock.advance(2_000);
    h.frame();
    expect(h.state.microphone).toMatchObject({ status: 'unavailable', reason: 'silent' });
    expect([microphone.closed, h.errors.map(({ code }) => code)]).toEqual([false, ['microphone-silent']]);
    microphone.silence(false);
    h.frame();
    expect(h.state.microphone).toMatchObject({ status: 'granted', deviceId: 'default' });
    expect(h.state.session.status).toBe('live');
  });

  it('is no news to somebody who has muted it', async () => {
    const { h, ask } = await liveAsking();
    const microphone = await ask().grant();
    h.persona.setMicrophoneMuted(true);
    microphone.silence(true);
    h.clock.advance(5_000);
    h.frame();
    expect(h.state).toMatchObject({ microphone: { status: 'granted' }, microphoneMuted: true });
    h.persona.setMicrophoneMuted(false);
    h.frame();
    expect(h.state.microphone).toMatchObject({ status: 'unavailable', reason: 'silent' });
  });

  it('is not asked for again by every change of the devices', async () => {
    const { h, asks, ask } = await liveAsking();
    const microphone = await ask().grant();
    microphone.silence(true);
    h.clock.advance(2_000);
    for (let time = 0; time < 100; time += 1) h.changeMicrophones('devices');
    expect(asks).toHaveLength(1);
  });

  it('is unchanged if another device is requested and refused', async () => {
    const { h, ask } = await liveAsking();
    const microphone = await ask().grant();
    microphone.silence(true);
    h.clock.advance(2_000);
    h.persona.requestMicrophone();
    await ask().refuse('NotReadableError');
    h.frame();
    expect(h.state.microphone).toMatchObject({ status: 'unavailable', reason: 'silent' });
    await stop({ h, asks: [], ask });
    expect([microphone.closed, h.clock.pending]).toEqual([true, 0]);
  });
});

it('stays muted over prompts, devices and sessions', async () => {
  const kit = await liveAsking();
  const { h, ask } = kit;
  h.persona.setMicrophoneMuted(true);
  const first = await ask().grant();
  h.persona.selectMicrophone('headset');
  const second = await ask().grant('headset');
  expect([first.muted, second.muted]).toEqual([true, true]);
  await stop(kit);
  h.persona.start().catch(() => undefined);
  await settle();
  expect((await ask().grant()).muted).toBe(true);
});
