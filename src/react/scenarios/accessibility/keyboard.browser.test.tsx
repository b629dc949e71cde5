/** The main paths with only the keyboard, in real sessions: each tab stop, and the focus is never lost. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import type { Persona } from '../../../core/index.js';
import { scenarios, type SimulatorOptions } from '../../../simulator/index.js';
import { PersonaChat, type PersonaChatProps } from '../../chat/PersonaChat.js';
import { nameOf, watchFocus } from '../../testing/focus-watch.js';
import { Peek, simulatedPage, type SimulatedPage } from '../../testing/simulated-page.js';

let page: SimulatedPage;
let focus: ReturnType<typeof watchFocus>;
let persona: Persona;

beforeEach(() => {
  focus = watchFocus();
});

afterEach(() => {
  focus.stop();
  page.close();
});

const wait = { timeout: 20_000, interval: 10 };
const state = () => persona.store.getState();
const reached = (status: string) => vi.waitFor(() => expect(state().session.status).toBe(status), wait);
const turn = (status: string) => vi.waitFor(() => expect(state().turn.status).toBe(status), wait);
const focused = (name: string) => vi.waitFor(() => expect(nameOf(document.activeElement)).toBe(name), wait);

async function chat(simulator: SimulatorOptions = {}, props: Partial<PersonaChatProps> = {}) {
  page = simulatedPage({ speech: { rate: 4 }, ...simulator });
  const all = {
    ...page.options,
    devices: { microphone: true },
    appearance: { showAdvice: false },
    captions: { storage: null },
    ...props,
  } as PersonaChatProps;
  const screen = await render(
    <div style={{ blockSize: 700 }}>
      <button type="button">Before</button>
      <PersonaChat {...all}>
        <Peek onPersona={(made) => (persona = made)} />
      </PersonaChat>
      <button type="button">After</button>
    </div>,
  );
  await expect.element(screen.getByRole('button', { name: 'Keyboard shortcuts' })).toBeInTheDocument();
  await expect.element(screen.getByRole('log')).toHaveAttribute('aria-keyshortcuts');
  return screen;
}

/** Returns to the element before the chat, so that Tab never leaves the page. */
const goBefore = () =>
  [...document.querySelectorAll('button')].find((button) => button.textContent === 'Before')?.focus();

async function stops(): Promise<string[]> {
  const names: string[] = [];
  goBefore();
  for (;;) {
    await userEvent.tab();
    const name = nameOf(document.activeElement);
    if (name === 'After' || names.length > 30) return names;
    names.push(name);
  }
}

async function tabTo(name: string) {
  for (let steps = 0; steps < 40 && nameOf(document.activeElement) !== name; steps += 1) {
    if (nameOf(document.activeElement) === 'After') goBefore();
    await userEvent.tab();
  }
  expect(nameOf(document.activeElement)).toBe(name);
}

it('a whole conversation', async () => {
  await chat();
  expect(await stops()).toEqual([
    'Start conversation',
    'You are talking to an AI.',
    'Keyboard shortcuts',
    'Transcript',
  ]);
  await tabTo('Start conversation');
  await userEvent.keyboard('{Enter}');
  await reached('live');
  await focused('Persona');
  expect(await stops()).toEqual([
    'You are talking to an AI.',
    'Video, sound and captions',
    'Mute microphone',
    'Microphone and speaker',
    'Interrupt',
    'End conversation',
    'Keyboard shortcuts',
    'Transcript',
    'Message',
    'Send',
  ]);

  await tabTo('Message');
  await userEvent.keyboard('Tell me a story{Enter}');
  await turn('speaking');
  await vi.waitFor(
    () =>
      expect(state().transcript.groups.at(-1)?.items.at(-1)).toMatchObject({
        heard: expect.stringMatching(/^Once/) as string,
      }),
    wait,
  );
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(state().turn).toMatchObject({ outcome: 'interrupted' }), wait);
  await focused('Message');

  await tabTo('Mute microphone');
  await userEvent.keyboard(' ');
  expect(state().microphoneMuted).toBe(true);
  await tabTo('Video, sound and captions');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(document.querySelector('.persona-popup input')).not.toBeNull(), wait);
  for (let steps = 0; steps < 6 && document.activeElement?.tagName !== 'INPUT'; steps += 1)
    await userEvent.tab();
  await userEvent.keyboard(' ');
  expect(document.activeElement).toHaveProperty('checked', false);
  await userEvent.keyboard('{Escape}');
  await focused('Video, sound and captions');

  await tabTo('Microphone and speaker');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(
    // Waits for the devices, which the browser lists a moment later.
    () => expect(document.querySelector('.persona-devices option + option')).not.toBeNull(),
    wait,
  );
  await userEvent.tab();
  expect(document.activeElement?.tagName).toBe('SELECT');
  await userEvent.keyboard('{ArrowDown}');
  await vi.waitFor(() => expect(state().devices.microphoneId).not.toBeNull(), wait);
  await userEvent.keyboard('{Escape}');
  await focused('Microphone and speaker');

  await tabTo('Thoughts');
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(
    () => expect(document.querySelector('dialog')?.contains(document.activeElement)).toBe(true),
    wait,
  );
  await tabTo('Close');
  await userEvent.keyboard('{Enter}');
  await focused('Thoughts');

  await tabTo('Transcript');
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(nameOf(document.activeElement)).toMatch(/^Persona: Once/);

  await tabTo('End conversation');
  await userEvent.keyboard('{Enter}');
  await reached('ended');
  await focused('Persona');
  await userEvent.tab();
  expect(nameOf(document.activeElement)).toBe('Start again');
  await userEvent.keyboard('{Enter}');
  await reached('live');
  await focused('Persona');
  expect(focus.lost).toEqual([]);
});

describe('the focus is kept', () => {
  it('when the session is lost and renewed, in the text field', async () => {
    await chat({ scenario: scenarios.networkBreaks }, { autoStart: true });
    await reached('live');
    await tabTo('Message');
    await userEvent.keyboard('Draft');
    await reached('reconnecting');
    await reached('live');
    await focused('Message');
    expect((document.activeElement as HTMLTextAreaElement).value).toBe('Draft');
    expect(focus.lost).toEqual([]);
  });

  it('when the server ends the session, wherever it was', async () => {
    await chat({ scenario: scenarios.serverEnds }, { autoStart: true, reconnect: false });
    await reached('live');
    await tabTo('Message');
    await reached('ended');
    await focused('Persona');
    expect(focus.lost).toEqual([]);
  });

  it('when a start fails, and is tried again', async () => {
    await chat({ scenario: scenarios.spendCap });
    await tabTo('Start conversation');
    await userEvent.keyboard('{Enter}');
    await reached('ended');
    await focused('Persona');
    await tabTo('Start again');
    await userEvent.keyboard('{Enter}');
    await reached('ended');
    await focused('Persona');
    expect(focus.lost).toEqual([]);
  });

  it('when a start is cancelled', async () => {
    await chat({ scenario: scenarios.answersNever });
    await tabTo('Start conversation');
    await userEvent.keyboard('{Enter}');
    await reached('connecting');
    await tabTo('Cancel');
    await userEvent.keyboard('{Enter}');
    await reached('ended');
    await focused('Persona');
    expect(focus.lost).toEqual([]);
  });

  it('when the list of the keys is closed, by key and by button', async () => {
    await chat();
    await tabTo('Keyboard shortcuts');
    await userEvent.keyboard('{Enter}');
    await focused('Close');
    await userEvent.keyboard('{Enter}');
    await focused('Keyboard shortcuts');
    await userEvent.keyboard('{Alt>}k{/Alt}');
    await focused('Close');
    await userEvent.keyboard('{Escape}');
    await focused('Keyboard shortcuts');
    expect(focus.lost).toEqual([]);
  });

  it('when a message is edited and sent', async () => {
    await chat({}, { autoStart: true });
    await reached('live');
    await tabTo('Message');
    await userEvent.keyboard('Hello{Enter}');
    await turn('ended');
    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    await tabTo('Transcript');
    await userEvent.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    await tabTo('Edit and resend');
    await userEvent.keyboard('{Enter}');
    await focused('Edit message');
    await userEvent.keyboard('{Escape}');
    expect(nameOf(document.activeElement)).toMatch(/^You: Hello/);
    expect(focus.lost).toEqual([]);
  });
});
