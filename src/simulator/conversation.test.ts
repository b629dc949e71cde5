import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { transcriptOf } from './anam-api/transcript.js';
import { pageClock } from './clock.js';
import { Conversation } from './conversation.js';
import type { SessionBehaviour } from './session-behaviour.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Message {
  readonly message_id: string;
  readonly role: string;
}

function conversation(answer: SessionBehaviour['answer']) {
  let ids = 0;
  const messages: Message[] = [];
  const behaviour = {
    clock: pageClock,
    createId: () => `id-${(ids += 1)}`,
    voice: { latencyMs: () => 0, wordsInReport: () => 1, spoken: (word: string) => word },
    rate: 10,
    lagsMs: {},
    correlate: true,
    answer,
    llm: null,
    log: () => {},
  } as unknown as SessionBehaviour;
  const talking = new Conversation(behaviour, {
    channel: (type, data) => void (type === 'speechText' && messages.push(data as Message)),
    signal: () => {},
    word: () => {},
    hush: () => {},
    wait: () => Promise.resolve(),
    callTool: () => Promise.resolve({}),
    busy: () => {},
  });
  const idsOf = (role: string) =>
    new Set(messages.filter((message) => message.role === role).map(({ message_id }) => message_id));
  return { talking, idsOf };
}

it('gives the user’s and the persona’s message of one exchange the same id', async () => {
  const { talking, idsOf } = conversation(() => ({ text: 'It is noon.' }));
  talking.userSpeechEnded('What time is it?');
  await vi.advanceTimersByTimeAsync(10_000);
  talking.userSpeechEnded('And now?');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(idsOf('user').size).toBe(2);
  expect(idsOf('persona')).toEqual(idsOf('user'));
});

it('marks what the page says, which answers nobody', async () => {
  const { talking, idsOf } = conversation(null);
  talking.userSpeechEnded('What time is it?');
  talking.talk({ content: 'Noon. ', startOfSpeech: true, endOfSpeech: true, correlationId: 'c' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect([...idsOf('persona')].every((id) => id.startsWith('external::'))).toBe(true);
  expect(idsOf('persona').size).toBe(1);
});

it('keeps the transcript: spoken, typed, whole, cut', async () => {
  const { talking } = conversation((text) => ({ text: `You said: ${text}` }));
  talking.userSpeechEnded('Hello');
  await vi.advanceTimersByTimeAsync(10_000);
  talking.typed('And a long, long, long question');
  await vi.advanceTimersByTimeAsync(100);
  talking.interrupt();
  talking.stop();
  expect(transcriptOf('session', talking.record)).toMatchObject({
    sessionId: 'session',
    endTime: expect.any(String) as string,
    durationMs: 10_100,
    totalMessages: 4,
    transcriptsEnabled: true,
    messages: [
      { role: 'user', message: 'Hello' },
      { role: 'persona', message: 'You said: Hello', wasInterrupted: false },
      { role: 'user', message: 'And a long, long, long question' },
      { role: 'persona', message: expect.stringMatching(/^You said:/) as string, wasInterrupted: true },
    ],
  });
});
