import { expect, it } from 'vitest';
import { fakeMicrophone, type FakeMicrophone } from '../testing/fake-microphone.js';
import { settle } from '../testing/settle.js';
import { FakeClock } from '../testing/fake-clock.js';
import type { MicrophoneChange } from '../ports/microphone.js';
import { problemCode } from '../browser/explain-microphone.js';
import { MicrophoneTrial } from './microphone-trial.js';

// Loaded in advance, so that a refusal is explained within `settle()`.
await problemCode.load();

function trial() {
  const prompts: { grant: () => FakeMicrophone; refuse: (name: string) => void }[] = [];
  const watchers = new Set<(change: MicrophoneChange) => void>();
  const clock = new FakeClock();
  const made = new MicrophoneTrial({
    clock,
    open: () =>
      new Promise((resolve, reject) => {
        prompts.push({
          grant: () => {
            const microphone = fakeMicrophone();
            resolve(microphone);
            return microphone;
          },
          refuse: (name) => reject(new DOMException('no', name)),
        });
      }),
    onChange: (callback) => {
      watchers.add(callback);
      return () => void watchers.delete(callback);
    },
  });
  const change = async (what: MicrophoneChange) => {
    watchers.forEach((callback) => callback(what));
    await settle();
  };
  return { made, prompts, watchers, change, clock };
}

it('opens a microphone and releases it', async () => {
  const { made, prompts, watchers } = trial();
  made.start(null);
  expect(made.getState()).toEqual({ status: 'prompting' });
  const microphone = prompts[0]?.grant();
  await settle();
  expect(made.getState()).toMatchObject({ status: 'granted', stream: microphone?.stream });
  made.stop();
  expect([microphone?.closed, watchers.size]).toEqual([true, 0]);
  expect(made.getState()).toEqual({ status: 'idle' });
});

it('releases a microphone that is granted after a stop or another selection', async () => {
  const { made, prompts } = trial();
  made.start('a');
  made.start('b');
  made.stop();
  const late = prompts.map(({ grant }) => grant());
  await settle();
  expect(late.map(({ closed }) => closed)).toEqual([true, true]);
  expect(made.getState()).toEqual({ status: 'idle' });
});

it('reports the reason, and continues as soon as the user allows it', async () => {
  const { made, prompts, change } = trial();
  made.start(null);
  prompts[0]?.refuse('NotAllowedError');
  await settle();
  expect(made.getState()).toMatchObject({ status: 'denied', reason: 'blocked-by-user' });
  await change('devices');
  expect(prompts).toHaveLength(1);
  await change('granted');
  prompts[1]?.grant();
  await settle();
  expect(made.getState().status).toBe('granted');
});

it('uses another device when its device is unplugged', async () => {
  const { made, prompts, change } = trial();
  made.start(null);
  const first = prompts[0]?.grant();
  await settle();
  first?.unplug();
  expect(first?.closed).toBe(true);
  prompts[1]?.refuse('NotFoundError');
  await settle();
  expect(made.getState()).toMatchObject({ status: 'unavailable', reason: 'not-found' });
  await change('devices');
  prompts[2]?.grant();
  await settle();
  expect(made.getState().status).toBe('granted');
});

it('says when the device gives nothing at all, and hears it again when it is switched on', async () => {
  const { made, prompts, clock } = trial();
  made.start(null);
  const microphone = prompts[0]?.grant();
  await settle();
  microphone?.silence(true);
  clock.advance(1_999);
  expect(made.getState().status).toBe('granted');
  clock.advance(1);
  expect(made.getState()).toMatchObject({ status: 'unavailable', reason: 'silent' });
  // A released microphone could not report that it works again.
  expect(microphone?.closed).toBe(false);
  microphone?.silence(false);
  expect(made.getState()).toMatchObject({ status: 'granted', stream: microphone?.stream });
  microphone?.silence(true);
  made.stop();
  expect([microphone?.closed, clock.pending]).toEqual([true, 0]);
});

it('gives a silent device back when it tries another', async () => {
  const { made, prompts, clock, change } = trial();
  made.start(null);
  const silent = prompts[0]?.grant();
  await settle();
  silent?.silence(true);
  clock.advance(2_000);
  await change('devices');
  expect(silent?.closed).toBe(true);
  prompts[1]?.grant();
  await settle();
  expect(made.getState().status).toBe('granted');
});
