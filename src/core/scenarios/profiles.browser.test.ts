/** What was heard, in each profile of the simulator: numbers said as words, slow first words, several words in a report. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LlmAdapter } from '../../llm/llm-adapter.js';
import { createSimulator, type Simulator, type SimulatorProfile } from '../../simulator/index.js';
import type { Persona } from '../api/persona-api.js';
import { createPersona } from '../api/persona.js';
import { logItems } from '../machine/logs/grouped-log.js';
import type { PersonaMessage } from '../machine/logs/message.js';

const answer =
  'It costs $5 or 1,250 yen, up 15% since 2026, and 3 of 4 people call 555-0142 at 10:30 and ask for the 2nd one.';

const model: LlmAdapter = {
  name: 'numbers',
  async *stream() {
    for (const text of answer.split(/(?<= )/u)) yield { type: 'text-delta', text } as const;
    yield { type: 'finish', reason: 'stop' } as const;
  },
};

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

async function start(profile: SimulatorProfile, options: Partial<Parameters<typeof createPersona>[0]> = {}) {
  simulator = createSimulator({
    profile,
    microphone: 'ignore',
    speech: { rate: 3 },
    scenario: { name: 'answers', answer: () => ({ text: answer }) },
  });
  simulator.install();
  persona = createPersona({
    session: simulator.session,
    llm: { client: model },
    devices: { microphone: false },
    ...options,
  });
  await persona.start();
  const [session] = simulator.sessions;
  if (!session) throw new Error('There is no session.');
  return session;
}

const wordsIn = (text: string) => text.trim().split(/\s+/u).filter(Boolean).length;

/** With the most words of a report: the page cannot know of words that were said but not reported yet. */
describe.each([
  ['ideal', 1],
  ['typical', 4],
  ['hostile', 7],
] as const)('the profile "%s"', (profile, mostWords) => {
  it('hears the whole answer', async () => {
    await start(profile);
    const { ended } = persona.ask('How much?');
    await expect(ended).resolves.toMatchObject({ outcome: 'completed' });
    expect(answers()).toMatchObject([{ written: answer, heard: answer, interrupted: false }]);
  });

  it.each([4, 9, 16])(
    'keeps what was heard of it up to word %i, as far as the service told',
    async (word) => {
      const session = await start(profile);
      const { ended } = persona.ask('How much?');
      await vi.waitFor(() => expect(wordsIn(session.voiced)).toBeGreaterThanOrEqual(word), {
        timeout: 15_000,
        interval: 5,
      });
      const said = session.voiced;
      persona.interrupt();
      await expect(ended).resolves.toMatchObject({ outcome: 'interrupted' });
      const cut = answers()[0];
      expect(cut).toMatchObject({ written: answer, interrupted: true });
      expect(answer.startsWith(cut?.heard ?? 'nothing')).toBe(true);
      expect(Math.abs(wordsIn(cut?.heard ?? '') - wordsIn(said))).toBeLessThanOrEqual(mostWords);
    },
  );

  it('shows an answer of Anam’s model once, with the words of the voice', async () => {
    await start(profile, { llm: { server: { llmId: 'any' } } });
    const { ended } = persona.ask('How much?');
    await expect(ended).resolves.toMatchObject({ outcome: 'completed' });
    expect(answers()).toHaveLength(1);
    expect(answers()[0]?.written).toContain(profile === 'ideal' ? '$5' : 'five dollars');
  });
});
