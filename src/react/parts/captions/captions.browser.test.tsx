import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
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
/** Their code is loaded with the session. */
const captionsShown = () => vi.waitFor(() => expect(captions()).not.toBeNull());

it('adds a word when it is heard, and moves none of the others', async () => {
  const { persona } = await showChat();
  await captionsShown();
  const words = () => [...document.querySelectorAll('.persona-caption-word')];
  const before = words().map((word) => word.getBoundingClientRect().toJSON() as unknown);
  expect(before.length).toBeGreaterThan(5);
  const heard = `${answerBeingSpoken.heard}where people `;
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

it('is remembered', async () => {
  const first = await showChat();
  await captionsShown();
  const toggle = first.screen.getByRole('button', { name: 'Captions' });
  await toggle.click();
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'false');
  expect(captions()).toBeNull();
  await first.screen.unmount();
  const second = await showChat();
  await expect
    .element(second.screen.getByRole('button', { name: 'Captions' }))
    .toHaveAttribute('aria-pressed', 'false');
  expect(captions()).toBeNull();
});

it.each([390, 900])('its settings fit on the stage and close with Escape, %i px wide', async (width) => {
  const { persona, screen } = await showChat(speech, width);
  await captionsShown();
  const button = screen.getByRole('button', { name: 'Caption settings' });
  await button.click();
  const group = screen.getByRole('group', { name: 'Caption settings' });
  await expect.element(group).toBeVisible();
  const form = group.element().getBoundingClientRect();
  const stage = document.querySelector('.persona-stage')?.getBoundingClientRect() ?? new DOMRect();
  expect(form.left).toBeGreaterThanOrEqual(stage.left);
  expect(form.right).toBeLessThanOrEqual(stage.right);
  expect(form.bottom).toBeLessThanOrEqual(stage.bottom);
  await screen.getByRole('radio', { name: 'Large' }).click();
  expect(captions()?.dataset['size']).toBe('large');
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('radio', { name: 'Large' })).not.toBeInTheDocument();
  await expect.element(button).toHaveFocus();
  expect(persona.interrupt).not.toHaveBeenCalled();
});
