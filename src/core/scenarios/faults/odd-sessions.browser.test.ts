/** Sessions that start late, start only partly, or end immediately, with the unmodified SDK over real WebRTC. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSimulator, scenarios, simulatedLlm, type Simulator } from '../../../simulator/index.js';
import type { Scenario } from '../../../simulator/scenario.js';
import type { Persona } from '../../api/persona-api.js';
import type { PersonaOptions } from '../../api/persona-options.js';
import { createPersona } from '../../api/persona.js';
import { openLedger, type BrowserLedger } from '../../testing/browser-ledger.js';
import { leftOver } from '../../testing/left-over.js';
import { logItems } from '../../machine/logs/grouped-log.js';

let simulator: Simulator;
let ledger: BrowserLedger;
let persona: Persona;
let path: string[];
let errors: string[];

beforeEach(() => {
  ledger = openLedger();
  path = [];
  errors = [];
});

/** Checks S2 and S4, whatever happened before. */
afterEach(async () => {
  await persona.destroy();
  try {
    await vi.waitFor(() => {
      const left = leftOver(simulator, ledger);
      if (left.length > 0) throw new Error(`Left after the end: ${left.join(', ')}.`);
    }, 5000);
    if (path.filter((status) => status === 'ended').length > 1)
      throw new Error(`Ended twice: ${path.join()}.`);
  } finally {
    simulator.uninstall();
    ledger.restore();
  }
});

function makePersona(scenario: Scenario, options: Partial<PersonaOptions> = {}): void {
  simulator = createSimulator({ scenario, microphone: 'ignore', speech: { rate: 3, latencyMs: 20 } });
  persona = createPersona({
    session: simulator.session,
    llm: { client: simulatedLlm({ paceMs: 8 }) },
    devices: { microphone: false },
    advanced: { clientOptions: { api: { retry: { initialBackoffMs: 1, maxBackoffMs: 2 } } } },
    onError: ({ code }) => errors.push(code),
    ...options,
  });
  simulator.install();
  persona.store.subscribe(({ session }, before) => {
    if (session.status !== before.session.status) path.push(session.status);
  });
}

const session = () => persona.store.getState().session;
const answer = () => {
  const [message] = logItems(persona.store.getState().transcript);
  return message?.role === 'persona' ? message : null;
};

describe('a start', () => {
  it.each<[string, Scenario, string]>([
    ['a token that may start nothing', scenarios.tokenForbidden, 'session-forbidden'],
    ['an error of the service', scenarios.serverError, 'session-failed'],
    ['a session that ends before its answer', scenarios.endsBeforeAnswer, 'session-ended-by-server'],
    ['a session that ends before it is ready', scenarios.endsBeforeReady, 'session-ended-by-server'],
  ])('with %s ends with its code', async (_name, scenario, code) => {
    makePersona(scenario);
    await expect(persona.start()).rejects.toMatchObject({ code });
    expect(session()).toMatchObject({ status: 'ended', error: { code } });
    expect(errors).toEqual([code]);
  });

  it('is live after the third request if the first two find no engine, without an error', async () => {
    makePersona(scenarios.noEngineAtFirst);
    await persona.start();
    expect(session().status).toBe('live');
    expect(errors).toEqual([]);
  });

  it('that is answered late is live then', async () => {
    makePersona({ ...scenarios.answersLate, answerAfterMs: 800 });
    await persona.start();
    expect(session().status).toBe('live');
    expect(simulator.sessions).toHaveLength(1);
  });

  it('that is never answered ends in its time', async () => {
    makePersona(scenarios.answersNever, { timeouts: { startMs: 800 } });
    await expect(persona.start()).rejects.toMatchObject({ code: 'session-timeout' });
    expect(simulator.sessions).toHaveLength(0);
  });

  it('that is ready late is live then', async () => {
    makePersona({ ...scenarios.readyLate, readyAfterMs: 800 });
    await persona.start();
    expect(session().status).toBe('live');
    expect(errors).toEqual([]);
  });

  it.each([
    ['only over a relay that does not exist', scenarios.relayOnly],
    ['nowhere', scenarios.unreachable],
  ])('of an engine that can be reached %s ends in its time', async (_name, scenario) => {
    makePersona(scenario, { timeouts: { startMs: 3000 } });
    await expect(persona.start()).rejects.toMatchObject({ code: 'session-timeout' });
    expect(session()).toMatchObject({ status: 'ended', error: { code: 'session-timeout' } });
  });

  it('that is stopped and answered after it leaves no session, and the next works', async () => {
    makePersona({ ...scenarios.answersLate, answerAfterMs: 500 });
    const started = persona.start().catch(() => 'stopped');
    await vi.waitFor(() => expect(session().status).toBe('connecting'));
    await persona.end();
    await started;
    expect(session()).toMatchObject({ status: 'ended', reason: 'user' });
    await vi.waitFor(() => expect(simulator.sessions).toHaveLength(1), 5000);
    await vi.waitFor(() => expect(leftOver(simulator, ledger)).toEqual([]), 5000);
    path.length = 0;
    await persona.start();
    expect(session().status).toBe('live');
  });
});

describe('a session', () => {
  it('that ends in the middle of a sentence keeps the written and the heard text', async () => {
    makePersona(scenarios.endsWhileSpeaking);
    await persona.start();
    const text = 'One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.';
    await persona.say(text).ended;
    await vi.waitFor(() => expect(session().status).toBe('ended'), 5000);
    expect(session()).toMatchObject({ reason: 'server' });
    expect(answer()?.written).toBe(text);
    expect(answer()?.heard).not.toBe('');
    expect(text.startsWith(answer()?.heard ?? '-')).toBe(true);
  });

  it('whose data channel is late hears each word once', async () => {
    makePersona({ ...scenarios.channelLate, channelAfterMs: 1200 });
    await persona.start();
    const turn = persona.say('One two three.');
    await expect(turn.ended).resolves.toMatchObject({ outcome: 'completed' });
    expect(answer()).toMatchObject({ written: 'One two three.', heard: 'One two three.' });
  });

  it('whose data channel transmits nothing keeps the written text, and can be ended', async () => {
    makePersona(scenarios.channelNever, { reconnect: false });
    await persona.start();
    const turn = persona.say('One two three.');
    await vi.waitFor(() => expect(simulator.sessions[0]?.talkFrames.length).toBeGreaterThan(0));
    // The page was notified, but no media have arrived.
    await vi.waitFor(() => expect(simulator.log.some(({ type }) => type === 'speechText')).toBe(true), 3000);
    expect(answer()?.heard).toBe('');
    await persona.end();
    await turn.ended;
    expect(answer()?.written).toBe('One two three.');
    expect(session()).toMatchObject({ status: 'ended', reason: 'user' });
  });

  it('without any media ends its start in time', async () => {
    makePersona(scenarios.noMedia, { timeouts: { startMs: 2000 } });
    await expect(persona.start()).rejects.toMatchObject({ code: 'session-timeout' });
  });
});
