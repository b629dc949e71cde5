/** A page that the browser translates: the translator replaces text nodes while React and this package change them. */
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { Markdown } from '../../markdown/index.js';
import { PersonaChat, type PersonaChatProps } from '../chat/PersonaChat.js';
import type { Persona, PersonaMessage, PersonaState } from '../../core/index.js';
import {
  answer,
  answerCutOff,
  answerBeingSpoken,
  finished,
  firstThought,
  followUp,
  question,
  tableBooking,
} from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import {
  endedTurn,
  errors,
  failed,
  logOf,
  microphones,
  personaMessage,
  sessions,
  speaking,
  thinking,
  thought,
  timeline,
  userMessage,
} from '../testing/fixture-state.js';
import { Peek, simulatedPage } from '../testing/simulated-page.js';
import { bareTexts, translatePage } from '../testing/translate-page.js';

let stop: () => void = () => undefined;

// Loads the on-demand code, so that it is available within the frames that these tests wait for.
beforeAll(() =>
  Promise.all([
    import('../parts/ending-notice/EndingWarning.js'),
    import('../parts/error-notice/ErrorActions.js'),
    import('../parts/reasoning/Reasoning.js'),
  ]),
);

afterEach(() => stop());

const frames = async (count = 2) => {
  for (let frame = 0; frame < count; frame += 1)
    await new Promise((resolve) => requestAnimationFrame(resolve));
};

const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '');

/** Returns the visible text, without text for screen readers only. */
function shown(element: Element | null): string[] {
  const copy = element?.cloneNode(true) as Element | undefined;
  for (const hidden of copy?.querySelectorAll('.persona-hidden, .persona-cut') ?? []) hidden.remove();
  return words(copy?.textContent ?? '');
}

async function chat(state: Parameters<typeof fixturePersona>[0], props: Partial<PersonaChatProps> = {}) {
  const persona = fixturePersona(state);
  const onError = vi.fn();
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
  await expect.poll(() => screen.container.querySelector('[role="log"]')).not.toBeNull();
  await expect.poll(() => screen.container.querySelector('[data-following]')).not.toBeNull();
  const show = async (patch: Partial<PersonaState>) => {
    persona.set(patch);
    await frames();
  };
  return { persona, screen, show, onError, root: screen.container };
}

const written = words(
  'Start with Alfama, early, before the lanes fill up. Walk up to the castle.\nThen go down to the river and take the ferry.',
);
/** The text of the fixture, with its line break. */
const full =
  'Start with Alfama, early, before the lanes fill up. Walk up to the castle.\nThen go down to the river and take the ferry.';

const upTo = (count: number) => {
  let at = 0;
  for (const word of written.slice(0, count)) at = full.indexOf(word, at) + word.length;
  return full.slice(0, at);
};

const spoken = (count: number, heard: number, status: PersonaMessage['status'] = 'streaming') =>
  personaMessage(0, upTo(count), { heard: upTo(heard), status });

const renderers: [string, Partial<PersonaChatProps>][] = [
  ['plain text', {}],
  ['Markdown', { transcript: { renderMessage: (text) => <Markdown text={text} /> } }],
  [
    'a renderer with bare text nodes',
    {
      transcript: {
        renderMessage: (text) => (
          <p>
            {text.slice(0, 20)}
            {text.length % 2 === 0 && <b>{text.slice(20, 40)}</b>}
            {text.length % 2 === 1 && text.slice(20, 40)}
            {text.slice(40)}
          </p>
        ),
      },
    },
  ],
];

describe.each(renderers)('an answer in %s', (_, props) => {
  it.each(['interrupted', 'failed', 'done'] as const)('loses no word, and is then %s', async (status) => {
    const ask = userMessage(0, 'Where to?', 'speech');
    const { show, root } = await chat({ session: sessions.live, turn: speaking(0), messages: [ask] }, props);
    stop = translatePage();
    const text = () => root.querySelector('[data-role="persona"] .persona-message-text');
    for (let count = 1; count <= written.length; count += 1) {
      await show({ transcript: logOf([ask, spoken(count, Math.max(0, count - 5))]) });
      expect(shown(text())).toEqual(written.slice(0, count));
    }
    const heard = status === 'done' ? written.length : 9;
    await show({
      transcript: logOf([ask, spoken(written.length, heard, status)]),
      turn: endedTurn(0, status === 'done' ? 'completed' : status),
    });
    // Unspoken text is collapsed.
    root.querySelector<HTMLElement>('.persona-cut-rest')?.click();
    await frames();
    expect(shown(text())).toEqual(written);
    expect(root.querySelector('.persona-chat')).not.toBeNull();
  });
});

it('marks the cut behind the words that were heard', async () => {
  const { show, root } = await chat({ session: sessions.live, messages: [spoken(9, 4)] });
  stop = translatePage();
  await show({ transcript: logOf([spoken(9, 4, 'interrupted')]) });
  const cut = root.querySelector('.persona-cut');
  const before = document.createRange();
  before.setStart(root.querySelector('[data-role="persona"] .persona-message-text') as Element, 0);
  before.setEndBefore(cut as Element);
  expect(words(before.toString())).toEqual(written.slice(0, 4));
  expect(
    words([...root.querySelectorAll('.persona-unheard')].map((rest) => rest.textContent).join('')),
  ).toEqual(written.slice(4, 9));
});

it.each([false, true])('a thought that grows loses no word, with a renderer: %s', async (hasRenderer) => {
  const renderThought = (text: string) => (
    <p>
      {text.slice(0, 30)}
      {text.slice(30)}
    </p>
  );
  const { show, root } = await chat(
    { session: sessions.live, turn: thinking(0), messages: [userMessage(0, 'Where to?')] },
    hasRenderer ? { reasoning: { render: renderThought } } : {},
  );
  stop = translatePage();
  for (let count = 1; count <= written.length; count += 1) {
    await show({ reasoning: logOf([thought(0, upTo(count), { status: 'streaming' })]) });
    expect(shown(root.querySelector('.persona-thought'))).toEqual(written.slice(0, count));
  }
  await show({ reasoning: logOf([thought(0, full)]) });
  expect(shown(root.querySelector('.persona-thought'))).toEqual(written);
});

it('captions, status, timers and notices keep updating', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const { show, root, screen } = await chat({
    session: sessions.live,
    turn: speaking(0),
    messages: [spoken(6, 1)],
    microphone: microphones.listening,
  });
  stop = translatePage();
  await show({ transcript: logOf([spoken(6, 4)]) });
  expect(shown(root.querySelector('.persona-caption'))).toEqual(written.slice(0, 4));
  expect(root.querySelector('.persona-stage-status')?.textContent).toBe('Speaking');
  await show({ userInterim: 'What about' });
  await show({ userInterim: 'What about the boat' });
  await expect.element(screen.getByText('What about the boat…')).toBeInTheDocument();
  await show({ userInterim: '', turn: thinking(1), transcript: logOf([spoken(6, 4, 'interrupted')]) });
  expect(root.querySelector('.persona-stage-status')?.textContent).toBe('Thinking');
  await show({ ending: { reason: 'idle', since: Date.now(), endsAt: Date.now() + 30_000 } });
  expect(root.querySelector('.persona-ending')?.textContent).toContain('30');
  await vi.advanceTimersByTimeAsync(5_000);
  await frames();
  expect(root.querySelector('.persona-ending')?.textContent).toContain('25');
  await show({ ending: null, error: errors.rateLimited });
  await show({ error: null, toolCalls: logOf([{ ...tableBooking, turnId: 'turn-0' }]) });
  await show({ toolCalls: logOf([{ ...tableBooking, turnId: 'turn-0', status: 'running' }]) });
  // Its code is loaded with the first call.
  await vi.waitFor(() =>
    expect(root.querySelector('.persona-tool-call')?.textContent).toContain('Working on it'),
  );
  for (const session of [sessions.reconnecting, failed(errors.lost), sessions.connecting, sessions.live])
    await show({ session });
  expect(root.querySelector('.persona-stage-status')).not.toBeNull();
  vi.useRealTimers();
});

const states = {
  idle: {},
  connecting: { session: sessions.connecting },
  live: { session: sessions.live, turn: endedTurn(0, 'completed'), ...finished },
  speaking: {
    session: sessions.live,
    turn: speaking(1),
    messages: [question, answer, followUp, answerBeingSpoken],
    thoughts: [firstThought],
    microphone: microphones.listening,
    userInterim: 'Wait',
  },
  interrupted: {
    session: sessions.live,
    turn: endedTurn(1, 'interrupted'),
    messages: [question, answer, followUp, answerCutOff],
    timelines: [timeline(0)],
    toolCalls: [tableBooking],
    ending: { reason: 'idle', since: Date.now(), endsAt: Date.now() + 30_000 },
    error: errors.rateLimited,
  },
  failed: { session: failed(errors.busy), ...finished },
} satisfies Record<string, Parameters<typeof fixturePersona>[0]>;

it.each(Object.entries(states))('has no bare text node that React changes: %s', async (_, state) => {
  const { root } = await chat(state);
  await frames(4);
  expect(bareTexts(root)).toEqual([]);
});

describe('a real session', () => {
  let page: ReturnType<typeof simulatedPage>;
  beforeEach(() => {
    page = simulatedPage();
  });
  afterEach(() => page.close());

  it('keeps working through an answer, an interruption and another answer', async () => {
    let persona = null as Persona | null;
    const screen = await render(
      <PersonaChat {...page.options} autoStart appearance={{ showAdvice: false }}>
        <Peek onPersona={(made) => (persona = made)} />
      </PersonaChat>,
    );
    stop = translatePage();
    const state = () => (persona as Persona).store.getState();
    await vi.waitFor(() => expect(state().session.status).toBe('live'), { timeout: 8000 });
    (persona as unknown as Persona).ask('Tell me of Lisbon.', { source: 'text' });
    await vi.waitFor(() => expect(screen.container.querySelector('.persona-unheard')).not.toBeNull(), {
      timeout: 8000,
    });
    (persona as unknown as Persona).interrupt();
    await vi.waitFor(() => expect(screen.container.querySelector('.persona-cut')).not.toBeNull());
    const second = (persona as unknown as Persona).ask('And then?', { source: 'text' });
    await second.ended;
    expect(state().session.status).toBe('live');
    const said = state()
      .transcript.groups.flatMap(({ items }) => items)
      .map((message) => words(message.role === 'user' ? message.text : message.written));
    await frames(4);
    const rows = [...screen.container.querySelectorAll('.persona-message-text')];
    expect(rows.map(shown)).toEqual(said);
    await screen.unmount();
  });
});
