/** Server mode with the unmodified SDK over real WebRTC. Events from the engine arrive late and out of order. */
import { afterEach, expect, it, vi } from 'vitest';
import { createSimulator, scenarios, type Scenario, type Simulator } from '../../simulator/index.js';
import type { Persona } from '../api/persona-api.js';
import { createPersona } from '../api/persona.js';
import { logItems } from '../machine/logs/grouped-log.js';

let simulator: Simulator;
let persona: Persona;

afterEach(async () => {
  await persona.destroy();
  simulator.uninstall();
});

const told = () =>
  logItems(persona.store.getState().transcript).map((message) =>
    message.role === 'user' ? `user: ${message.text}` : `${message.status}: ${message.heard}`,
  );

const hears = (said: readonly unknown[]) =>
  vi.waitFor(() => expect(told()).toEqual(said), { timeout: 8000, interval: 5 });

/** Returns the list of errors that `onError` gets. */
async function liveOn({ lagsMs = {} }: Scenario): Promise<readonly unknown[]> {
  const answer = (text: string) => ({ text: `An answer to: ${text}` });
  const scenario = { name: 'server', answer, lagsMs };
  simulator = createSimulator({ scenario, microphone: 'ignore', speech: { rate: 2, latencyMs: 40 } });
  simulator.install();
  const errors: unknown[] = [];
  persona = createPersona({
    session: simulator.session,
    llm: { server: { llmId: 'mine' } },
    devices: { microphone: false },
    onError: (error) => errors.push(error),
  });
  await persona.start();
  return errors;
}

it.each([
  ['as they happen', scenarios.happyPath],
  ['out of order', scenarios.eventsOvertake],
])('events %s make one turn of each utterance, and lose or double no word', async (_name, scenario) => {
  const errors = await liveOn(scenario);
  await simulator.userSays('One, please.');
  const first = ['user: One, please.', 'done: An answer to: One, please.'];
  await hears(first);
  await simulator.userSays('And two, in many more words than one.');
  await vi.waitFor(() => expect(told().at(-1)).toMatch(/An answer to: And/u), { timeout: 8000, interval: 5 });
  await simulator.userSays('Three.');
  await hears([
    ...first,
    'user: And two, in many more words than one.',
    expect.stringMatching(/^interrupted: An answer to/u),
    'user: Three.',
    'done: An answer to: Three.',
  ]);
  expect(errors).toEqual([]);
});

// The answer takes about 1.3 s to speak. The user's words arrive in the middle, at its last word, and after its end.
it.each([500, 1000, 2000])(
  'words of the user that come %i ms late stand above their answer, whole and once, and interrupt nothing',
  async (late) => {
    const errors = await liveOn({ ...scenarios.transcriptLate, lagsMs: { 'user-text': late } });
    await simulator.userSays('One, please.');
    const first = ['user: One, please.', 'done: An answer to: One, please.'];
    await hears(first);
    await simulator.userSays('Two.');
    await hears([...first, 'user: Two.', 'done: An answer to: Two.']);
    expect(persona.store.getState().turn).toMatchObject({ status: 'ended', outcome: 'completed' });
    expect(errors).toEqual([]);
  },
);
