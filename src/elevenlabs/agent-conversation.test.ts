import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FakeClock } from '../core/testing/fake-clock.js';
import type { SpeechChunk } from '../core/index.js';
import { AgentConversation } from './agent-conversation.js';

/** 100 ms of 16 kHz PCM16, in base64, marked with the answer that it belongs to. */
const chunk = (answer: number) => String(answer).padStart(4, '0').repeat(1067);

function converse() {
  const clock = new FakeClock();
  const log: string[] = [];
  const speech: SpeechChunk[] = [];
  const failures: string[] = [];
  const talk = new AgentConversation({
    clock,
    openAudio: (rate) => {
      log.push(`open ${rate}`);
      return {
        sendAudioChunk: (base64) => log.push(`audio ${Number(base64.slice(0, 4))}`),
        endSequence: () => log.push('end'),
      };
    },
    interruptPersona: () => log.push('interrupt'),
    send: (message) => log.push(JSON.stringify(message)),
    onReady: () => log.push('ready'),
    onSpeech: (said) => speech.push(said),
    onFailed: (detail) => failures.push(detail),
  });
  talk.handle({ type: 'ready', audioFormat: 'pcm_16000' });
  const said = (role: string) =>
    speech
      .filter((one) => one.role === role)
      .map((one) => one.content)
      .join('');
  return { clock, log, speech, failures, talk, said };
}

it('lets the words out as the audio is said, and ends the sequence after the last', () => {
  const { clock, talk, said, log, speech } = converse();
  talk.handle({ type: 'agent-text', text: 'One two three four five six seven eight nine.' });
  for (let n = 0; n < 40; n += 1) talk.handle({ type: 'audio', eventId: 1, base64: chunk(1) });
  clock.advance(2500);
  expect(said('persona')).toMatch(/^One two .* $/u);
  expect(said('persona')).not.toContain('nine');
  clock.advance(3000);
  expect(said('persona')).toBe('One two three four five six seven eight nine.');
  expect(log.at(-1)).toBe('end');
  expect(speech.at(-1)).toMatchObject({ endOfSpeech: true, interrupted: false });
});

it('uses the correction as the heard text', () => {
  const { clock, talk, said, speech } = converse();
  talk.handle({ type: 'agent-text', text: 'One two three four.' });
  talk.handle({ type: 'audio', eventId: 1, base64: chunk(1) });
  clock.advance(600);
  talk.handle({ type: 'interruption', eventId: 2 });
  talk.handle({ type: 'correction', text: 'One two ' });
  expect(said('persona')).toBe('One two');
  expect(speech.at(-1)).toMatchObject({ endOfSpeech: true, interrupted: true });
});

it('ends an interrupted answer by itself when no correction comes', () => {
  const { clock, talk, speech } = converse();
  talk.handle({ type: 'agent-text', text: 'One two three four.' });
  talk.interrupt();
  clock.advance(500);
  expect(speech.at(-1)).toMatchObject({ endOfSpeech: true, interrupted: true });
});

it('reports an audio format that is not PCM', () => {
  const { talk, failures } = converse();
  talk.handle({ type: 'ready', audioFormat: 'ulaw_8000' });
  expect(failures).toEqual(['The agent sends ulaw_8000 audio. Set its output format to PCM.']);
});

it('replies to a ping, and leaves no timer when it is closed', () => {
  const { clock, log, talk, speech } = converse();
  talk.handle({ type: 'ping', eventId: 7, delayMs: 50 });
  clock.advance(50);
  expect(log).toContain('{"type":"pong","event_id":7}');
  talk.handle({ type: 'ping', eventId: 8, delayMs: 50 });
  talk.handle({ type: 'agent-text', text: 'Long.' });
  talk.close();
  const before = [log.length, speech.length];
  clock.advance(60_000);
  expect([log.length, speech.length]).toEqual(before);
});

it('passes on no audio of an answer after its interruption, whenever that comes; the transcript is complete', () => {
  const answers = fc.array(fc.record({ cut: fc.nat(12), late: fc.nat(5), wait: fc.nat(900) }), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(answers, (plan) => {
      const { clock, log, talk, said, speech } = converse();
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
      expect(speech.filter((one) => one.role === 'persona' && one.endOfSpeech)).toHaveLength(plan.length);
    }),
  );
});
