import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render, type RenderResult } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { answerBeingSpoken } from '../../testing/fixture-conversation.js';
import { fixturePersona } from '../../testing/fixture-persona.js';
import {
  endedTurn,
  fixtureState,
  sessions,
  speaking,
  type FixtureState,
} from '../../testing/fixture-state.js';
import { portraitStream } from '../../testing/portrait-stream.js';
import { PersonaChat } from '../../chat/PersonaChat.js';

beforeEach(() => localStorage.clear());
afterEach(() => vi.useRealTimers());

const speech = {
  session: sessions.live,
  turn: speaking(1),
  messages: [answerBeingSpoken],
} satisfies FixtureState;

async function showChat(state: FixtureState = speech, width = 900) {
  const persona = fixturePersona({ media: portraitStream(), ...state });
  const screen = await render(
    <div style={{ blockSize: 600, inlineSize: width }}>
      <PersonaChat persona={persona} />
    </div>,
  );
  return { persona, screen };
}

const captions = () => document.querySelector<HTMLElement>('.persona-captions');
const caption = () => document.querySelector('.persona-caption');
/** Waits until captions are shown. Their code is loaded with the session. */
const captionsShown = () => vi.waitFor(() => expect(captions()).not.toBeNull());

it('adds a word when it is heard, and moves none of the others', async () => {
  const begun = answerBeingSpoken.heard.replace('Campo de Ourique, ', '');
  const { persona } = await showChat({ ...speech, messages: [{ ...answerBeingSpoken, heard: begun }] });
  await captionsShown();
  const words = () => [...document.querySelectorAll('.persona-caption-word')];
  const before = words().map((word) => word.getBoundingClientRect().toJSON() as unknown);
  expect(before.length).toBeGreaterThan(5);
  const heard = `${begun}Campo de `;
  persona.set({ transcript: fixtureState({ messages: [{ ...answerBeingSpoken, heard }] }).transcript });
  await vi.waitFor(() => expect(words()).toHaveLength(before.length + 2));
  const after = words().map((word) => word.getBoundingClientRect().toJSON() as unknown);
  expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
});

it('its background hugs each line, also on a phone', async () => {
  await showChat(speech, 390);
  await captionsShown();
  const style = getComputedStyle(caption() as Element);
  expect(style.getPropertyValue('box-decoration-break')).toBe('clone');
  expect(caption()?.getClientRects().length).toBeGreaterThan(1);
  const stage = document.querySelector('.persona-stage')?.getBoundingClientRect() ?? new DOMRect();
  for (const line of caption()?.getClientRects() ?? []) {
    expect(line.left).toBeGreaterThanOrEqual(stage.left);
    expect(line.right).toBeLessThanOrEqual(stage.right);
  }
});

it('stands a moment after the turn, then goes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { persona } = await showChat();
  persona.set({ turn: endedTurn(1, 'interrupted') });
  await vi.waitFor(() => expect(captions()?.dataset['state']).toBe('ended'));
  expect(caption()?.textContent).toMatch(/Ourique,$/u);
  expect(document.querySelector('.persona-caption-coming')).toBeNull();
  await vi.advanceTimersByTimeAsync(1_500);
  await vi.waitFor(() => expect(captions()?.dataset['state']).toBe('fading'));
  expect(getComputedStyle(captions() as Element).opacity).toBe('0');
});

const menu = (screen: RenderResult) => screen.getByRole('button', { name: 'Video, sound and captions' });

async function openMenu(screen: RenderResult) {
  await menu(screen).click();
}

it('is remembered', async () => {
  const first = await showChat();
  await captionsShown();
  await openMenu(first.screen);
  await first.screen.getByRole('checkbox', { name: 'Show captions' }).click();
  expect(captions()).toBeNull();
  await first.screen.unmount();
  const second = await showChat();
  await openMenu(second.screen);
  await expect.element(second.screen.getByRole('checkbox', { name: 'Show captions' })).not.toBeChecked();
  expect(captions()).toBeNull();
});

it.each([320, 390, 900])('has settings that are all in reach, %i px wide', async (width) => {
  await page.viewport(width, 600);
  const { persona, screen } = await showChat(speech, width);
  await captionsShown();
  await openMenu(screen);
  const group = screen.getByRole('group', { name: 'Caption settings' });
  await expect.element(group).toBeVisible();
  for (const field of group.element().querySelectorAll('input')) {
    field.scrollIntoView({ block: 'nearest' });
    const { left, top, width: across, height } = field.getBoundingClientRect();
    expect(document.elementFromPoint(left + across / 2, top + height / 2)).toBe(field);
  }
  await screen.getByRole('radio', { name: 'Large' }).click();
  expect(captions()?.dataset['size']).toBe('large');
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('radio', { name: 'Large' })).not.toBeInTheDocument();
  await expect.element(menu(screen)).toHaveFocus();
  expect(persona.interrupt).not.toHaveBeenCalled();
});
