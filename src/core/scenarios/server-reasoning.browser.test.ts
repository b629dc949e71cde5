/** Reasoning of Anam's own model over a real data channel, with the unmodified SDK. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSimulator, scenarios, type Simulator } from '../../simulator/index.js';
import type { Persona } from '../api/persona-api.js';
import { createPersona } from '../api/persona.js';
import { logItems } from '../machine/logs/grouped-log.js';

let simulator: Simulator;
let persona: Persona;

beforeEach(async () => {
  simulator = createSimulator({ scenario: scenarios.reasoning, microphone: 'ignore' });
  simulator.install();
  persona = createPersona({
    session: simulator.session,
    llm: { server: { llmId: 'my-llm' } },
    devices: { microphone: false },
  });
  await persona.start();
});

afterEach(async () => {
  await persona.destroy();
  simulator.uninstall();
});

const thoughts = () => logItems(persona.store.getState().reasoning);
const turn = () => persona.store.getState().turn;
const question = (text: string) => `The user said “${text}”. I should answer in one friendly sentence. `;

describe('server mode', () => {
  it('shows a thought as it grows, ties it to its turn, and has all of it when the answer begins', async () => {
    const lengths = new Set<number>();
    const stop = persona.store.subscribe(() => lengths.add(thoughts()[0]?.text.length ?? 0));
    const { id } = persona.ask('Why?');
    await vi.waitFor(() => expect(turn().status).toBe('speaking'), 5000);
    stop();
    expect(lengths.size).toBeGreaterThan(3);
    const [thought] = thoughts();
    expect(thought).toMatchObject({ turnId: id, source: 'server', status: 'done', text: question('Why?') });
    expect(thought?.endedAt).toBeGreaterThan(thought?.startedAt ?? 0);
  });

  it('marks a cut-off thought as interrupted, although the service sends no end', async () => {
    const { ended } = persona.ask('Why?');
    await vi.waitFor(() => expect(thoughts()[0]?.text.length).toBeGreaterThan(10), 3000);
    persona.interrupt();
    await ended;
    expect(thoughts()).toMatchObject([{ status: 'interrupted' }]);
  });

  it('keeps a thought when the session changes in the middle of it', async () => {
    persona.ask('First?');
    await vi.waitFor(() => expect(thoughts()[0]?.text.length).toBeGreaterThan(10), 3000);
    await persona.end();
    const before = thoughts()[0]?.text ?? '';
    await persona.start();
    persona.ask('Second?');
    await vi.waitFor(() => expect(turn().status).toBe('speaking'), 5000);
    expect(thoughts().map(({ text, status }) => [text, status])).toEqual([
      [before, 'interrupted'],
      [question('Second?'), 'done'],
    ]);
  });
});
