/** The microphone of a running session, with the unmodified SDK over real WebRTC and Chromium's fake devices. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSimulator, simulatedLlm, type Simulator } from '../../simulator/index.js';
import type { Persona } from '../api/persona-api.js';
import type { PersonaOptions } from '../api/persona-options.js';
import type { PersonaState } from '../machine/persona-state.js';
import { createPersona } from '../api/persona.js';
import { openLedger, type BrowserLedger } from '../testing/browser-ledger.js';
import type { MicrophoneChange, OpenMicrophone } from '../ports/microphone.js';
import { onMicrophoneChange } from './microphone-changes.js';
import { openMicrophone } from './microphone.js';

let simulator: Simulator;
let ledger: BrowserLedger;
let persona: Persona;
const voices: AudioContext[] = [];

beforeEach(() => {
  ledger = openLedger();
  simulator = createSimulator({ microphone: 'listen', speech: { rate: 8 } });
  simulator.install();
});

afterEach(async () => {
  await persona.destroy();
  simulator.uninstall();
  ledger.restore();
  for (const voice of voices.splice(0)) await voice.close();
});

async function live(options: Partial<PersonaOptions>): Promise<void> {
  persona = createPersona({ session: simulator.session, llm: { client: simulatedLlm() }, ...options });
  await persona.start();
}

/** Continuous speech, instead of the beeps of the browser's fake device. */
function speaking(): MediaStream {
  const voice = new AudioContext();
  voices.push(voice);
  const tone = voice.createOscillator();
  const mouth = voice.createMediaStreamDestination();
  tone.connect(mouth);
  tone.start();
  return mouth.stream;
}

const voiceFor: OpenMicrophone = async (request) => {
  const stream = speaking();
  const getUserMedia = vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);
  try {
    return await openMicrophone(request);
  } finally {
    getUserMedia.mockRestore();
  }
};

const until = (isSo: (state: PersonaState) => boolean): Promise<void> =>
  vi.waitFor(() => expect(isSo(persona.store.getState())).toBe(true), 5000);
const heard = () => until(({ userSpeaking }) => userSpeaking);
it('denied, the user types; allowed later, the same session hears them talk', async () => {
  let change: (what: MicrophoneChange) => void = () => undefined;
  let allowed = false;
  await live({
    advanced: {
      environment: {
        openMicrophone: async (request) => {
          if (!allowed) throw new DOMException('Permission denied', 'NotAllowedError');
          return voiceFor(request);
        },
        onMicrophoneChange: (callback) => {
          change = callback;
          return () => undefined;
        },
      },
    },
  });
  expect(persona.store.getState().microphone).toMatchObject({
    status: 'denied',
    error: { code: expect.stringMatching(/^microphone-(blocked|dismissed)$/) },
  });
  await expect(persona.ask('Hello').ended).resolves.toMatchObject({ outcome: 'completed' });
  expect(persona.store.getState().userSpeaking).toBe(false);
  allowed = true;
  change('granted');
  await heard();
  expect(simulator.sessions).toHaveLength(1);
  expect(persona.store.getState()).toMatchObject({
    microphone: { status: 'granted' },
    microphoneMuted: false,
  });
});

it('a late answer to the prompt does not delay the start and does not affect the session', async () => {
  let grant: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (grant = resolve));
  await live({
    advanced: { environment: { openMicrophone: (request) => answered.then(() => voiceFor(request)) } },
  });
  expect(persona.store.getState().microphone.status).toBe('prompting');
  grant();
  await heard();
  expect(simulator.sessions).toHaveLength(1);
});

it('another device takes over without a new connection', async () => {
  const devices = (await navigator.mediaDevices.enumerateDevices()).filter(
    ({ kind, deviceId }) => kind === 'audioinput' && deviceId !== 'default',
  );
  const [first, second] = devices.map(({ deviceId }) => deviceId);
  if (!first || !second) throw new Error('Chromium brings two fake microphones.');
  await live({ devices: { microphoneId: first } });
  const peers = ledger.peersMade();
  const device = () => {
    const { microphone } = persona.store.getState();
    return microphone.status === 'granted' && microphone.deviceId;
  };
  await until(() => device() === first);
  persona.selectMicrophone(second);
  await until(() => device() === second);
  expect([simulator.sessions.length, ledger.peersMade()]).toEqual([1, peers]);
  // The device, and the clone that is sent. The tracks of the first device have ended.
  expect(ledger.liveTracks()).toBe(2);
  await persona.end();
  expect(ledger.liveTracks()).toBe(0);
});

it('a microphone is heard only while it is unmuted', async () => {
  await live({ advanced: { environment: { openMicrophone: voiceFor } } });
  await heard();
  persona.setMicrophoneMuted(true);
  await until(({ userSpeaking }) => !userSpeaking);
  persona.setMicrophoneMuted(false);
  await heard();
  expect(simulator.sessions).toHaveLength(1);
});

it('nothing is listened to and nothing is open once it has stopped', async () => {
  const before = ledger.listeners();
  await live({
    advanced: { environment: { openMicrophone: () => new Promise(() => undefined), onMicrophoneChange } },
  });
  expect(ledger.listeners()).toBeGreaterThan(before);
  await persona.end();
  // The simulator takes a moment to notice that the page has closed.
  await vi.waitFor(() => expect([ledger.listeners(), ledger.liveTracks()]).toEqual([before, 0]));
});
