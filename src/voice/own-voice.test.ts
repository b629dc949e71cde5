import { describe, expect, it } from 'vitest';
import { readItem } from '../core/api/stored-shapes.js';
import { conversationOf } from '../core/index.js';
import { settle } from '../core/testing/settle.js';
import { ownVoice } from './own-voice.js';
import type { UserVoice } from './user-voice.js';
import { audioOf, pcm, voiceHarness } from './testing/voice-harness.js';

describe('an answer with the app’s voice', () => {
  it('is spoken sentence by sentence, and heard as the audio plays', async () => {
    const h = voiceHarness();
    await h.live();
    const turn = h.persona.ask('Hello?');
    await h.model.text('The first sentence is here. The second ');
    await h.model.text('one follows it.');
    await h.model.end();
    await settle();
    expect(h.client.audio[0]).toEqual({ encoding: 'pcm_s16le', sampleRate: 16_000, channels: 1 });
    await h.pass(1_500);
    expect(h.answers[0]?.heard).toBe('The first');
    expect(h.answers[0]?.heardIsEstimated).toBe(true);
    expect(h.state.turn.status).toBe('speaking');
    await h.pass(3_500);
    expect(h.spoken.map(({ text }) => text)).toEqual([
      'The first sentence is here.',
      'The second one follows it.',
    ]);
    expect(await h.outcome(turn)).toBe('pending');
    await h.pass(1_000);
    expect(await h.outcome(turn)).toBe('completed');
    expect(h.answers[0]).toMatchObject({
      written: 'The first sentence is here. The second one follows it.',
      heard: 'The first sentence is here. The second one follows it.',
      status: 'done',
    });
    expect(h.client.audio.at(-1)).toBe('end');
    expect(h.client.sent).toEqual([]);
    expect(h.errors).toEqual([]);
  });

  it('has at most three seconds of audio on the way, plus one message', async () => {
    const h = voiceHarness({
      speak: async function* () {
        for (let second = 0; second < 20; second += 1) yield pcm(1_000);
      },
    });
    await h.live();
    h.persona.ask('Hello?');
    await h.model.text('A very long word.');
    await h.model.end();
    await settle();
    expect(h.client.audioMs).toBe(3_200);
    for (let at = 0; at < 100; at += 1) {
      await h.pass(50);
      expect(h.client.audioMs).toBeLessThanOrEqual(3_200 + (at + 1) * 50);
    }
    expect(h.client.audioMs).toBeGreaterThan(7_900);
  });

  it('speaks the text before a pause of the model, as before a tool call', async () => {
    const h = voiceHarness();
    await h.live();
    h.persona.ask('Weather?');
    await h.model.text('Let me look.');
    await settle();
    expect(h.spoken).toEqual([]);
    await h.pass(700);
    expect(h.spoken.map(({ text }) => text)).toEqual(['Let me look.']);
  });

  it('asks for no audio of text without words', async () => {
    const h = voiceHarness();
    await h.live();
    const turn = h.persona.ask('Hello?');
    await h.model.text('…');
    await h.model.end();
    await h.pass(1_000);
    expect(h.spoken).toEqual([]);
    expect(await h.outcome(turn)).toBe('completed');
  });

  it('uses the app’s word times', async () => {
    const h = voiceHarness({
      speak: async function* () {
        yield {
          words: [
            { text: 'One', startMs: 0 },
            { text: 'two', startMs: 1_500 },
          ],
        };
        yield { audio: pcm(2_000), words: [{ text: 'three.', startMs: 1_900 }] };
      },
    });
    await h.live();
    h.persona.ask('Count.');
    await h.model.text('One two three.');
    await h.model.end();
    await h.pass(1_900);
    expect(h.answers[0]?.heard).toBe('One');
    await h.pass(200);
    expect(h.answers[0]?.heard).toBe('One two');
  });

  it('does not count a gap in the audio as speech', async () => {
    let more: () => void = () => undefined;
    const h = voiceHarness({
      speak: async function* () {
        yield pcm(1_000);
        await new Promise<void>((resolve) => (more = resolve));
        yield pcm(1_000);
      },
    });
    await h.live();
    const turn = h.persona.ask('Count.');
    await h.model.text('One two three four five six seven.');
    await h.model.end();
    await h.pass(5_000);
    const { heard = '' } = h.answers[0] ?? {};
    expect(heard.length).toBeLessThan(20);
    more();
    await h.pass(1_000);
    expect(await h.outcome(turn)).toBe('pending');
    await h.pass(600);
    expect(await h.outcome(turn)).toBe('completed');
  });

  it('joins samples that are cut between two pieces', async () => {
    const bytes = Uint8Array.from({ length: 64 }, (_, at) => at);
    const h = voiceHarness({
      speak: async function* () {
        yield bytes.subarray(0, 13);
        yield bytes.buffer.slice(13, 40);
        yield bytes.subarray(40, 63);
      },
    });
    await h.live();
    h.persona.ask('Hello?');
    await h.model.text('Yes.');
    await h.model.end();
    await settle();
    const sent = h.client.audio.filter((one) => typeof one === 'string' && one !== 'end') as string[];
    expect(sent.every((base64) => atob(base64).length % 2 === 0)).toBe(true);
    expect(Array.from(sent.map((base64) => atob(base64)).join(''), (one) => one.charCodeAt(0))).toEqual([
      ...bytes.subarray(0, 62),
    ]);
  });

  it('reads a response and a stream of bytes', async () => {
    const h = voiceHarness({
      speak: async (text) =>
        new Response(audioOf(text).buffer as ArrayBuffer, { headers: { 'content-type': 'audio/pcm' } }),
    });
    await h.live();
    const turn = h.persona.ask('Hello?');
    await h.model.text('Good day.');
    await h.model.end();
    await h.pass(1_500);
    expect(h.client.audioMs).toBe(900);
    expect(await h.outcome(turn)).toBe('completed');
  });
});

describe('an interruption', () => {
  const counting = 'One two three four five six seven eight nine ten eleven twelve.';

  it('by the user’s speech cuts the audio, stops the voice, and keeps the heard words', async () => {
    const h = voiceHarness();
    await h.live();
    const turn = h.persona.ask('Count.');
    await h.model.text(`${counting} ${counting}`);
    await h.pass(500 + 1_400);
    const sent = h.client.audio.length;
    h.client.userSpeaks(true);
    expect(h.client.sent).toEqual([{ type: 'interrupt' }]);
    expect(h.client.audio.slice(sent)).toEqual(['end']);
    expect(h.model.runs[0]?.signal.aborted).toBe(true);
    expect(h.spoken.at(-1)?.signal.aborted).toBe(true);
    expect(await h.outcome(turn)).toBe('interrupted');
    expect(h.answers[0]).toMatchObject({ heard: 'One two three', status: 'interrupted' });
    await h.pass(20_000);
    expect(h.client.audio).toHaveLength(sent + 1);
    expect(h.answers[0]?.heard).toBe('One two three');
    h.client.userSpeaks(false);
    h.client.userSpoke('u1', 'Wait.');
    await settle();
    expect(h.model.lastMessages).toMatchObject([
      { role: 'user' },
      { role: 'assistant', content: 'One two three' },
      { role: 'user' },
    ]);
    expect(h.errors).toEqual([]);
  });

  it('by the app does the same', async () => {
    const h = voiceHarness();
    await h.live();
    const turn = h.persona.ask('Count.');
    await h.model.text(counting);
    await h.model.end();
    await h.pass(500 + 1_400);
    h.persona.interrupt();
    expect(h.client.sent).toEqual([{ type: 'interrupt' }]);
    expect(await h.outcome(turn)).toBe('interrupted');
    expect(h.answers[0]?.heard).toBe('One two three');
  });

  it('while the voice is being fetched plays nothing of it later', async () => {
    let arrive: (audio: Int16Array) => void = () => undefined;
    const h = voiceHarness({
      speak: async function* () {
        yield await new Promise<Int16Array>((resolve) => (arrive = resolve));
      },
    });
    await h.live();
    h.persona.ask('Count.');
    await h.model.text(counting);
    await h.model.end();
    await settle();
    const late = arrive;
    h.persona.ask('Stop. Say yes.');
    await h.model.text('Yes.');
    await h.model.end();
    await h.pass(200);
    late(pcm(5_000));
    await settle();
    expect(h.client.audioMs).toBe(0);
    arrive(pcm(300));
    await h.pass(1_000);
    expect(h.client.audioMs).toBe(300);
    expect(h.answers.map(({ heard }) => heard)).toEqual(['', 'Yes.']);
  });
});

describe('a voice that fails', () => {
  const two = 'The first sentence is here. The second sentence never comes.';

  it('ends the turn with an error after the audio that there is; each word stays', async () => {
    const cause = new Error('no more credits');
    const h = voiceHarness({
      speak: async function* (text) {
        if (text.startsWith('The second')) throw cause;
        yield audioOf(text);
      },
    });
    await h.live();
    const turn = h.persona.ask('Hello?');
    await h.model.text(two);
    await h.model.end();
    await h.pass(1_000);
    expect(h.errors).toEqual([]);
    await h.pass(2_500);
    expect(await h.outcome(turn)).toBe('failed');
    expect(h.errors).toMatchObject([{ code: 'voice-failed', cause, action: 'ask-again' }]);
    expect(h.answers[0]).toMatchObject({
      written: two,
      heard: 'The first sentence is here.',
      status: 'failed',
    });
    // The next turn is spoken.
    h.persona.ask('Again?');
    await h.model.text('Yes, again it is.');
    await h.model.end();
    await h.pass(3_000);
    expect(h.answers[1]).toMatchObject({ heard: 'Yes, again it is.', status: 'done' });
  });

  it('in the middle of a sentence counts only the words with audio as heard', async () => {
    const h = voiceHarness({
      speak: async function* () {
        yield pcm(700);
        throw new Error('gone');
      },
    });
    await h.live();
    const turn = h.persona.ask('Hello?');
    await h.model.text('One two three four five six seven eight nine.');
    await h.model.end();
    await h.pass(2_000);
    expect(await h.outcome(turn)).toBe('failed');
    expect(h.answers[0]?.heard).toBe('One two');
  });

  it('by silence fails after eight seconds, and the session continues', async () => {
    const h = voiceHarness({ speak: () => new Promise(() => undefined) });
    await h.live();
    const turn = h.persona.ask('Hello?');
    await h.model.text('Yes.');
    await h.model.end();
    await h.pass(7_900);
    expect(await h.outcome(turn)).toBe('pending');
    await h.pass(200);
    expect(await h.outcome(turn)).toBe('failed');
    expect(h.errors).toMatchObject([{ code: 'voice-failed' }]);
    expect(h.spoken[0]?.signal.aborted).toBe(true);
    expect(h.state.session.status).toBe('live');
  });

  it('by more audio than the text can need is stopped, and the session continues', async () => {
    let returned = false;
    const h = voiceHarness({
      speak: async function* () {
        try {
          for (;;) yield pcm(1_000);
        } finally {
          returned = true;
        }
      },
    });
    await h.live();
    const turn = h.persona.ask('Hello?');
    await h.model.text('Yes.');
    await h.model.end();
    await h.pass(10_000);
    expect(await h.outcome(turn)).toBe('failed');
    expect(h.errors).toMatchObject([{ code: 'voice-failed' }]);
    expect(returned).toBe(true);
    expect(h.client.audioMs).toBeLessThanOrEqual(9_000);
    expect(h.state.session.status).toBe('live');
  });

  it.each([
    ['a refusal', () => new Response('secret', { status: 503 }), 'voice-failed'],
    ['a page', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }), 'config-voice'],
    ['a WAV file', () => new Response('RIFF....WAVE'), 'config-voice'],
  ])('with %s reports a code without the body', async (_, speak, code) => {
    const h = voiceHarness({ speak });
    await h.live();
    h.persona.ask('Hello?');
    await h.model.text('Yes.');
    await h.model.end();
    await h.pass(100);
    expect(h.errors).toMatchObject([{ code }]);
    expect(h.errors[0]?.message).not.toContain('secret');
    expect(h.client.audioMs).toBe(0);
  });

  it('with another sample rate reports it', async () => {
    const h = voiceHarness({
      speak: async function* () {
        yield { audio: pcm(100), sampleRate: 24_000 };
      },
    });
    await h.live();
    h.persona.ask('Hello?');
    await h.model.text('Yes.');
    await h.model.end();
    await h.pass(100);
    expect(h.errors).toMatchObject([{ code: 'config-voice' }]);
    expect(h.errors[0]?.message).toContain('24000 Hz');
  });
});

describe('the session', () => {
  it('is stored with the mark of estimated words, and restored with it', async () => {
    const h = voiceHarness();
    await h.live();
    h.persona.ask('Hello?');
    await h.model.text('Good day.');
    await h.model.end();
    await h.pass(2_000);
    const stored = JSON.parse(JSON.stringify(conversationOf(h.state))) as ReturnType<typeof conversationOf>;
    const restored = readItem(h.answers[0] ?? {}, 'persona');
    expect(stored.messages.at(-1)).toMatchObject({ heard: 'Good day.', heardIsEstimated: true });
    expect(restored).toMatchObject({ heard: 'Good day.', heardIsEstimated: true });
  });

  it('refuses a sample rate that the persona cannot play', () => {
    expect(() => ownVoice({ sampleRate: 24, speak: () => new Response() })).toThrow(/24\. It must be/u);
  });

  it('does not open in server mode, and says why', async () => {
    const h = voiceHarness({ serverLlmId: 'mine', persona: { mode: 'server' } });
    const started = expect(h.persona.start()).rejects.toMatchObject({ code: 'config-voice' });
    await settle();
    h.frame();
    await started;
  });

  it('leaves nothing behind when it ends during an answer', async () => {
    const h = voiceHarness();
    await h.live();
    h.persona.ask('Hello?');
    await h.model.text('The first sentence is here. The second sentence never comes.');
    await h.pass(1_000);
    const { audio } = h.client;
    const ended = h.persona.end();
    await settle();
    h.frame();
    await ended;
    const sent = audio.length;
    expect(h.spoken.every(({ signal }) => signal.aborted)).toBe(true);
    await h.pass(30_000);
    expect(audio).toHaveLength(sent);
    expect(h.errors).toEqual([]);
  });

  it('waits with the audio while the signalling connection is down', async () => {
    const h = voiceHarness();
    await h.live();
    const turn = h.persona.ask('Hello?');
    await h.model.text('Good day to you all.');
    await h.model.end();
    h.client.signallingOpen = false;
    await settle();
    const before = h.client.audioMs;
    await h.pass(400);
    expect(h.client.audioMs).toBe(before);
    h.client.signallingOpen = true;
    await h.pass(3_500);
    expect(h.client.audioMs).toBe(2_000);
    expect(await h.outcome(turn)).toBe('completed');
  });

  it('listens with the app’s own recognition, which begins turns and interrupts', async () => {
    let user!: UserVoice;
    const heard: unknown[] = [];
    const h = voiceHarness({
      listen: (microphone, given) => {
        heard.push(microphone);
        user = given;
        return () => heard.push('stopped');
      },
      persona: { devices: { microphone: true } },
    });
    await h.live();
    expect(h.client.inputs).toEqual([null]);
    expect(heard.length).toBeGreaterThan(0);
    user.speaking(true);
    user.speaking(false);
    user.said(' Count. ');
    await settle();
    await h.model.text('One two three four five six seven eight nine ten.');
    await h.model.end();
    await h.pass(500 + 1_500);
    user.speaking(true);
    await settle();
    expect(h.answers[0]).toMatchObject({ heard: 'One two three', status: 'interrupted' });
    await Promise.all([h.persona.end(), h.pass(50).then(() => h.frame())]);
    expect(heard.at(-1)).toBe('stopped');
  });
});
