/** Tags such as `[happy]` in the model's text, and `persona.cue()`. */
import { describe, expect, it } from 'vitest';
import type { CueTag } from '../../internal/cue-tag.js';
import { conversationOf } from '../api/conversation.js';
import { exportConversation } from '../api/export/export-conversation.js';
import { rareRules, updateCode } from '../runtime/answer-parts-on-demand.js';
import { switchTo } from '../testing/mode-harness.js';
import { personaHarness, type PersonaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';

await Promise.all([rareRules.load(), updateCode.load()]);

async function liveHarness(options: Parameters<typeof personaHarness>[0] = {}) {
  const h = personaHarness({ speech: { cues: true }, ...options });
  await h.live();
  return h;
}

async function ask(h: PersonaHarness, ...deltas: string[]) {
  const turn = h.persona.ask('Hi');
  await settle();
  for (const delta of deltas) await h.model.text(delta);
  await h.model.end();
  return turn;
}

/** Lets the persona say these words one by one, and returns the cues that were sent with each of them. */
function say(h: PersonaHarness, turnId: string, words: string, stream = 1): string[] {
  return words.split(' ').map((word) => {
    const before = h.client.cues.length;
    h.client.personaSpoke(`m-${turnId}`, `${word} `, { correlationId: `${turnId}.${stream}` });
    return `${word}:${h.client.cues.slice(before).join('+')}`;
  });
}

async function end(h: PersonaHarness) {
  const ended = h.persona.end();
  await settle();
  h.frame();
  await ended;
}

const endSpeech = (h: PersonaHarness, turnId: string) =>
  h.client.personaSpoke(`m-${turnId}`, '', { correlationId: `${turnId}.1`, endOfSpeech: true });

describe('tags in the model’s text', () => {
  it('are in neither the transcript nor the speech, and each is sent when the word behind it is spoken', async () => {
    const h = await liveHarness();
    const { id } = await ask(
      h,
      '[hap',
      'py] Hello **dear** frie',
      'nd. [Sad',
      '] I must [warm][playful] go.',
    );
    expect(h.client.talked).toBe('Hello dear friend. I must go.');
    expect(h.answers[0]?.written).toBe('Hello **dear** friend. I must go.');
    expect(say(h, id, 'Hello dear friend. I must go.')).toEqual([
      'Hello:happy',
      'dear:',
      'friend.:',
      'I:sad',
      'must:',
      'go.:warm+playful',
    ]);
    expect(h.answers[0]?.heard).toBe('Hello **dear** friend. I must go.');
  });

  it('stay in the history of the model as they were written', async () => {
    const h = await liveHarness();
    const { id } = await ask(h, '[Happy] Hello. ', '[warm] Bye. [sad]');
    say(h, id, 'Hello. Bye.');
    endSpeech(h, id);
    await settle();
    h.persona.ask('And?');
    await settle();
    expect(h.model.lastMessages).toEqual([
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content: '[Happy] Hello. [warm] Bye. [sad]' },
      { role: 'user', content: 'And?' },
    ]);
  });

  it('belong to the heard part of an interrupted answer in the history, and are not sent later', async () => {
    const h = await liveHarness();
    const { id } = await ask(h, '[happy] One two. [sad] Three.');
    say(h, id, 'One two.');
    h.persona.interrupt();
    await settle();
    expect(say(h, id, 'Three.')).toEqual(['Three.:']);
    h.persona.ask('And?');
    await settle();
    expect(h.model.lastMessages[1]).toMatchObject({ content: '[happy] One two.', interrupted: true });
    expect(h.client.cues).toEqual(['happy']);
  });

  it('around tool calls are told in their place', async () => {
    const h = await liveHarness({
      tools: [{ name: 'look', description: 'Looks', parameters: { type: 'object' }, execute: () => 'blue' }],
    });
    h.persona.ask('Hi');
    await settle();
    await h.model.text('[curious] Let me see. ');
    await h.model.part({ type: 'tool-call', id: 'c', name: 'look', arguments: '{}' });
    await h.model.end();
    await settle();
    await h.model.text('[happy] Blue.');
    await h.model.end();
    const { id = '' } = { id: h.answers[0]?.turnId };
    say(h, id, 'Let me see.');
    expect(say(h, id, 'Blue.', 1)).toEqual(['Blue.:happy']);
    endSpeech(h, id);
    await settle();
    h.persona.ask('And?');
    await settle();
    expect(h.model.lastMessages.map(({ role, content }) => [role, content])).toEqual([
      ['user', 'Hi'],
      ['assistant', '[curious] Let me see. '],
      ['tool', 'blue'],
      ['assistant', '[happy] Blue.'],
      ['user', 'And?'],
    ]);
  });

  it('are not sent without the option, and are taken out all the same', async () => {
    const h = await liveHarness({ speech: {} });
    const { id } = await ask(h, '[happy] Hello.');
    say(h, id, 'Hello.');
    expect([h.client.talked, h.answers[0]?.heard, h.client.cues]).toEqual(['Hello.', 'Hello.', []]);
  });

  it('without a word behind them are not sent, and an answer of a tag alone has no text', async () => {
    const h = await liveHarness();
    const { id } = await ask(h, 'Bye. [happy]');
    say(h, id, 'Bye.');
    endSpeech(h, id);
    expect(h.client.cues).toEqual([]);
    const turn = await ask(h, '[happy]');
    expect(await h.outcome(turn)).toBe('failed');
    expect(h.errors.at(-1)?.code).toBe('llm-empty');
    expect(h.answers).toHaveLength(1);
  });

  it('are sent if the last word and the end of speech are one event', async () => {
    const h = await liveHarness();
    const { id } = await ask(h, 'One [happy] two.');
    h.client.personaSpoke(`m-${id}`, 'One two.', { correlationId: `${id}.1`, endOfSpeech: true });
    expect(h.client.cues).toEqual(['happy']);
  });

  it('are spoken for an expressive voice, in front of their word', async () => {
    const h = await liveHarness({ speech: { tags: 'speak' } });
    const { id } = await ask(h, '[Happy] Hello [docs](https://a.b) **[warm] dear** x. [sad]');
    expect(h.client.talked).toBe('[happy] Hello docs [warm] dear x. ');
    expect(h.answers[0]?.written).toBe('Hello [docs](https://a.b) **dear** x. ');
    say(h, id, 'Hello docs dear x.');
    endSpeech(h, id);
    await settle();
    expect([h.answers[0]?.status, h.client.cues]).toEqual(['done', []]);
  });

  it('are sent once in a renewed session, which speaks the unheard part', async () => {
    const h = await liveHarness();
    const { id } = await ask(h, '[happy] One two. [sad] Three.');
    say(h, id, 'One');
    expect(h.client.cues).toEqual(['happy']);
    h.client.emit('CONNECTION_CLOSED', 'CONNECTION_CLOSED_CODE_SIGNALLING_CLIENT_CONNECTION_FAILURE');
    await settle();
    h.clock.advance(2_000);
    await settle();
    h.client.goLive('session-2');
    await settle();
    expect(h.client.talked).toContain('two. Three.');
    expect(say(h, id, 'two. Three.', 2)).toEqual(['two.:', 'Three.:sad']);
  });

  it('of right-to-left text and of scripts without spaces are sent at their word', async () => {
    const h = await liveHarness();
    const first = await ask(h, 'مرحبا [happy] بك يا صديقي');
    expect(say(h, first.id, 'مرحبا بك يا')).toEqual(['مرحبا:', 'بك:happy', 'يا:']);
    h.persona.interrupt();
    h.clock.advance(1_000);
    const second = await ask(h, '你好[sad]我走');
    h.client.personaSpoke(`m-${second.id}`, '你好', { correlationId: `${second.id}.1` });
    expect(h.client.cues).toEqual(['happy']);
    h.client.personaSpoke(`m-${second.id}`, '我', { correlationId: `${second.id}.1` });
    expect(h.client.cues).toEqual(['happy', 'sad']);
  });

  it('are in no export that people read', async () => {
    const h = await liveHarness();
    const { id } = await ask(h, '[happy] Hello. [sad] Bye.');
    say(h, id, 'Hello. Bye.');
    endSpeech(h, id);
    await settle();
    const conversation = conversationOf(h.state);
    for (const format of ['text', 'markdown', 'vtt'] as const)
      expect(await exportConversation(conversation, format)).not.toMatch(/\[(happy|sad)\]/);
    const later = personaHarness();
    const restored = later.persona.restore(
      async () => JSON.parse(JSON.stringify(conversation)) as typeof conversation,
    );
    await settle();
    later.frame();
    await restored;
    expect(later.answers[0]?.cues).toEqual(h.answers[0]?.cues);
    await later.live();
    later.persona.ask('And?');
    await settle();
    expect(later.model.lastMessages[1]?.content).toBe('[happy] Hello. [sad] Bye.');
  });

  it('count as characters of the answer for the ranges of sources, and for text that is withdrawn', async () => {
    const h = await liveHarness();
    h.persona.ask('Hi');
    await settle();
    await h.model.text('[happy] Paris. [sad] Wrong');
    const source = { id: 's', kind: 'url', url: 'https://a.example', range: { start: 8, end: 14 } } as const;
    await h.model.part({ type: 'source', ...source });
    await h.model.part({ type: 'text-reset', length: 15 });
    await h.model.text('[warm] Right.');
    await h.model.end();
    const [answer] = h.answers;
    expect(answer?.written).toBe('Paris. Right.');
    expect(answer?.parts).toMatchObject([{ type: 'source', places: [{ start: 0, end: 6 }] }]);
    expect(answer?.cues?.map(({ tag, writtenOffset }) => [tag, writtenOffset])).toEqual([
      ['happy', 0],
      ['warm', 7],
    ]);
    // A new talk stream, after the interruption of the withdrawn text.
    h.clock.advance(1_000);
    expect(say(h, answer?.turnId ?? '', 'Paris. Right.', 2)).toEqual(['Paris.:happy', 'Right.:warm']);
  });

  it('of Anam’s own model are not in the transcript either, in one piece or in two', async () => {
    const h = await liveHarness({ serverLlmId: 'mine' });
    await switchTo(h, 'server');
    h.client.userSpoke('1', 'Hi');
    for (const word of ['[happy] ', 'Hello ', '[Wa', 'rm] ', 'there ', '[note', '] ', '[sad'])
      h.client.personaSpoke('1', word);
    h.client.personaSpoke('1', '', { endOfSpeech: true });
    expect(h.answers[0]).toMatchObject({
      written: 'Hello there [note] [sad',
      heard: 'Hello there [note] [sad',
    });
    expect(h.client.cues).toEqual([]);
  });
});

describe('a warning of the service', () => {
  const twoTags = async (warn: (h: PersonaHarness) => void) => {
    const h = await liveHarness();
    const { id } = await ask(h, '[happy] One. [sad] Two.');
    say(h, id, 'One.');
    warn(h);
    say(h, id, 'Two.');
    return h.client.cues;
  };

  it('about a cue ends them', async () => {
    expect(await twoTags((h) => h.client.emit('SERVER_WARNING', 'Director note cues need Cara 4.'))).toEqual([
      'happy',
    ]);
    expect(await twoTags((h) => h.client.emit('SERVER_WARNING', 'Unsupported message.'))).toEqual(['happy']);
  });

  it('about something else does not', async () => {
    const late = (h: PersonaHarness) => {
      h.clock.advance(6_000);
      h.client.emit('SERVER_WARNING', 'Something.');
    };
    const confirmed = (h: PersonaHarness) => {
      h.client.emit('DIRECTOR_NOTE_CUE_APPLIED', { cueTag: 'happy', correlationId: 'x' });
      h.client.emit('SERVER_WARNING', 'Something.');
    };
    expect(await twoTags(late)).toEqual(['happy', 'sad']);
    expect(await twoTags(confirmed)).toEqual(['happy', 'sad']);
  });

  it('is forgotten when the session has ended', async () => {
    const h = await liveHarness();
    h.client.emit('SERVER_WARNING', 'Director note cues need Cara 4.');
    await end(h);
    await h.live();
    const { id } = await ask(h, '[happy] One.');
    say(h, id, 'One.');
    expect(h.client.cues).toEqual(['happy']);
  });

  it('about a cue does not refuse an update', async () => {
    const h = await liveHarness();
    let outcome: unknown = 'pending';
    h.persona.update({ languageCode: 'de' }).catch((error: unknown) => (outcome = error));
    await settle();
    h.client.emit('SERVER_WARNING', 'Director note cues need Cara 4.');
    await settle();
    expect(outcome).toBe('pending');
  });
});

describe('persona.cue', () => {
  it('sends the cue', async () => {
    const h = await liveHarness();
    await h.persona.cue('warm');
    expect(h.client.cues).toEqual(['warm']);
  });

  it.each(['bored', 'Happy', '', 'happy|warm', null, '[happy]'])('rejects with %s', async (tag) => {
    const h = await liveHarness();
    await expect(h.persona.cue(tag as CueTag)).rejects.toMatchObject({ code: 'config-invalid' });
    expect(h.client.cues).toEqual([]);
  });

  it('rejects without a session', async () => {
    const h = personaHarness();
    await expect(h.persona.cue('happy')).rejects.toMatchObject({ code: 'session-not-live' });
    await h.live();
    await end(h);
    await expect(h.persona.cue('happy')).rejects.toMatchObject({ code: 'session-not-live' });
  });

  it('rejects with the reason if the SDK refuses', async () => {
    const h = await liveHarness();
    h.client.sendDirectorNoteCue = () => {
      throw new Error('data channel is not open');
    };
    await expect(h.persona.cue('happy')).rejects.toMatchObject({
      code: 'update-refused',
      data: { detail: 'data channel is not open' },
    });
  });
});
