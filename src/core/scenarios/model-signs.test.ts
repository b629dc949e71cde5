/** A persona that is configured for the other mode is reported once per session, without other effects. */
import { describe, expect, it } from 'vitest';
import { modeHarness, switchTo, talkOnce } from '../testing/mode-harness.js';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

const codes = (h: PersonaHarness) => h.errors.map(({ code }) => code);

describe('client mode: a model of Anam’s', () => {
  const live = async () => {
    const h = personaHarness();
    await h.live();
    return h;
  };

  it('that speaks is reported once, its text is shown, and the session continues', async () => {
    const h = await live();
    h.client.personaSpoke('g', 'Hi, I am your assistant! ');
    h.client.personaSpoke('g', 'How can I help?', { endOfSpeech: true });
    expect(codes(h)).toEqual(['config-other-model']);
    expect(h.state).toMatchObject({ session: { status: 'live' }, error: { code: 'config-other-model' } });
    expect(h.answers[0]?.written).toBe('Hi, I am your assistant! How can I help?');
  });

  it('that answers the user while the page’s model still thinks', async () => {
    const h = await live();
    h.client.userSpoke('u', 'Hello?');
    await settle();
    h.client.personaSpoke('x', 'Hello, human.');
    expect(codes(h)).toEqual(['config-other-model']);
    expect(h.errors[0]?.advice).toContain('CUSTOMER_CLIENT_V1');
  });

  it('that thinks or calls tools', async () => {
    const thinks = await live();
    thinks.client.emit('REASONING_STREAM_EVENT_RECEIVED', {
      id: 'persona::r',
      content: 'Hm.',
      role: 'persona',
      endOfThought: false,
    });
    expect(codes(thinks)).toEqual(['config-other-model']);
    const calls = await live();
    calls.client.emit('TOOL_CALL_STARTED', { toolCallId: 't', toolName: 'knowledge', arguments: {} });
    expect(codes(calls)).toEqual(['config-other-model']);
  });

  it('that talks over ours is detected by its words, if the service marks ours', async () => {
    const h = await live();
    h.persona.ask('Count.');
    await settle();
    await h.model.text('One two three. ');
    h.client.personaSpoke('external::a', 'One ');
    h.client.personaSpoke('b', 'Certainly! ');
    expect(codes(h)).toEqual(['config-other-model']);
  });

  it('is not suspected for what we said: by id, by mark, by words, by order', async () => {
    const h = await live();
    await talkOnce(h, 'a', 'By id. ');
    const say = async (text: string, id: string, heard: string) => {
      const turn = h.persona.say(text);
      h.client.personaSpoke(id, heard, { endOfSpeech: true });
      await h.outcome(turn);
      // The end of a speech is reported again, and late.
      h.client.personaSpoke(id, heard, { endOfSpeech: true });
      h.client.personaSpoke('late', '', { endOfSpeech: true });
    };
    await say('It is 3 o’clock.', 'no-mark', 'It is three o’clock.');
    await say('By mark.', 'external::m', 'By mark.');
    expect(codes(h)).toEqual([]);
  });

  it('has no tools of the page within reach', async () => {
    const h = personaHarness({ tools: [{ name: 'open_door', execute: () => 'open' }] });
    await h.live();
    h.persona.registerTool({ name: 'later', execute: () => 'x' });
    await expect(h.client.callTool('t', 'open_door', {})).rejects.toThrow('no handler');
    await expect(h.client.callTool('t', 'later', {})).rejects.toThrow('no handler');
  });
});

describe('server mode: a model that is missing', () => {
  const live = async (answerMs?: number) => {
    const h = personaHarness({
      llm: { server: { llmId: 'mine' } },
      ...(answerMs !== undefined && { timeouts: { answerMs } }),
    });
    await h.live();
    return h;
  };

  it.each(['typed', 'spoken'])('is reported if %s input gets no answer in time', async (how) => {
    const h = await live();
    if (how === 'typed') h.persona.ask('Anyone?');
    else h.client.userSpoke('u', 'Anyone?');
    h.clock.advance(19_999);
    expect(codes(h)).toEqual([]);
    h.clock.advance(1);
    expect(codes(h)).toEqual(['config-no-model']);
    expect(h.state).toMatchObject({
      session: { status: 'live' },
      turn: { status: 'thinking' },
      error: { code: 'config-no-model' },
    });
    h.persona.ask('Still nobody?');
    h.clock.advance(30_000);
    expect(codes(h)).toEqual(['config-no-model']);
  });

  it('also when the user asks again and again', async () => {
    const h = await live();
    for (let round = 0; round < 3; round += 1) {
      h.persona.ask('Anyone?');
      h.clock.advance(8000);
    }
    expect(codes(h)).toEqual(['config-no-model']);
  });

  it.each([
    ['a word', (h: PersonaHarness) => h.client.personaSpoke('a', 'Well, ')],
    [
      'a thought',
      (h: PersonaHarness) =>
        h.client.emit('REASONING_STREAM_EVENT_RECEIVED', {
          id: 'persona::r',
          content: 'Hm.',
          role: 'persona',
          endOfThought: false,
        }),
    ],
    [
      'a tool',
      (h: PersonaHarness) =>
        h.client.emit('TOOL_CALL_STARTED', { toolCallId: 't', toolName: 'knowledge', arguments: {} }),
    ],
  ])('is not suspected after %s, nor later in that session', async (_name, sign) => {
    const h = await live();
    h.persona.ask('Anyone?');
    sign(h);
    h.clock.advance(30_000);
    h.persona.interrupt();
    h.persona.ask('And now?');
    h.clock.advance(30_000);
    expect(codes(h)).not.toContain('config-no-model');
  });

  it('is not suspected when the user took the question back', async () => {
    const h = await live();
    h.persona.ask('Anyone?');
    h.persona.interrupt();
    h.clock.advance(60_000);
    expect(codes(h)).toEqual([]);
  });

  it('speech of the app is no sign of it', async () => {
    const h = await live(5000);
    h.persona.say('One moment.');
    h.client.personaSpoke('s', 'One moment.', { endOfSpeech: true });
    h.persona.ask('Anyone?');
    h.clock.advance(5000);
    expect(codes(h)).toEqual(['config-no-model']);
  });

  it('waits for the channel, and restarts with each session', async () => {
    const { h } = modeHarness({ mode: 'server' });
    await h.live();
    h.persona.ask('Anyone?');
    h.clock.advance(20_000);
    await switchTo(h, 'client');
    await switchTo(h, 'server');
    h.persona.ask('Anyone?');
    h.clock.advance(20_000);
    expect(codes(h)).toEqual(['config-no-model', 'config-no-model']);
  });
});
