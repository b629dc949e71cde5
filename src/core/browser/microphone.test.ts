import { afterEach, expect, it, vi } from 'vitest';
import { openMicrophone } from './microphone.js';

class FakeTrack extends EventTarget {
  enabled = true;
  readonly stop = vi.fn();
  getSettings = () => ({ deviceId: 'desk' });
}

const streamOf = (own: FakeTrack, clones: FakeTrack[] = []) => ({
  getTracks: () => [own],
  clone: () => {
    const clone = clones.shift();
    return { getTracks: () => [clone] };
  },
});

const granting = (getUserMedia: (constraints: object) => Promise<unknown>, more: object = {}) =>
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia }, ...more });

afterEach(() => vi.unstubAllGlobals());

it('returns a clone, and mutes and stops both (T15)', async () => {
  const [own, clone] = [new FakeTrack(), new FakeTrack()];
  granting(async () => streamOf(own, [clone]));
  const microphone = await openMicrophone();
  expect(microphone.handOut().getTracks()).toEqual([clone]);
  microphone.setMuted(true);
  expect([own.enabled, clone.enabled]).toEqual([false, false]);
  microphone.close();
  expect(own.stop).toHaveBeenCalled();
  expect(clone.stop).toHaveBeenCalled();
});

it('creates a clone for each connection with the same mute state, and stops the previous one', async () => {
  const clones = [new FakeTrack(), new FakeTrack()];
  granting(async () => streamOf(new FakeTrack(), [...clones]));
  const microphone = await openMicrophone();
  microphone.handOut();
  microphone.setMuted(true);
  microphone.handOut();
  expect(clones.map(({ enabled }) => enabled)).toEqual([false, false]);
  expect(clones.map(({ stop }) => stop.mock.calls.length)).toEqual([1, 0]);
});

it('reports a lost device, unless it was closed before', async () => {
  const own = new FakeTrack();
  granting(async () => streamOf(own));
  const microphone = await openMicrophone();
  const ended = vi.fn();
  microphone.onEnded(ended);
  own.dispatchEvent(new Event('ended'));
  microphone.close();
  own.dispatchEvent(new Event('ended'));
  expect(ended).toHaveBeenCalledOnce();
});

it('reports when the system mutes it, also if it starts muted', async () => {
  const own = Object.assign(new FakeTrack(), { muted: true });
  granting(async () => streamOf(own));
  const microphone = await openMicrophone();
  const heard = vi.fn();
  microphone.onSilence?.(heard);
  own.dispatchEvent(new Event('unmute'));
  own.dispatchEvent(new Event('mute'));
  microphone.close();
  own.dispatchEvent(new Event('unmute'));
  expect(heard.mock.calls.flat()).toEqual([true, false, true]);
});

it('treats a device that has ended when granted as one that cannot be opened', async () => {
  granting(async () => streamOf(Object.assign(new FakeTrack(), { readyState: 'ended' })));
  await expect(openMicrophone()).rejects.toMatchObject({ code: 'microphone-in-use' });
});

it.each(['OverconstrainedError', 'NotFoundError'])(
  'opens the default device where the chosen one is not there (%s), and says which it is',
  async (name) => {
    const asked: object[] = [];
    granting(async (constraints) => {
      asked.push(constraints);
      if (asked.length === 1) throw new DOMException('no', name);
      return streamOf(new FakeTrack());
    });
    expect((await openMicrophone({ deviceId: 'headset' })).deviceId).toBe('desk');
    expect(asked).toMatchObject([{ audio: { deviceId: { exact: 'headset' } } }, { audio: {} }]);
    expect(asked[1]).not.toHaveProperty('audio.deviceId');
  },
);

const refusing = (name: string, more?: object, words = 'no') =>
  granting(() => Promise.reject(new DOMException(words, name)), more);
const permission = (state: string) => ({ permissions: { query: async () => ({ state }) } });
const code = () => openMicrophone().catch((error: { code: string }) => error.code);

it.each([
  ['NotAllowedError', 'microphone-blocked'],
  ['SecurityError', 'microphone-policy'],
  ['NotFoundError', 'microphone-not-found'],
  ['OverconstrainedError', 'microphone-not-found'],
  ['NotReadableError', 'microphone-in-use'],
  ['AbortError', 'microphone-in-use'],
])('reports %s as %s', async (name, expected) => {
  refusing(name);
  expect(await code()).toBe(expected);
});

it('distinguishes a refusal from a closed prompt by the permission, else by the message', async () => {
  refusing('NotAllowedError', permission('denied'), 'Permission dismissed');
  expect(await code()).toBe('microphone-blocked');
  refusing('NotAllowedError', permission('prompt'));
  expect(await code()).toBe('microphone-dismissed');
  refusing('NotAllowedError', { permissions: { query: () => Promise.reject(new TypeError()) } });
  expect(await code()).toBe('microphone-blocked');
  refusing('NotAllowedError', {}, 'Permission dismissed');
  expect(await code()).toBe('microphone-dismissed');
});

it('asks for the permission once a page, and keeps it up to date', async () => {
  const listeners: string[] = [];
  const status = { state: 'prompt', addEventListener: (type: string) => listeners.push(type) };
  const query = vi.fn(async () => status);
  refusing('NotAllowedError', { permissions: { query } });
  expect(await code()).toBe('microphone-dismissed');
  status.state = 'denied';
  expect(await code()).toBe('microphone-blocked');
  expect(query).toHaveBeenCalledOnce();
  expect(listeners).toEqual(['change']);
});

it.each(['permissionsPolicy', 'featurePolicy'])(
  'tells what a policy forbids, by document.%s',
  async (name) => {
    refusing('NotAllowedError', permission('denied'));
    vi.stubGlobal('document', { [name]: { allowsFeature: (feature: string) => feature !== 'microphone' } });
    expect(await code()).toBe('microphone-policy');
  },
);

it('reports an insecure page', async () => {
  vi.stubGlobal('navigator', {});
  await expect(openMicrophone()).rejects.toMatchObject({ code: 'microphone-insecure' });
});
