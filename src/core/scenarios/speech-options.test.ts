import { describe, expect, it } from 'vitest';
import { personaHarness } from '../testing/persona-harness.js';
import { settle } from '../testing/settle.js';
import type { SpeechProjector } from '../text/projector/speech-projector.js';
import type { SpeechOptions } from '../text/speech-options.js';

async function asked(speech: SpeechOptions) {
  // Loaded in advance, so that the code is available immediately.
  await import('../text/projector/sentence-chunker.js');
  const h = personaHarness({ speech });
  await h.live();
  const turn = h.persona.ask('Go.');
  await settle();
  const frames = () => h.client.sent.flatMap((frame) => (frame.type === 'talk' ? [frame.content] : []));
  return { h, turn, frames };
}

describe('what is spoken', () => {
  it('is the text without markup; the written text is unchanged', async () => {
    const { h } = await asked({ codePhrase: 'The code is in the chat.' });
    const written = '# Plan\n1. **Read** [this](https://a.b) 👋\n```js\nlet a;\n```\nDone[1].';
    for (const piece of written.match(/.{1,3}/gsu) ?? []) await h.model.text(piece);
    await h.model.end();
    expect(h.client.talked).toBe('Plan\n1. Read this\nThe code is in the chat.\nDone.');
    expect(h.answers[0]?.written).toBe(written);
  });

  it('leaves out what the adapter marks, and refusals by policy', async () => {
    const { h, turn } = await asked({ refusals: 'show' });
    await h.model.text('Here: ');
    await h.model.part({ type: 'text-delta', text: '{"a": 1} ', speak: false });
    await h.model.text('done.');
    await h.model.part({ type: 'refusal-delta', text: ' I cannot do more.' });
    await h.model.end();
    expect(h.client.talked).toBe('Here: done.');
    expect(h.answers[0]?.written).toBe('Here: {"a": 1} done. I cannot do more.');
    h.client.personaSpoke('m', 'Here: done.', { correlationId: `${turn.id}.1` });
    expect(h.answers[0]?.heard).toBe('Here: {"a": 1} done.');
  });

  it('speaks refusals otherwise', async () => {
    const { h } = await asked({});
    await h.model.part({ type: 'refusal-delta', text: 'I cannot do that.' });
    await h.model.end();
    expect(h.client.talked).toBe('I cannot do that.');
  });

  it('comes in whole sentences if set, the first clause early, and completely', async () => {
    const { h, frames } = await asked({ chunking: 'sentence' });
    const written = 'Well, as you wish, I will begin. Then comes a second sentence. And a third';
    for (const piece of written.match(/.{1,4}/gsu) ?? []) await h.model.text(piece);
    expect(frames()).toEqual(['Well, as you wish, ', 'I will begin. Then comes a second sentence. ']);
    await h.model.end();
    expect(frames().join('')).toBe(written);
  });

  it('half a sentence goes out before a tool is waited for, and when the model is silent for long', async () => {
    const { h, frames } = await asked({ chunking: 'sentence' });
    await h.model.text('Let me');
    await h.model.part({ type: 'tool-call', id: 'a', name: 'none', arguments: '{}' });
    await h.model.end();
    expect(frames()).toEqual(['Let me']);
    await h.model.text(' see what there is, perhaps');
    expect(frames()).toHaveLength(1);
    h.clock.advance(10_000);
    expect(frames().join('')).toBe('Let me see what there is, perhaps');
  });
});

describe('marks of providers', () => {
  const written =
    'Paris \uE200cite\uE202turn0search0\uE201is big【1†source】. Its 【重要】 [cited] part[cite: 1]';

  it.each([1, 3, 7, 1000])('are neither shown nor spoken, in pieces of %i', async (size) => {
    const { h } = await asked({});
    for (let at = 0; at < written.length; at += size) {
      await h.model.text(written.slice(at, at + size));
      await settle();
    }
    await h.model.end();
    expect(h.answers[0]?.written).toBe('Paris is big. Its 【重要】 [cited] part');
    expect(h.client.talked).toBe('Paris is big. Its 【重要】 [cited] part');
  });

  it('that are never closed vanish with the end', async () => {
    const { h } = await asked({});
    await h.model.text('Paris is big \uE200cite\uE202turn0');
    await h.model.end();
    expect(h.answers[0]?.written).toBe('Paris is big ');
    expect(h.client.talked.trim()).toBe('Paris is big');
  });

  it('vanish from text that is only shown', async () => {
    const { h } = await asked({ refusals: 'show' });
    await h.model.part({ type: 'refusal-delta', text: 'No\uE200cite\uE202turn0\uE201.' });
    await h.model.end();
    expect(h.answers[0]?.written).toBe('No.');
  });
});

describe('a language', () => {
  it('gives formulas their words, and the heard position stays in the written text', async () => {
    const { h, turn } = await asked({ language: 'de' });
    for (const piece of ['Es gilt ', '$x^', '2$', ' immer.']) {
      await h.model.text(piece);
      await settle();
    }
    await h.model.end();
    expect(h.client.talked).toBe('Es gilt x Quadrat immer.');
    h.client.personaSpoke('m', 'Es gilt x Quadrat', { correlationId: `${turn.id}.1` });
    expect(h.answers[0]?.heard).toBe('Es gilt $x^2$');
  });
});

describe('a projector of the app', () => {
  const shouting: SpeechProjector<number> = {
    initial: 0,
    push: (count, text) => ({
      state: count + 1,
      pieces: [{ written: text.length, spoken: text.toUpperCase() }],
    }),
    end: (count) => ({ state: 0, pieces: [{ written: 0, spoken: ` ${count}` }] }),
  };

  it('speaks its projection of the text, with separate state for each turn', async () => {
    const { h, turn } = await asked({ projector: shouting });
    await h.model.text('one ');
    await h.model.text('two');
    await h.model.end();
    expect(h.client.talked).toBe('ONE TWO 2');
    h.client.personaSpoke('m', 'one', { correlationId: `${turn.id}.1` });
    expect(h.answers[0]).toMatchObject({ written: 'one two', heard: 'one' });
  });

  it('loses no word if it throws', async () => {
    const broken: SpeechProjector<null> = {
      initial: null,
      push: () => {
        throw new Error('bug');
      },
      end: () => {
        throw new Error('bug');
      },
    };
    const { h } = await asked({ projector: broken });
    await h.model.text('one two');
    await h.model.end();
    expect(h.client.talked).toBe('one two');
    expect(h.errors.map(({ code }) => code)).toContain('app-callback');
  });
});
