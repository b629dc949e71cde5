/** A barge-in in the middle of a sentence, with the unmodified SDK over real WebRTC, for every order of the events. */
import { afterEach, expect, it, vi } from 'vitest';
import type { LlmAdapter, LlmMessage } from '../../llm/llm-adapter.js';
import { createSimulator, scenarios, type Scenario, type Simulator } from '../../simulator/index.js';
import type { Persona } from '../api/persona-api.js';
import { createPersona } from '../api/persona.js';
import { logItems } from '../machine/logs/grouped-log.js';
import type { PersonaMessage } from '../machine/logs/message.js';

const sentence = 'One two three four five six seven eight nine ten eleven twelve. ';

/** A model that thinks, writes one sentence, and continues until it is aborted. */
class EndlessModel implements LlmAdapter {
  readonly name = 'endless';
  readonly requests: { messages: readonly LlmMessage[]; signal: AbortSignal }[] = [];

  async *stream({ messages }: { messages: readonly LlmMessage[] }, { signal }: { signal: AbortSignal }) {
    this.requests.push({ messages, signal });
    yield { type: 'reasoning-delta', text: 'Count, and keep counting.' } as const;
    for (const text of sentence.split(/(?<= )/u)) yield { type: 'text-delta', text } as const;
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  }
}

let simulator: Simulator;
let persona: Persona;

afterEach(async () => {
  await persona.destroy();
  simulator.uninstall();
});

const answers = () =>
  logItems(persona.store.getState().transcript).filter(
    (message): message is PersonaMessage => message.role === 'persona',
  );

const userMessages = () =>
  logItems(persona.store.getState().transcript).filter(({ role }) => role === 'user');

const speechLast: Scenario = {
  name: 'speech last',
  lagsMs: { 'user-speech-started': 150, 'user-speech-ended': 200 },
};

it.each([
  ['event first, with correlation ids', scenarios.bargeIn, true],
  ['chunk first, with correlation ids', scenarios.bargeInEventLast, true],
  ['event first, without correlation ids', scenarios.bargeIn, false],
  ['chunk first, without correlation ids', scenarios.bargeInEventLast, false],
  ['events overtake, with correlation ids', scenarios.eventsOvertake, true],
  ['events overtake, without correlation ids', scenarios.eventsOvertake, false],
  ['words before the speech, with correlation ids', speechLast, true],
  ['words before the speech, without correlation ids', speechLast, false],
  ['transcript late, with correlation ids', scenarios.transcriptLate, true],
  ['transcript late, without correlation ids', scenarios.transcriptLate, false],
] as const)('keeps what was heard and nothing else: %s', async (_name, scenario, correlate) => {
  simulator = createSimulator({ scenario, correlate, microphone: 'ignore' });
  simulator.install();
  const model = new EndlessModel();
  const errors: unknown[] = [];
  persona = createPersona({
    session: simulator.session,
    llm: { client: model },
    devices: { microphone: false },
    onError: (error) => errors.push(error),
  });
  await persona.start();
  const first = persona.ask('Count.');
  await vi.waitFor(() => expect(answers()[0]?.heard).toMatch(/three$/u), { timeout: 8000, interval: 5 });

  await simulator.userSays('Stop that.');
  await expect(first.ended).resolves.toMatchObject({ outcome: 'interrupted' });
  await vi.waitFor(() => expect(model.requests).toHaveLength(2), { timeout: 5000, interval: 5 });

  expect(model.requests[0]?.signal.aborted).toBe(true);
  const [cut] = answers();
  expect(cut).toMatchObject({ interrupted: true, status: 'interrupted' });
  expect(sentence.startsWith(cut?.heard ?? 'nothing')).toBe(true);
  expect(cut?.heard.length).toBeLessThan(sentence.length / 2);
  const talked = simulator.sessions[0]?.talkFrames ?? [];
  expect(talked.map((frame) => frame.content).join('')).not.toContain('Count, and keep');
  // The interruption is final: the late end of the old speech changes nothing, and the new answer is heard separately.
  await vi.waitFor(() => expect(answers()[1]?.heard).toMatch(/^One two three four five/u), {
    timeout: 8000,
    interval: 5,
  });
  expect(answers()).toEqual([cut, expect.objectContaining({ status: 'streaming', interrupted: false })]);
  const asked = userMessages()[1];
  expect(model.requests[1]?.messages).toEqual([
    { id: `${first.id}-user`, role: 'user', content: 'Count.' },
    { id: `${first.id}-persona`, role: 'assistant', content: cut?.heard, interrupted: true },
    { id: asked?.id, role: 'user', content: 'Stop that.' },
  ]);
  expect(persona.store.getState().transcript.size).toBe(4);
  expect(errors).toEqual([]);
});
