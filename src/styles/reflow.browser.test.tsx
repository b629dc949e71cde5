/** WCAG 1.4.10: a page at 400 % has 320 px by 256, where nothing may be cut off or need scrolling in two directions. */
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import 'anam-react/styles.css';
import { fixturePersona } from '../react/testing/fixture-persona.js';
import { personaMessage, sessions, thought, userMessage } from '../react/testing/fixture-state.js';
import { de } from '../locales/index.js';
import { PersonaChat } from '../react/chat/PersonaChat.js';

const messages = [userMessage(0, 'Where to?'), personaMessage(0, 'To Lisbon.')];
const thoughts = [thought(0, 'A trip.')];

it('keeps the text field in the chat, without horizontal overflow', async () => {
  await page.viewport(320, 256);
  const persona = fixturePersona({ modes: ['client', 'server'], session: sessions.live, messages, thoughts });
  const screen = await render(<PersonaChat persona={persona} captions={{ storage: null }} labels={de} />);
  await expect.element(screen.getByRole('log')).toHaveAttribute('aria-keyshortcuts');
  const chat = screen.getByRole('region', { name: 'Gespräch mit der Persona' }).element();
  const field = screen.getByRole('form', { name: 'Nachricht' }).element();
  expect(field.getBoundingClientRect().bottom).toBeLessThanOrEqual(chat.getBoundingClientRect().bottom);
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  expect(document.documentElement.scrollHeight).toBeGreaterThanOrEqual(chat.getBoundingClientRect().height);
});
