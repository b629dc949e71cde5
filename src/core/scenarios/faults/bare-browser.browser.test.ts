/**
 * Browsers and pages with fewer features (insecure, sandboxed, without counters), and actions of the system that affect
 * a page.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSimulator, scenarios, simulatedLlm, type Simulator } from '../../../simulator/index.js';
import type { SimulatedSession } from '../../../simulator/simulated-session.js';
import type { Persona } from '../../api/persona-api.js';
import type { PersonaOptions } from '../../api/persona-options.js';
import { createPersona } from '../../api/persona.js';
import { openLedger, type BrowserLedger } from '../../testing/browser-ledger.js';
import { leftOver } from '../../testing/left-over.js';
import { logItems } from '../../machine/logs/grouped-log.js';

let ledger: BrowserLedger;
let simulator: Simulator;
let persona: Persona;
let errors: string[];

beforeEach(() => {
  ledger = openLedger();
  errors = [];
});

/** Checks S2, whatever happened before. */
afterEach(async () => {
  await persona.destroy();
  try {
    await vi.waitFor(() => {
      const left = leftOver(simulator, ledger);
      if (left.length > 0) throw new Error(`Left after the end: ${left.join(', ')}.`);
    });
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    simulator.uninstall();
    ledger.restore();
  }
});

function makePersona(options: Partial<PersonaOptions> = {}): void {
  simulator = createSimulator({
    scenario: scenarios.happyPath,
    microphone: 'ignore',
    speech: { rate: 3, latencyMs: 20 },
  });
  persona = createPersona({
    session: simulator.session,
    llm: { client: simulatedLlm({ paceMs: 8 }) },
    devices: { microphone: false },
    onError: ({ code }) => errors.push(code),
    ...options,
  });
  simulator.install();
}

const state = () => persona.store.getState();
const newest = () => simulator.sessions.at(-1) as SimulatedSession;
const liveWithPicture = async () => {
  await persona.start();
  await vi.waitFor(() => expect(state().connectionQuality).toBe('good'));
};

it('a page that is not secure has no randomUUID, and a conversation', async () => {
  const bytes = crypto.getRandomValues.bind(crypto);
  vi.stubGlobal('crypto', { getRandomValues: bytes });
  makePersona();
  await persona.start();
  await expect(persona.ask('Hello?').ended).resolves.toMatchObject({ outcome: 'completed' });
  expect(logItems(state().transcript).map(({ role }) => role)).toEqual(['user', 'persona']);
});

it('a page that may have no channel to its neighbours has its session', async () => {
  vi.stubGlobal('BroadcastChannel', function refuse() {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  makePersona({ advanced: { exclusive: 'browser' } });
  await persona.start();
  expect(state().session.status).toBe('live');
});

it('a connection that cannot be counted is found lost by its state, and renewed', async () => {
  vi.spyOn(RTCRtpReceiver.prototype, 'getStats').mockRejectedValue(
    new DOMException('no', 'InvalidStateError'),
  );
  makePersona();
  await persona.start();
  const first = newest();
  await vi.waitFor(() => expect(first.connected).toBe(true));
  first.crash();
  // Chromium takes 5 to 8 s to notice that nothing arrives anymore.
  await vi.waitFor(() => expect(state().session.status).toBe('reconnecting'), 30_000);
  expect(state().connectionQuality).toBe('lost');
});

it('a device that has ended when granted is reported, and the user can type', async () => {
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  vi.spyOn(mediaDevices, 'getUserMedia').mockImplementation(async (constraints) => {
    const stream = await open(constraints);
    for (const track of stream.getTracks()) track.stop();
    return stream;
  });
  makePersona({ devices: { microphone: true } });
  await persona.start();
  expect(state().microphone).toMatchObject({ status: 'unavailable', reason: 'in-use' });
  expect(errors).toEqual(['microphone-in-use']);
  await expect(persona.ask('Hello?').ended).resolves.toMatchObject({ outcome: 'completed' });
});

it('a page that is put aside ends its session, and starts another when it is back', async () => {
  makePersona();
  await liveWithPicture();
  const turn = persona.say('One two three four five six seven eight nine ten eleven twelve.');
  await vi.waitFor(() => expect(logItems(state().transcript).at(-1)).toMatchObject({ role: 'persona' }));
  globalThis.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  await expect(turn.ended).resolves.toMatchObject({ outcome: 'interrupted' });
  await vi.waitFor(() => expect(simulator.sessions.filter(({ open }) => open)).toEqual([]));
  globalThis.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  expect(state().session).toMatchObject({ status: 'ended', reason: 'user' });
  await persona.start();
  // The earlier messages are still there.
  expect(logItems(state().transcript)).toHaveLength(1);
  expect(errors).toEqual([]);
});

it('a clock that is put forward or back by an hour ends nothing and loses no word', async () => {
  const { now } = Date;
  let shift = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + shift);
  makePersona({ limits: { idleSeconds: 7200 } });
  await liveWithPicture();
  const text = 'One two three four five six seven eight nine ten eleven twelve.';
  for (const hours of [1, -1]) {
    const turn = persona.say(text);
    await vi.waitFor(() =>
      expect(logItems(state().transcript).at(-1)).toMatchObject({ status: 'streaming' }),
    );
    shift = hours * 3_600_000;
    await expect(turn.ended).resolves.toMatchObject({ outcome: 'completed' });
    expect(logItems(state().transcript).at(-1)).toMatchObject({ written: text, heard: text });
  }
  expect(simulator.sessions).toHaveLength(1);
  // The frozen video is still detected.
  newest().freezeVideo();
  await vi.waitFor(() => expect(state().session.status).toBe('reconnecting'));
  expect(errors).toEqual([]);
});
