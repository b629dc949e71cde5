/**
 * M1 and M2 with the unmodified SDK over real WebRTC: switches the mode during turns, often enough to reveal a leak.
 */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSimulator, scenarios, simulatedLlm, type Simulator } from '../../simulator/index.js';
import type { SimulatorOptions } from '../../simulator/simulator.js';
import type { Persona } from '../api/persona-api.js';
import type { PersonaOptions } from '../api/persona-options.js';
import { createPersona } from '../api/persona.js';
import { logItems } from '../machine/logs/grouped-log.js';
import { openLedger, type BrowserLedger } from '../testing/browser-ledger.js';
import { holdSessionRequest } from '../testing/hold-session-request.js';

const SWITCHES = 50;

let simulator: Simulator;
let ledger: BrowserLedger;
let persona: Persona;
let errors: string[];

beforeEach(() => {
  ledger = openLedger();
  errors = [];
});

afterEach(async () => {
  await persona.destroy();
  simulator.uninstall();
  ledger.restore();
});

function makePersona(simulated: SimulatorOptions = {}, options: Partial<PersonaOptions> = {}): Persona {
  simulator = createSimulator({
    microphone: 'ignore',
    maxConcurrent: 1,
    speech: { rate: 3, latencyMs: 20 },
    ...simulated,
  });
  simulator.install();
  persona = createPersona({
    session: simulator.session,
    llm: { client: simulatedLlm({ paceMs: 8 }), server: { llmId: 'mine' } },
    onError: ({ code }) => errors.push(code),
    ...options,
  });
  return persona;
}

const state = () => persona.store.getState();
const messages = () => logItems(state().transcript);
const openSessions = () => simulator.sessions.filter((session) => session.open).length;

const held = () => ({
  peers: ledger.openPeers(),
  tracks: ledger.liveTracks(),
  sockets: simulator.sessions.filter((session) => session.connected).length,
  sessions: openSessions(),
});

/** Tells a lost message from a slow machine: returns the engine's events and the progress of the thought. */
function tellStall(): string {
  const { mode, session, turn, reasoning, connectionQuality } = state();
  const events = simulator.log.slice(-40).map(({ type, at }) => `${Math.round(at)} ${type}`);
  const now = Math.round(performance.now());
  const thought = logItems(reasoning).at(-1);
  return JSON.stringify({ now, mode, session, turn, thought, connectionQuality, events }, null, 1);
}

it(
  `${SWITCHES} switches with a turn running leak nothing and lose nothing`,
  { timeout: 900_000 },
  async () => {
    makePersona({ scenario: scenarios.reasoning });
    await persona.start();
    const listeners = ledger.listeners();
    const afterStart = held();
    for (let at = 0; at < SWITCHES; at += 1) {
      const turn = persona.ask(`Question ${at}?`);
      // Longer than the persona's own limit, because an answer took 20 s while 30 other processes were running.
      await vi
        .waitFor(() => expect(state().turn).toMatchObject({ status: 'speaking', turnId: turn.id }), {
          timeout: 90_000,
          interval: 5,
        })
        .catch((cause: unknown) => {
          throw new Error(`Question ${at} was not answered: ${tellStall()}`, { cause });
        });
      const to = state().mode === 'client' ? 'server' : 'client';
      await persona.setMode(to);
      await expect(turn.ended).resolves.toMatchObject({ outcome: 'interrupted' });
      expect(state()).toMatchObject({ mode: to, switching: null, session: { status: 'live' } });
    }
    expect(simulator.sessions).toHaveLength(SWITCHES + 1);
    await vi.waitFor(() => expect(held()).toEqual(afterStart), 3000);
    expect(ledger.listeners()).toBe(listeners);
    expect(ledger.microphoneRequests()).toBe(1);
    expect(errors).toEqual([]);

    const asked = messages().flatMap((message) => (message.role === 'user' ? [message.text] : []));
    expect(asked).toEqual(Array.from({ length: SWITCHES }, (_, at) => `Question ${at}?`));
    const order = messages().map((message) => message.turnIndex * 2 + (message.role === 'user' ? 0 : 1));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    const answers = messages().flatMap((message) => (message.role === 'persona' ? [message] : []));
    expect(answers.map(({ status }) => status)).toEqual(
      Array.from({ length: SWITCHES }, () => 'interrupted'),
    );
    for (const { written, heard } of answers) expect(written.startsWith(heard)).toBe(true);
    const thoughtful = new Set(logItems(state().reasoning).map(({ turnId }) => turnId));
    expect(thoughtful.size).toBe(SWITCHES);

    await persona.end();
    await vi.waitFor(() => expect(held()).toEqual({ peers: 0, tracks: 0, sockets: 0, sessions: 0 }), 3000);
  },
);

it('Anam’s model gets the conversation before the question', async () => {
  makePersona({
    scenario: { name: 'remembers', answer: (_, contexts) => ({ text: `I know ${contexts.length} of it.` }) },
  });
  await persona.start();
  await persona.ask('My name is Ada.').ended;
  await persona.setMode('server');
  await persona.ask('Do you know?').ended;
  expect(messages().at(-1)).toMatchObject({ role: 'persona', written: 'I know 1 of it.' });
  const [, session] = simulator.sessions;
  expect(session?.contexts).toEqual([expect.stringContaining('User: My name is Ada.\nYou: ')]);
  expect(session?.violations).toEqual([]);
});

it('M2: a switch that the endpoint refuses goes back', async () => {
  makePersona(
    {},
    {
      session: (request) => {
        if (request.mode === 'server') throw new Error('not today');
        return simulator.session(request);
      },
    },
  );
  await persona.start();
  await expect(persona.setMode('server')).rejects.toMatchObject({ code: 'mode-failed' });
  expect(state()).toMatchObject({ mode: 'client', session: { status: 'live' } });
  expect(errors).toEqual(['mode-failed']);
  await expect(persona.ask('Still there?').ended).resolves.toMatchObject({ outcome: 'completed' });
  expect(openSessions()).toBe(1);
});

it('T11: the session whose request is out when the mode changes comes to nothing', async () => {
  makePersona({ maxConcurrent: Infinity });
  const { answer, arrived } = holdSessionRequest();
  const started = persona.start();
  await arrived;
  await persona.setMode('server');
  await started;
  const live = held();
  await answer();
  expect(simulator.sessions).toHaveLength(2);
  // The service drops unused sessions. None of our sockets, peers or tracks remain.
  await vi.waitFor(() => expect({ ...held(), sessions: live.sessions }).toEqual(live), 3000);
  expect(errors).toEqual([]);
});

it.each([
  ['a second model in client mode', scenarios.secondModel, 'client', 'config-other-model'],
  ['no model in server mode', scenarios.noModel, 'server', 'config-no-model'],
] as const)('%s is noticed', async (_name, scenario, mode, code) => {
  makePersona({ scenario }, { mode, timeouts: { answerMs: 500 } });
  await persona.start();
  await simulator.userSays('Hello there?');
  await vi.waitFor(() => expect(errors).toContain(code), 5000);
  expect(errors.filter((each) => each === code)).toHaveLength(1);
  expect(state().session.status).toBe('live');
});
