import { expect, it } from 'vitest';
import type { AudioAgent, AudioFace } from './audio-agent.js';
import { fakeSource } from './testing/fake-source.js';
import { pcm } from './testing/voice-harness.js';

function agentSession(agent: Partial<AudioAgent> = {}) {
  let face!: AudioFace;
  const calls: unknown[] = [];
  const source = fakeSource((given) => {
    face = given;
    return {
      listen: (microphone) => {
        calls.push(['listen', microphone]);
        return () => calls.push('deaf');
      },
      userMessage: (text) => calls.push(['typed', text]),
      context: (text) => calls.push(['context', text]),
      close: () => calls.push('close'),
      ...agent,
    };
  });
  source.anam.signal({ type: 'established' });
  source.anam.signal({ type: 'ready', sessionId: 'session' });
  return { ...source, source, face, calls };
}

it('is ready when the agent is, and then hears the microphone', () => {
  const { face, signals, calls } = agentSession();
  expect(signals.map(({ type }) => type)).toEqual(['established']);
  face.ready();
  face.ready();
  expect(signals.slice(1)).toEqual([{ type: 'ready', sessionId: 'session' }]);
  expect(calls).toEqual([['listen', { id: 'microphone' }]]);
});

it('tells what the agent heard, what the user typed, and the context', () => {
  const { face, signals, calls, connection } = agentSession();
  face.ready();
  face.user.speaking(true);
  face.user.said(' Hello? ');
  face.user.said(' ');
  connection.sendUserMessage('typed');
  connection.addContext('on page 2');
  expect(signals.slice(2)).toMatchObject([
    { type: 'user-speech', speaking: true },
    { type: 'speech', chunk: { role: 'user', content: 'Hello?', endOfSpeech: true } },
  ]);
  expect(calls.slice(1)).toEqual([
    ['typed', 'typed'],
    ['context', 'on page 2'],
  ]);
});

it('shows the words as the audio is played, and ends the answer after the last sound', () => {
  const { face, clock, said, source, log } = agentSession();
  const answer = face.answer({ sampleRate: 16_000 });
  answer.text('One two ');
  answer.text('three four.');
  answer.audio(pcm(1_000));
  answer.audio(pcm(1_000));
  clock.advance(500 + 1_000);
  expect(said('persona')).toBe('One two ');
  answer.end();
  clock.advance(900);
  expect(answer.isOver).toBe(false);
  clock.advance(200);
  expect(answer.isOver).toBe(true);
  expect(said('persona')).toBe('One two three four.');
  expect(source.speech.at(-1)).toMatchObject({ endOfSpeech: true, interrupted: false, isEstimated: true });
  expect(log.filter((entry) => entry === 'end')).toEqual(['end']);
});

it('waits for an answer whose audio pauses, until the agent ends it', () => {
  const { face, clock, source } = agentSession();
  const answer = face.answer({ sampleRate: 16_000 });
  answer.text('One two three four.');
  answer.audio(pcm(300));
  clock.advance(30_000);
  expect(source.speech.some(({ endOfSpeech }) => endOfSpeech)).toBe(false);
  answer.end();
  clock.advance(100);
  expect(source.said('persona')).toBe('One two three four.');
});

it('interrupts the answer itself when the agent does not, and ignores what comes late', () => {
  const { face, clock, connection, log, source } = agentSession({ interrupt: undefined as never });
  const answer = face.answer({ sampleRate: 16_000 });
  answer.text('One two three four.');
  answer.audio(pcm(2_000));
  clock.advance(500 + 900);
  connection.interruptPersona();
  expect(log.slice(-2)).toEqual(['interrupt', 'end']);
  const { length } = log;
  answer.audio(pcm(2_000));
  answer.text(' Five.');
  answer.end();
  clock.advance(5_000);
  expect(log).toHaveLength(length);
  expect(source.said('persona')).toBe('One two ');
  expect(source.speech.at(-1)).toMatchObject({ endOfSpeech: true, interrupted: true });
});

it('interrupts between answers, too', () => {
  const { face, log } = agentSession();
  face.interrupt();
  expect(log).toEqual(['interrupt']);
});

it('follows the agent’s word times', () => {
  const { face, clock, said } = agentSession();
  const answer = face.answer({ sampleRate: 16_000 });
  answer.text('One two three.');
  answer.words([
    { text: 'One', startMs: 0 },
    { text: 'two', startMs: 900 },
    { text: 'three.', startMs: 950 },
  ]);
  answer.audio(pcm(2_000));
  clock.advance(500 + 800);
  expect(said('persona')).toBe('One');
  clock.advance(200);
  expect(said('persona')).toBe('One two three.');
});

it('refuses a rate and a file that the persona cannot play', () => {
  const { face } = agentSession();
  expect(() => face.answer({ sampleRate: 4 })).toThrow(expect.objectContaining({ code: 'config-voice' }));
  const answer = face.answer({ sampleRate: 16_000 });
  expect(() => answer.audio(btoa('RIFF1234WAVE'))).toThrow(expect.objectContaining({ code: 'config-voice' }));
});

it('reports a microphone that the agent cannot read, once', () => {
  const { face, signals, calls } = agentSession();
  face.ready();
  face.user.failed(new Error('No worklet.'));
  expect(signals.at(-1)).toMatchObject({
    type: 'microphone-failed',
    error: { code: 'microphone-not-connected' },
  });
  expect(calls.at(-1)).toBe('deaf');
});

it('leaves nothing behind: the agent is closed, and its calls have no effect', async () => {
  const { face, connection, signals, calls, clock, log } = agentSession();
  face.ready();
  const answer = face.answer({ sampleRate: 16_000 });
  answer.audio(pcm(10_000));
  await connection.close();
  expect(calls.slice(-2)).toEqual(['deaf', 'close']);
  const before = [signals.length, log.length];
  answer.text('Late.');
  face.user.said('Late.');
  face.interrupt();
  face.end('late');
  face.answer({ sampleRate: 16_000 }).audio(pcm(100));
  clock.advance(60_000);
  expect([signals.length, log.filter((entry) => entry !== 'open 16000').length]).toEqual([
    before[0],
    (before[1] ?? 0) - 1,
  ]);
});

it('ends the session with the agent’s reason', () => {
  const { face, signals, calls } = agentSession();
  face.end('The agent is gone.');
  expect(signals.at(-1)).toEqual({ type: 'closed', by: 'service', detail: 'The agent is gone.' });
  expect(calls).toEqual(['close']);
});
