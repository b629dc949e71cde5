/** The user's selection is preserved while the text around it grows, is heard, is interrupted, and ends. */
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { Markdown } from '../../markdown/index.js';
import { PersonaChat, type PersonaChatProps } from '../chat/PersonaChat.js';
import { ReasoningHistory } from '../parts/reasoning-history/ReasoningHistory.js';
import { PersonaProvider } from '../provider/PersonaProvider.js';
import type { PersonaState } from '../../core/index.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import {
  endedTurn,
  logOf,
  personaMessage,
  sessions,
  speaking,
  thinking as thinkingTurn,
  thought,
  userMessage,
} from '../testing/fixture-state.js';

const full =
  'Start with Alfama, early, before the lanes fill up. Walk up to the castle, and then go down to the river and take the ferry.';
const ask = userMessage(0, 'Where to?', 'speech');

const frames = async (count = 3) => {
  for (let frame = 0; frame < count; frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
};

async function chat(state: Parameters<typeof fixturePersona>[0], props: Partial<PersonaChatProps> = {}) {
  const persona = fixturePersona({ session: sessions.live, turn: speaking(0), ...state });
  const screen = await render(
    <div style={{ blockSize: 700, inlineSize: 900 }}>
      <PersonaChat
        {...(props as object)}
        persona={persona}
        captions={{ storage: null }}
        appearance={{ showAdvice: false }}
      />
    </div>,
  );
  await expect.poll(() => screen.container.querySelector('[data-following]')).not.toBeNull();
  await frames();
  const show = async (patch: Partial<PersonaState>) => {
    persona.set(patch);
    await frames();
  };
  const text = (selector: string) => screen.container.querySelector(selector) as Element;
  return { show, text };
}

/**
 * Selects from inside the first text node that contains `from` to inside the one that contains `to`, as a mouse does.
 */
function select(root: Element, from: string, to: string): string {
  const range = document.createRange();
  const find = (wanted: string): [Text, number] => {
    const before = document.createRange();
    before.selectNodeContents(root);
    let left = before.toString().indexOf(wanted);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      if (left < node.data.length) return [node, left];
      left -= node.data.length;
    }
    throw new Error(`No "${wanted}" in it.`);
  };
  range.setStart(...find(from));
  range.setEnd(...find(to));
  const selection = getSelection() as Selection;
  selection.removeAllRanges();
  selection.addRange(range);
  return selection.toString();
}

const selected = () => getSelection()?.toString();
const answer = '[data-role="persona"] .persona-message-text';

const renderers: [string, Partial<PersonaChatProps>, string?][] = [
  ['plain text', {}],
  ['a paragraph of the app', { transcript: { renderMessage: (text) => <p>{text}</p> } }, `${answer} p`],
  ['Markdown', { transcript: { renderMessage: (text) => <Markdown text={text} /> } }, '.persona-markdown'],
];

describe.each(renderers)('in an answer in %s', (_, props, element = '[data-role="persona"]') => {
  const spoken = (
    length: number,
    heard: number,
    status: 'streaming' | 'interrupted' | 'done' = 'streaming',
  ) => [ask, personaMessage(0, full.slice(0, length), { heard: full.slice(0, heard), status })];

  it.each([
    ['the heard part', 'with', 'early'],
    ['the muted part', 'lanes', 'Walk'],
    ['both', 'early', 'Walk'],
  ])('keeps a selection in %s', async (_part, from, to) => {
    const { show, text } = await chat({ messages: spoken(62, 30) }, props);
    await expect.poll(() => text(element)?.textContent).toContain('Walk up');
    const words = select(text(answer), from, to);
    expect(words).toContain(from);
    for (let step = 1; step < 30; step += 1) {
      const length = Math.min(full.length, 62 + step * 3);
      await show({
        transcript: logOf(spoken(length, full.lastIndexOf(' ', Math.min(length, 30 + step * 3)))),
      });
      expect(selected()).toBe(words);
    }
    await show({
      transcript: logOf(spoken(full.length, full.length, 'done')),
      turn: endedTurn(0, 'completed'),
    });
    expect(selected()).toBe(words);
  });

  it('keeps it through an interruption', async () => {
    const { show, text } = await chat({ messages: spoken(62, 30) }, props);
    await expect.poll(() => text(element)?.textContent).toContain('Walk up');
    const words = select(text(answer), 'lanes', 'Walk');
    await show({ transcript: logOf(spoken(62, 35, 'interrupted')), turn: endedTurn(0, 'interrupted') });
    expect(selected()).toBe(words);
  });

  it('keeps a selection up to the last word, or to half a word', async () => {
    const { show, text } = await chat({ messages: spoken(20, 5) }, props);
    await expect.poll(() => text(element)?.textContent).toContain('Start');
    const words = select(text(answer), 'Start', full.slice(19, 20));
    await show({ transcript: logOf(spoken(26, 5)) });
    await show({ transcript: logOf(spoken(40, 20)) });
    expect(selected()).toBe(words);
  });
});

it.each([
  ['plain text', {}],
  ['an element of the app', { render: (text: string) => <p>{text}</p> }],
])('keeps a selection in a thought, in %s', async (_, props) => {
  const thinking = (length: number, status: 'streaming' | 'done' = 'streaming') =>
    logOf([thought(0, full.slice(0, length), { status })]);
  const { show, text } = await chat(
    {
      messages: [ask],
      turn: thinkingTurn(0),
      thoughts: [thought(0, full.slice(0, 40), { status: 'streaming' })],
    },
    { reasoning: { ...props, defaultMode: 'always' } },
  );
  const words = select(text('.persona-thought'), 'with', 'before');
  for (let length = 43; length < full.length; length += 3) {
    await show({ reasoning: thinking(length) });
    expect(selected()).toBe(words);
  }
  await show({ reasoning: thinking(full.length, 'done') });
  expect(selected()).toBe(words);
});

it('keeps a selection in the history while a long thought ends, and folds the thought after it', async () => {
  const long = full.repeat(4);
  const persona = fixturePersona({
    session: sessions.live,
    messages: [ask],
    thoughts: [thought(0, long.slice(0, 300), { status: 'streaming' })],
  });
  const screen = await render(
    <PersonaProvider persona={persona}>
      <ReasoningHistory />
    </PersonaProvider>,
  );
  await expect.poll(() => screen.container.querySelector('.persona-history-live-text')).not.toBeNull();
  const words = select(screen.container.querySelector('.persona-history-list') as Element, 'with', 'before');
  persona.set({ reasoning: logOf([thought(0, long, { status: 'streaming' })]) });
  await frames();
  expect(selected()).toBe(words);
  persona.set({ reasoning: logOf([thought(0, long)]) });
  await frames();
  expect(selected()).toBe(words);
  getSelection()?.removeAllRanges();
  await expect.element(screen.getByRole('button', { name: 'Show all' })).toBeVisible();
});

it('renders a finished answer as one piece when it has no selection', async () => {
  const streaming = personaMessage(0, full, { heard: full.slice(0, 18), status: 'streaming' });
  const { show, text } = await chat({ messages: [ask, streaming] });
  const pieces = () => text(`${answer} .persona-text-block`).childElementCount;
  expect(pieces()).toBeGreaterThan(10);
  const words = select(text(answer), 'with', 'before');
  await show({ transcript: logOf([ask, personaMessage(0, full)]) });
  expect(selected()).toBe(words);
  expect(pieces()).toBeGreaterThan(10);
  getSelection()?.removeAllRanges();
  await expect.poll(pieces).toBe(1);
  expect(text(answer).textContent).toBe(full);
});
