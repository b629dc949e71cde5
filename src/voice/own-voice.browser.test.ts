/** Uses the unmodified SDK and real WebRTC, against the simulated engine, which plays the audio. */
import { afterEach, expect, it, vi } from 'vitest';
import { createPersona, logItems, type Persona } from '../core/index.js';
import type { LlmAdapter, LlmMessage } from '../llm/llm-adapter.js';
import { createSimulator, type Simulator } from '../simulator/index.js';
import { ownVoice } from './own-voice.js';
import { MS_PER_CHARACTER, SAMPLE_RATE, toneVoice } from './testing/tone-voice.js';

const answer =
  'One two three four five six seven eight nine ten. Eleven twelve thirteen fourteen fifteen sixteen.';

let simulator: Simulator;
let persona: Persona;

afterEach(async () => {
  await persona.destroy();
  simulator.uninstall();
});

async function live() {
  simulator = createSimulator({ microphone: 'ignore' });
  simulator.install();
  const asked: (readonly LlmMessage[])[] = [];
  const model: LlmAdapter = {
    name: 'counts',
    async *stream({ messages }) {
      asked.push(messages);
      yield { type: 'text-delta', text: answer };
    },
  };
  persona = createPersona({
    session: simulator.session,
    llm: { client: model },
    devices: { microphone: false },
    advanced: { environment: ownVoice({ speak: toneVoice, sampleRate: SAMPLE_RATE }) },
  });
  await persona.start();
  const [session] = simulator.sessions;
  if (!session) throw new Error('There is no session.');
  return { session, asked };
}

const heardNow = () => {
  const last = logItems(persona.store.getState().transcript).at(-1);
  return last?.role === 'persona' ? last.heard : '';
};

const wordsOf = (text: string) => text.split(' ').filter((word) => word !== '').length;

it('plays the audio with the persona’s face, and ends the turn when it was played', async () => {
  const { session } = await live();
  const { outcome } = await persona.ask('Count.').ended;
  expect(outcome).toBe('completed');
  expect(session.pageAudio.receivedMs).toBe((answer.length - 1) * MS_PER_CHARACTER);
  // Not when it was sent: up to three seconds earlier.
  expect(session.pageAudio.playedMs).toBeGreaterThan(session.pageAudio.receivedMs - 400);
  expect(session.pageAudio.ended).toBe(true);
  expect(session.talkFrames).toEqual([]);
  expect(session.violations).toEqual([]);
  expect(heardNow()).toBe(answer);
});

it('estimates what was heard within a word of what the engine played, when the user interrupts', async () => {
  const { session, asked } = await live();
  const turn = persona.ask('Count.');
  await vi.waitFor(() => expect(wordsOf(heardNow())).toBeGreaterThanOrEqual(8), { timeout: 10_000 });
  await simulator.userSays('Stop, what was the last number?');
  expect((await turn.ended).outcome).toBe('interrupted');
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  const heard = asked[1]?.find(({ role }) => role === 'assistant')?.content as string;
  const played = answer.slice(0, session.pageAudio.playedMs / MS_PER_CHARACTER);
  expect(played.length).toBeGreaterThan(20);
  expect(answer.startsWith(heard)).toBe(true);
  expect(Math.abs(wordsOf(heard) - wordsOf(played))).toBeLessThanOrEqual(1);
  expect(session.pageAudio.playedMs).toBeLessThan(answer.length * MS_PER_CHARACTER - 1_000);
});
