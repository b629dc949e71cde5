import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fakeSource } from '../voice/testing/fake-source.js';
import { AgentConversation } from './agent-conversation.js';

/** 102 ms of 16 kHz PCM16, in base64, marked with the answer that it belongs to. */
const chunk = (answer: number) => String(answer).padStart(4, '0').repeat(1088);

function converse(audioFormat = 'pcm_16000') {
  const messages: string[] = [];
  let talk!: AgentConversation;
  const source = fakeSource((face, clock) => {
    talk = new AgentConversation({ clock, face, send: (message) => messages.push(JSON.stringify(message)) });
    return { interrupt: () => talk.interrupt(), close: () => talk.close() };
  });
  source.anam.signal({ type: 'ready', sessionId: 'session' });
  talk.handle({ type: 'ready', audioFormat });
  return { ...source, source, talk, messages };
}

it('lets the words out as the audio is said, and ends the sequence after the last', () => {
  const { clock, talk, said, log, source } = converse();
  talk.handle({ type: 'agent-text', text: 'One two three four five six seven eight nine.' });
  for (let n = 0; n < 40; n += 1) talk.handle({ type: 'audio', eventId: 1, base64: chunk(1) });
  clock.advance(2500);
  expect(said('persona')).toMatch(/^One two .* $/u);
  expect(said('persona')).not.toContain('nine');
  clock.advance(3000);
  expect(said('persona')).toBe('One two three four five six seven eight nine.');
  expect(log.filter((entry) => entry === 'audio 1')).toHaveLength(40);
  expect(log.at(-1)).toBe('end');
  expect(source.speech.at(-1)).toMatchObject({ endOfSpeech: true, interrupted: false, isEstimated: true });
});

it('uses the correction as the heard text', () => {
  const { clock, talk, said, source } = converse();
  talk.handle({ type: 'agent-text', text: 'One two three four.' });
  talk.handle({ type: 'audio', eventId: 1, base64: chunk(1) });
  clock.advance(600);
  talk.handle({ type: 'interruption', eventId: 2 });
  talk.handle({ type: 'correction', text: 'One two ' });
  expect(said('persona')).toBe('One two');
  expect(source.speech.at(-1)).toMatchObject({ endOfSpeech: true, interrupted: true });
});

it('ends an interrupted answer by itself when no correction comes', () => {
  const { clock, connection, talk, source } = converse();
  talk.handle({ type: 'agent-text', text: 'One two three four.' });
  connection.interruptPersona();
  clock.advance(500);
  expect(source.speech.at(-1)).toMatchObject({ endOfSpeech: true, interrupted: true });
});

it('reports an audio format that is not PCM', () => {
  const { signals } = converse('ulaw_8000');
  const detail = 'The agent sends ulaw_8000 audio. Set its output format to PCM.';
  expect(signals).toEqual([{ type: 'closed', by: 'service', detail }]);
});

it('replies to a ping, and leaves no timer when it is closed', async () => {
  const { clock, log, messages, talk, source, connection } = converse();
  talk.handle({ type: 'ping', eventId: 7, delayMs: 50 });
  clock.advance(50);
  expect(messages).toEqual(['{"type":"pong","event_id":7}']);
  talk.handle({ type: 'ping', eventId: 8, delayMs: 50 });
  talk.handle({ type: 'agent-text', text: 'Long.' });
  await connection.close();
  const before = [log.length, source.speech.length, messages.length];
  clock.advance(60_000);
  expect([log.length, source.speech.length, messages.length]).toEqual(before);
});

it('passes on no audio of an answer after its interruption, whenever that comes; the transcript is complete', () => {
  const answers = fc.array(fc.record({ cut: fc.nat(12), late: fc.nat(5), wait: fc.nat(900) }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(answers, (plan) => {
      const { clock, log, talk, said, source } = converse();
      plan.forEach(({ cut, late, wait }, at) => {
        const eventId = at * 2 + 1;
        talk.handle({ type: 'user-text', text: `Question ${at}. ` });
        talk.handle({ type: 'agent-text', text: `Answer ${at} is this.` });
        for (let n = 0; n < cut; n += 1) talk.handle({ type: 'audio', eventId, base64: chunk(at) });
        clock.advance(wait);
        talk.handle({ type: 'interruption', eventId: eventId + 1 });
        const length = log.length;
        for (let n = 0; n < late; n += 1) talk.handle({ type: 'audio', eventId, base64: chunk(at) });
        expect(log.slice(length)).toEqual([]);
        expect(log.slice(-2)).toEqual(['interrupt', 'end']);
      });
      clock.advance(1000);
      expect(said('user')).toBe(plan.map((_, at) => `Question ${at}.`).join(''));
      const ends = source.speech.filter((one) => one.role === 'persona' && one.endOfSpeech);
      expect(ends).toHaveLength(plan.length);
    }),
  );
});
