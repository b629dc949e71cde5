/** Faults during a session, with the unmodified SDK over real WebRTC. `npm run bench faults` runs the long ones. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSimulator, scenarios, simulatedLlm, type Simulator } from '../../../simulator/index.js';
import type { Scenario } from '../../../simulator/scenario.js';
import type { SimulatedSession } from '../../../simulator/simulated-session.js';
import type { Persona } from '../../api/persona-api.js';
import type { PersonaOptions } from '../../api/persona-options.js';
import { createPersona } from '../../api/persona.js';
import { openLedger, type BrowserLedger } from '../../testing/browser-ledger.js';
import { logItems } from '../../machine/logs/grouped-log.js';

let simulator: Simulator;
let ledger: BrowserLedger;
let persona: Persona;
let errors: string[];
let path: string[];

beforeEach(() => {
  ledger = openLedger();
  errors = [];
  path = [];
});

afterEach(async () => {
  await persona.destroy();
  // Checks S2, whatever happened before.
  await vi.waitFor(() => {
    if (ledger.openPeers() + ledger.liveTracks() > 0) throw new Error('Something of a session is left.');
  }, 3000);
  simulator.uninstall();
  ledger.restore();
});

function makePersona(scenario: Scenario, options: Partial<PersonaOptions> = {}): void {
  simulator = createSimulator({ scenario, microphone: 'ignore', speech: { rate: 3, latencyMs: 20 } });
  simulator.install();
  persona = createPersona({
    session: simulator.session,
    llm: { client: simulatedLlm({ paceMs: 8 }) },
    onError: ({ code }) => errors.push(code),
    ...options,
  });
  persona.store.subscribe(({ session }, before) => {
    // The first two states may be published in one frame.
    if (session.status !== before.session.status && session.status !== 'authorizing')
      path.push(session.status);
  });
}

const state = () => persona.store.getState();
const newest = () => simulator.sessions.at(-1) as SimulatedSession;
const reached = (status: string, timeout = 8000) =>
  vi.waitFor(() => expect(state().session.status).toBe(status), { timeout, interval: 10 });
const liveWithPicture = async () => {
  await persona.start();
  await vi.waitFor(() => expect(state().connectionQuality).toBe('good'), { timeout: 8000, interval: 10 });
};
const answers = () =>
  logItems(state().transcript).flatMap((message) => (message.role === 'persona' ? [message] : []));

/** Expects the service to notice that the page has closed. */
const leftNothing = () =>
  vi.waitFor(() => expect(simulator.sessions.filter(({ open }) => open)).toEqual([]), 5000);

describe('a live session', () => {
  it('whose picture stands is reconnecting within two seconds, speaks on, and is live again with the first frame', async () => {
    makePersona(scenarios.happyPath);
    await liveWithPicture();
    const turn = persona.say('One two three four five six seven eight nine ten.');
    const frozenAt = performance.now();
    newest().freezeVideo(3000);
    await reached('reconnecting');
    // The last frame may have arrived up to 40 ms earlier.
    expect(performance.now() - frozenAt).toBeLessThan(2300);
    await expect(turn.ended).resolves.toMatchObject({ outcome: 'completed' });
    await reached('live');
    expect(path).toEqual(['connecting', 'live', 'reconnecting', 'live']);
    expect(simulator.sessions).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  it('keeps text while the network fails, and loses no word', async () => {
    makePersona(scenarios.happyPath);
    await liveWithPicture();
    newest().loseNetwork(3500);
    await reached('reconnecting');
    await vi.waitFor(() => expect(state().connectionQuality).toBe('lost'), 2000);
    const turn = persona.say('Words for later.');
    await reached('live');
    await expect(turn.ended).resolves.toMatchObject({ outcome: 'completed' });
    expect(answers().at(-1)).toMatchObject({ heard: 'Words for later.', status: 'done' });
    await vi.waitFor(() => expect(state().connectionQuality).toBe('good'), 8000);
    expect(simulator.sessions).toHaveLength(1);
  });

  it('is renewed after the SDK gives up, and the answer continues after the last heard word', async () => {
    makePersona(scenarios.happyPath, { session: { getToken: simulator.session, endUrl: '/end' } });
    await persona.start();
    const text = 'One two three four five six seven eight nine ten eleven twelve.';
    const turn = persona.say(text);
    await vi.waitFor(() => expect(answers().at(-1)?.heard).toContain('two'), { timeout: 8000, interval: 5 });
    const first = newest();
    first.cutSocket(1006, { refuseForMs: Infinity });
    await vi.waitFor(() => expect(simulator.sessions).toHaveLength(2), 8000);
    await expect(turn.ended).resolves.toMatchObject({ outcome: 'completed' });
    expect(answers().at(-1)).toMatchObject({ written: text, heard: text, status: 'done' });
    expect(new Set(path)).toEqual(new Set(['connecting', 'live', 'reconnecting']));
    expect(ledger.microphoneRequests()).toBe(1);
    expect(errors).toEqual([]);
  });

  it('renewed in server mode asks the unanswered question again', async () => {
    makePersona(scenarios.happyPath, { llm: { server: { llmId: 'mine' } }, mode: 'server' });
    await persona.start();
    await vi.waitFor(() => expect(newest().connected).toBe(true));
    newest().loseNetwork();
    const turn = persona.ask('Where is it?', { source: 'text' });
    newest().cutSocket(1006, { refuseForMs: Infinity });
    await vi.waitFor(() => expect(simulator.sessions).toHaveLength(2), 8000);
    await expect(turn.ended).resolves.toMatchObject({ outcome: 'completed' });
    expect(answers().at(-1)?.heard).toContain('Where is it?');
    expect(logItems(state().transcript).filter(({ role }) => role === 'user')).toHaveLength(1);
  });

  it('can be stopped while it is renewed', async () => {
    makePersona(scenarios.happyPath);
    await persona.start();
    newest().cutSocket(1006, { refuseForMs: Infinity });
    await vi.waitFor(
      () => expect(state().session).toMatchObject({ status: 'reconnecting', attempt: 1 }),
      8000,
    );
    await persona.end();
    expect(state().session).toMatchObject({ status: 'ended', reason: 'user' });
    await leftNothing();
  });

  it('with duplicate events has each word once', async () => {
    makePersona(scenarios.everythingTwice);
    await persona.start();
    await expect(persona.say('One two three.').ended).resolves.toMatchObject({ outcome: 'completed' });
    await simulator.userSays('And now?');
    await vi.waitFor(() => expect(answers()).toHaveLength(2), 8000);
    expect(logItems(state().transcript).map(({ role }) => role)).toEqual(['persona', 'user', 'persona']);
    expect(answers()[0]?.heard).toBe('One two three.');
  });

  it('without a picture speaks, and does not count as having lost it', async () => {
    makePersona(scenarios.noVideo);
    await persona.start();
    await persona.say('One two three four five six seven eight nine ten eleven twelve.').ended;
    expect(path).toEqual(['connecting', 'live']);
  });
});

describe('a start', () => {
  it.each<[string, Scenario, string]>([
    ['a token that is refused', scenarios.tokenRefused, 'session-expired'],
    ['a page in place of an answer', scenarios.tokenRefusedByPage, 'session-failed'],
    ['no plan', scenarios.noPlan, 'session-no-plan'],
    ['all slots in use', scenarios.busy, 'session-busy'],
    ['no minutes left', scenarios.usageLimit, 'session-limit'],
    ['a spend cap', scenarios.spendCap, 'session-spend-cap'],
    ['no free engine', scenarios.noEngine, 'session-unavailable'],
  ])('with %s ends with its code, and leaves nothing', async (_name, scenario, code) => {
    makePersona(scenario, {
      advanced: { clientOptions: { api: { retry: { initialBackoffMs: 1, maxBackoffMs: 2 } } } },
    });
    await expect(persona.start()).rejects.toMatchObject({ code });
    expect(state().session).toMatchObject({ status: 'ended', reason: 'error', error: { code } });
    expect(errors).toEqual([code]);
  });

  it('that is never ready ends at its timeout', async () => {
    makePersona(scenarios.neverReady, { timeouts: { startMs: 1500 } });
    await expect(persona.start()).rejects.toMatchObject({ code: 'session-timeout' });
    await leftNothing();
  });
});
