/** A call that waits for the user uncovers its prompt. */
import { afterEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import 'anam-react/layouts.css';
import { PersonaChat } from '../chat/PersonaChat.js';
import { PersonaLauncher } from '../chat/PersonaLauncher.js';
import { finished, tableBooking } from '../testing/fixture-conversation.js';
import { fixturePersona } from '../testing/fixture-persona.js';
import { logOf, sessions } from '../testing/fixture-state.js';
import { portraitStream } from '../testing/portrait-stream.js';

afterEach(() => page.viewport(1280, 800));

const live = { session: sessions.live, ...finished };
const asks = (id: string) => ({ ...tableBooking, id, turnId: null });

it('opens a closed launcher for each call', async () => {
  const persona = fixturePersona(live);
  const screen = await render(<PersonaLauncher persona={persona} captions={{ storage: null }} />);
  const panel = () => screen.container.querySelector<HTMLElement>('.persona-launcher-panel');
  await screen.getByRole('button', { name: 'Talk to us' }).click();
  await expect.poll(() => screen.container.querySelector('[data-following]')).not.toBeNull();
  const close = async () => {
    // A click without a pointer, because two pointer clicks in one place would count as one gesture.
    screen.container.querySelector<HTMLElement>('.persona-launcher-button')?.click();
    await expect.poll(() => panel()?.hidden).toBe(true);
  };
  await close();
  persona.set({ toolCalls: logOf([asks('one')]) });
  await expect.element(screen.getByRole('button', { name: 'Allow', exact: true })).toBeVisible();
  await close();
  persona.set({ toolCalls: logOf([asks('one'), asks('two')]) });
  await expect.poll(() => panel()?.hidden).toBe(false);
});

it('closes the history of thoughts where that covers the conversation', async () => {
  await page.viewport(390, 800);
  const persona = fixturePersona(live);
  const screen = await render(<PersonaChat persona={persona} captions={{ storage: null }} />);
  await screen.getByRole('button', { name: 'Thoughts' }).click();
  await expect.poll(() => screen.container.querySelector('[data-presentation=sheet]')).not.toBeNull();
  persona.set({ toolCalls: logOf([asks('one')]) });
  await screen.getByRole('button', { name: 'Allow', exact: true }).click();
  expect(persona.respondToToolCall).toHaveBeenCalledExactlyOnceWith('one', true);
});

it('leaves the full screen of the stage', async () => {
  const persona = fixturePersona({ ...live, media: portraitStream() });
  const screen = await render(<PersonaChat persona={persona} captions={{ storage: null }} />);
  await screen.getByRole('button', { name: 'Video, sound and captions' }).click();
  await screen.getByRole('button', { name: /full screen/i }).click();
  await expect.poll(() => document.fullscreenElement).not.toBeNull();
  persona.set({ toolCalls: logOf([asks('one')]) });
  await expect.poll(() => document.fullscreenElement).toBeNull();
  await expect.element(screen.getByRole('button', { name: 'Allow', exact: true })).toBeVisible();
});
