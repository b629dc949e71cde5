/** Bugs that users of other libraries reported for reasoning blocks. Each title begins with the reported issue. */
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { fixturePersona } from '../../testing/fixture-persona.js';
import {
  endedTurn,
  logOf,
  personaMessage,
  sessions,
  speaking,
  thinking,
  thought,
  userMessage,
} from '../../testing/fixture-state.js';
import type { Thought } from '../../../core/index.js';
import { PersonaProvider, type SharedOptions } from '../../provider/PersonaProvider.js';
import { Transcript } from '../transcript/Transcript.js';
import { Reasoning } from './Reasoning.js';

const lines = (count: number) => Array.from({ length: count }, (_, index) => `Line ${index}`).join('\n');
const streaming = (turn: number, more: Partial<Thought> = {}) =>
  thought(turn, lines(40), { status: 'streaming', ...more });

/** Waits until the last change is rendered, laid out and faded. */
async function settled(): Promise<void> {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
}

/** Renders a conversation with some answered turns, and one that is thinking. */
async function conversation(before = 2, settings: Pick<SharedOptions, 'reasoning'> = {}) {
  const turns = Array.from({ length: before }, (_, turn) => turn);
  const past = turns.map((turn) => thought(turn, lines(20)));
  const messages = turns.flatMap((turn) => [
    userMessage(turn, `Question ${turn}`, 'speech'),
    personaMessage(turn, `Answer ${turn}. `.repeat(30)),
  ]);
  const asked = [...messages, userMessage(before, 'And now?', 'speech')];
  const persona = fixturePersona({
    session: sessions.live,
    turn: thinking(before),
    messages: asked,
    thoughts: [...past, streaming(before)],
  });
  const screen = await render(
    <div style={{ blockSize: 500, inlineSize: 400, display: 'grid' }}>
      <PersonaProvider persona={persona} {...settings}>
        <Transcript />
      </PersonaProvider>
    </div>,
  );
  await settled();
  const root = screen.container;
  const blocks = () => [...root.querySelectorAll<HTMLElement>('.persona-reasoning')];
  const triggers = () => blocks().map((block) => block.querySelector('button') as HTMLElement);
  const states = () => triggers().map((trigger) => trigger.getAttribute('aria-expanded') === 'true');
  const titles = () => triggers().map((trigger) => trigger.textContent);
  const publish = async (patch: Parameters<typeof persona.set>[0]) => {
    persona.set(patch);
    await settled();
  };
  const think = (...thoughts: Thought[]) => publish({ reasoning: logOf([...past, ...thoughts]) });
  const answer = (written = 'Well, ', ...thoughts: Thought[]) =>
    publish({
      turn: speaking(before),
      transcript: logOf([...asked, personaMessage(before, written, { status: 'streaming' })]),
      reasoning: logOf([...past, ...(thoughts.length > 0 ? thoughts : [thought(before, lines(40))])]),
    });
  const click = async (index: number) => {
    triggers().at(index)?.click();
    await settled();
  };
  return { persona, root, past, asked, blocks, states, titles, publish, think, answer, click };
}

describe('reasoning blocks', () => {
  it('vercel/ai-elements#26: old blocks neither open nor count anew when a new message streams', async () => {
    const chat = await conversation();
    expect(chat.states()).toEqual([false, false, true]);
    const before = chat.titles().slice(0, 2);
    expect(before).toEqual(['Thought for 12 s', 'Thought for 12 s']);
    await chat.think(streaming(2, { text: lines(80) }));
    await chat.answer();
    expect(chat.states()).toEqual([false, false, false]);
    expect(chat.titles().slice(0, 2)).toEqual(before);
  });

  it('vercel/ai-elements#36: a block that the reader opens for the first time stays open', async () => {
    const chat = await conversation();
    await chat.answer();
    await chat.click(2);
    for (const written of ['Well, it', 'Well, it is', 'Well, it is late.']) await chat.answer(written);
    await chat.publish({ turn: endedTurn(2, 'completed') });
    expect(chat.states()).toEqual([false, false, true]);
  });

  it('inbox-zero#1804: it can be closed while it streams, and nothing opens it again', async () => {
    const chat = await conversation();
    await chat.click(2);
    for (let count = 41; count < 45; count += 1) {
      await chat.think(thought(2, lines(count), { status: 'streaming' }));
      expect(chat.states()[2]).toBe(false);
    }
    await chat.answer();
    await chat.think(thought(2, lines(44)), streaming(2, { id: 'second' }));
    expect(chat.states()[2]).toBe(false);
  });

  it('flow-chat#122: one that was opened while it streams outlives a remount', async () => {
    const persona = fixturePersona({ session: sessions.live, turn: thinking(0), thoughts: [streaming(0)] });
    const tree = (key: string) => (
      <PersonaProvider persona={persona} reasoning={{ defaultMode: 'never' }}>
        <Reasoning key={key} turnId="turn-0" />
      </PersonaProvider>
    );
    const screen = await render(tree('before'));
    const trigger = screen.getByRole('button');
    await expect.element(trigger).toHaveAttribute('aria-expanded', 'false');
    await trigger.click();
    await screen.rerender(tree('after'));
    persona.set({ reasoning: logOf([thought(0, lines(60), { status: 'streaming' })]) });
    await settled();
    await expect.element(trigger).toHaveAttribute('aria-expanded', 'true');
  });

  it('unsloth#7444: the next answer closes its block, although the one before was left open', async () => {
    const chat = await conversation(1);
    await chat.answer();
    await chat.click(1);
    const again = [...chat.asked, personaMessage(1, 'Well.'), userMessage(2, 'Again, please.', 'speech')];
    const done = thought(1, lines(40));
    await chat.publish({ turn: thinking(2), transcript: logOf(again) });
    await chat.think(done, streaming(2));
    expect(chat.states()).toEqual([false, true, true]);
    await chat.publish({
      turn: speaking(2),
      transcript: logOf([...again, personaMessage(2, 'Once more: ', { status: 'streaming' })]),
      reasoning: logOf([...chat.past, done, thought(2, lines(40))]),
    });
    expect(chat.states()).toEqual([false, true, false]);
  });

  it('unsloth#8385: what the reader looks at does not move when a block closes', async () => {
    const chat = await conversation(20);
    const log = chat.root.querySelector<HTMLElement>('[role=log]') as HTMLElement;
    log.scrollTop = 1500;
    await settled();
    const seen = [...chat.root.querySelectorAll<HTMLElement>('.persona-reasoning button')].find(
      (button) => button.getBoundingClientRect().top > log.getBoundingClientRect().top + 50,
    ) as HTMLElement;
    const before = seen.getBoundingClientRect().top;
    await chat.answer();
    expect(chat.states().at(-1)).toBe(false);
    expect(Math.abs(seen.getBoundingClientRect().top - before)).toBeLessThanOrEqual(1);
  });

  it('unsloth#8385: what stands below an open block stays in place when that block closes above the view', async () => {
    const chat = await conversation(20);
    const log = chat.root.querySelector<HTMLElement>('[role=log]') as HTMLElement;
    const [block] = chat.blocks().slice(9);
    await chat.click(9);
    const below = chat.blocks()[11] as HTMLElement;
    log.scrollTop += below.getBoundingClientRect().top - log.getBoundingClientRect().top - 100;
    await settled();
    const before = below.getBoundingClientRect().top;
    block?.querySelector('button')?.click();
    await settled();
    expect(chat.states()[9]).toBe(false);
    expect(Math.abs(below.getBoundingClientRect().top - before)).toBeLessThanOrEqual(1);
  });

  it('unsloth#8385: a reader who wants no thoughts sees none open, also while they stream', async () => {
    const chat = await conversation(2, { reasoning: { defaultMode: 'never' } });
    expect(chat.states()).toEqual([false, false, false]);
    await chat.think(thought(2, lines(60), { status: 'streaming' }));
    expect(chat.states()).toEqual([false, false, false]);
  });

  it('unsloth#8385: a reader who wants all of them sees all open', async () => {
    const chat = await conversation(2, { reasoning: { defaultMode: 'always' } });
    await chat.answer();
    expect(chat.states()).toEqual([true, true, true]);
  });

  it('tracecat#1545: a second thought of the turn opens and closes like the first', async () => {
    const chat = await conversation();
    await chat.answer();
    expect(chat.states()[2]).toBe(false);
    const first = thought(2, lines(40));
    await chat.think(first, streaming(2, { id: 'second' }));
    expect(chat.states()[2]).toBe(true);
    await chat.answer('Well, after all ', first, thought(2, lines(40), { id: 'second' }));
    expect(chat.states()[2]).toBe(false);
  });

  it('ApeRAG#1830: it closes when the answer begins, not when a part of the thought ends', async () => {
    const chat = await conversation();
    await chat.think(thought(2, lines(40)));
    expect(chat.states()[2]).toBe(true);
    await chat.think(thought(2, lines(40)), streaming(2, { id: 'second' }));
    expect(chat.states()[2]).toBe(true);
    await chat.answer('Well, ', thought(2, lines(40)), thought(2, lines(9), { id: 'second' }));
    expect(chat.states()[2]).toBe(false);
  });
});
