/** All announcements for a screen reader during real conversations, and no others. */
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { scenarios, simulatedLlm, type Scenario, type Simulator } from '../../../simulator/index.js';
import type { Persona, SessionRequest } from '../../../core/index.js';
import type { LlmAdapter } from '../../../llm/index.js';
import { PersonaChat, type PersonaChatProps } from '../../chat/PersonaChat.js';
import { hearAnnouncements, type Announcements } from '../../testing/announcements.js';
import { Peek, simulatedPage, type SimulatedPage } from '../../testing/simulated-page.js';

let page: SimulatedPage;
let heard: Announcements;
let persona: Persona;

// The announcer's code is loaded on demand. A region that is inserted together with its text is not announced.
beforeAll(() => import('../../parts/announcer/Announcer.js'));

beforeEach(() => {
  heard = hearAnnouncements();
});

afterEach(() => {
  heard.stop();
  page.close();
});

const wait = { timeout: 20_000, interval: 10 };
const state = () => persona.store.getState();
const toldOf = (text: string | RegExp) => vi.waitFor(() => expect(heard.told.at(-1)).toMatch(text), wait);
const isStatus = (status: string) => vi.waitFor(() => expect(state().session.status).toBe(status), wait);
const isTurn = (status: string) => vi.waitFor(() => expect(state().turn.status).toBe(status), wait);
/** The thinking time differs from run to run. */
const told = () => heard.told.map((text) => text.replaceAll(/Thought for \d+ s/g, 'Thought for a moment'));
const oneLine = (text = '') => text.replaceAll(/\s+/g, ' ').trim();

function lastAnswer() {
  const last = state().transcript.groups.at(-1)?.items.at(-1);
  return last?.role === 'persona' ? last : undefined;
}

/**
 * A state that ends before the next frame is never announced, so each session waits until its starting state was
 * announced.
 */
const sessionOf = (simulator: Simulator) => async (request: SessionRequest) => {
  await toldOf(/^(Connecting\. You are talking to an AI\.|Connecting|Reconnecting|Switching to: .+)$/);
  return simulator.session(request);
};

/** Likewise, the first words of an answer wait until the thinking was announced. */
function inStep(llm: LlmAdapter): LlmAdapter {
  return {
    ...llm,
    async *stream(request, options) {
      await toldOf('Thinking');
      yield* llm.stream(request, options);
    },
  };
}

async function chat(scenario: Scenario = scenarios.happyPath, props: Partial<PersonaChatProps> = {}) {
  page = simulatedPage({ scenario, speech: { rate: 4 } });
  const all = {
    ...page.options,
    session: sessionOf(page.simulator),
    llm: { client: inStep(simulatedLlm({ paceMs: 5 })) },
    appearance: { showAdvice: false },
    captions: { storage: null },
    ...props,
  } as PersonaChatProps;
  const screen = await render(
    <div style={{ blockSize: 600 }}>
      <PersonaChat {...all}>
        <Peek onPersona={(made) => (persona = made)} />
      </PersonaChat>
    </div>,
  );
  return screen;
}

async function say(screen: Awaited<ReturnType<typeof chat>>, text: string) {
  await screen.getByRole('textbox', { name: 'Message' }).fill(text);
  await userEvent.keyboard('{Enter}');
}

it('a conversation: each state, each finished answer once, no word of it before', async () => {
  const screen = await chat();
  await screen.getByRole('button', { name: 'Start conversation' }).click();
  await toldOf('Ready for your message');
  await say(screen, 'Hello');
  await toldOf(/Persona: /);
  const written = oneLine(lastAnswer()?.written);
  await say(screen, 'Tell me a story');
  await isTurn('speaking');
  await vi.waitFor(() => expect(lastAnswer()?.heard.length).toBeGreaterThan(20), wait);
  await userEvent.keyboard('{Escape}');
  await toldOf(/^Interrupted/);
  const said = oneLine(lastAnswer()?.heard);
  await screen.getByRole('button', { name: 'End conversation' }).click();
  await isStatus('ended');
  await toldOf(/^Ended/);
  expect(told()).toEqual([
    'Connecting. You are talking to an AI.',
    'Ready for your message',
    'Thinking',
    `Thought for a moment. Persona: ${written}`,
    'Thinking',
    `Interrupted. Persona: ${said}`,
    'Ended',
  ]);
  expect(heard.unheard).toEqual([]);
});

it('a lost connection and its return', async () => {
  await chat(scenarios.networkBreaks, { autoStart: true });
  await toldOf('Reconnecting');
  await toldOf('Ready for your message');
  expect(told()).toEqual([
    'Connecting. You are talking to an AI.',
    'Ready for your message',
    'Reconnecting',
    'Ready for your message',
  ]);
  expect(heard.unheard).toEqual([]);
});

it('a failed start, once, with its error', async () => {
  await chat(scenarios.spendCap, { autoStart: true });
  await isStatus('ended');
  await toldOf(/Failed/);
  expect(told()).toEqual([
    'Connecting. You are talking to an AI.',
    'Failed. The assistant is currently unavailable. Try again later.',
  ]);
  expect(heard.unheard).toEqual([]);
});

it('a failed answer, once, with its error', async () => {
  const llm = {
    client: {
      name: 'broken',
      // oxlint-disable-next-line require-yield -- it breaks before its first word
      async *stream() {
        throw new TypeError('Failed to fetch');
      },
    },
  };
  const screen = await chat(scenarios.happyPath, { autoStart: true, llm });
  await toldOf('Ready for your message');
  await say(screen, 'Hello');
  await vi.waitFor(() => expect(state().error).not.toBeNull(), wait);
  await toldOf(/alert/);
  expect(told().filter((text) => text !== 'Thinking')).toEqual([
    'Connecting. You are talking to an AI.',
    'Ready for your message',
    'alert: The assistant had a problem. Try again.',
  ]);
  expect(heard.unheard).toEqual([]);
});

it('a session that the server ends', async () => {
  await chat(scenarios.serverEnds, { autoStart: true, reconnect: false });
  await isStatus('ended');
  await toldOf(/Ended/);
  expect(told()).toEqual([
    'Connecting. You are talking to an AI.',
    'Ready for your message',
    'Ended. The conversation has ended. You can start a new one.',
  ]);
});

it('what a key has toggled', async () => {
  const screen = await chat(scenarios.happyPath, { autoStart: true, devices: { microphone: true } });
  await toldOf('Ready for your message');
  heard.clear();
  const stage = screen.getByRole('region', { name: 'Persona', exact: true });
  stage.element().focus();
  await vi.waitFor(() => expect(state().microphone.status).toBe('granted'), wait);
  await userEvent.keyboard('{Alt>}m{/Alt}');
  await toldOf('Mute microphone: on');
  await userEvent.keyboard('{Alt>}m{/Alt}');
  await toldOf('Mute microphone: off');
  await userEvent.keyboard('{Alt>}c{/Alt}');
  await toldOf('Captions: off');
  // Alt+W moves the focus to the text field, where the next keys type text.
  await userEvent.keyboard('{Alt>}w{/Alt}mc');
  expect(told()).toEqual(['Mute microphone: on', 'Mute microphone: off', 'Captions: off']);
});

it('a switch of the mode, and the answer of the other', async () => {
  const screen = await chat(scenarios.reasoning, {
    autoStart: true,
    llm: { client: simulatedLlm(), server: { llmId: 'simulated-llm' } },
  });
  await toldOf('Ready for your message');
  await screen.getByRole('radio', { name: 'Anam' }).click();
  await vi.waitFor(() => expect(state().mode).toBe('server'), wait);
  await vi.waitFor(() => expect(state().switching).toBeNull(), wait);
  await toldOf('Ready for your message');
  await say(screen, 'Hello');
  await toldOf(/Persona: You said: Hello/);
  expect(told()).toEqual([
    'Connecting. You are talking to an AI.',
    'Ready for your message',
    'Switching to: Anam',
    'Ready for your message',
    'Thinking',
    'Thought for a moment. Persona: You said: Hello. That is a good place to begin.',
  ]);
});
