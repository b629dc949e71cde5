import { afterEach, expect, it, vi } from 'vitest';
import { openMicrophone } from './microphone.js';

const track = () => ({ enabled: true, stop: vi.fn() });
const stream = (own: ReturnType<typeof track>, cloned: ReturnType<typeof track>) => ({
  getTracks: () => [own],
  clone: () => ({ getTracks: () => [cloned], clone: vi.fn() }),
});

const granting = (getUserMedia: () => Promise<unknown>) =>
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });

afterEach(() => vi.unstubAllGlobals());

it('hands out a clone, and mutes and stops both (T15)', async () => {
  const own = track();
  const cloned = track();
  granting(async () => stream(own, cloned));
  const microphone = await openMicrophone();
  expect(microphone.stream.getTracks()).toEqual([cloned]);
  microphone.setMuted(true);
  expect([own.enabled, cloned.enabled]).toEqual([false, false]);
  microphone.close();
  expect(own.stop).toHaveBeenCalled();
  expect(cloned.stop).toHaveBeenCalled();
});

it('hands a new clone to each connection, and ends the one before', async () => {
  const clones = [track(), track()];
  let made = 0;
  granting(async () => ({ getTracks: () => [], clone: () => ({ getTracks: () => [clones[made++]] }) }));
  const microphone = await openMicrophone();
  const [first, second] = [microphone.stream, microphone.stream];
  expect(first).not.toBe(second);
  expect(clones.map(({ stop }) => stop.mock.calls.length)).toEqual([1, 0]);
});

it.each([
  ['NotAllowedError', 'microphone-blocked'],
  ['SecurityError', 'microphone-blocked'],
  ['NotFoundError', 'microphone-not-found'],
  ['OverconstrainedError', 'microphone-not-found'],
  ['NotReadableError', 'microphone-in-use'],
])('tells %s as %s', async (name, code) => {
  granting(() => Promise.reject(new DOMException('no', name)));
  await expect(openMicrophone()).rejects.toMatchObject({ code });
});

it('tells an insecure page', async () => {
  vi.stubGlobal('navigator', {});
  await expect(openMicrophone()).rejects.toMatchObject({ code: 'microphone-insecure' });
});
