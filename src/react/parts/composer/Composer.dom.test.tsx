import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { sessions } from '../../testing/fixture-state.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { Composer, type ComposerProps } from './Composer.js';

afterEach(cleanup);

function show(props: ComposerProps = {}) {
  const persona = fixturePersona();
  render(
    <PersonaProvider persona={persona}>
      <section className="persona-chat">
        <button type="button">Start</button>
        <Composer {...props} />
      </section>
      <input aria-label="Search" />
    </PersonaProvider>,
  );
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  return { field, goLive: () => act(() => persona.set({ session: sessions.live })) };
}

it('shows the placeholder of the app, and limits the length', () => {
  const { field } = show({ placeholder: 'Ask about shoes', maxLength: 200 });
  expect(field.placeholder).toBe('Ask about shoes');
  expect(field.maxLength).toBe(200);
});

it('shows the placeholder of the labels otherwise', () => {
  const { field } = show();
  expect(field.placeholder).toBe('Write a message…');
  expect(field.hasAttribute('maxlength')).toBe(false);
});

it('takes the focus once one can type, from the page or from the chat', () => {
  const { field, goLive } = show({ autoFocus: true });
  screen.getByRole('button', { name: 'Start' }).focus();
  goLive();
  expect(document.activeElement).toBe(field);
});

it('leaves the focus where the user is elsewhere on the page', () => {
  const { goLive } = show({ autoFocus: true });
  const elsewhere = screen.getByRole('textbox', { name: 'Search' });
  elsewhere.focus();
  goLive();
  expect(document.activeElement).toBe(elsewhere);
});

it('does not take the focus unless set', () => {
  const { goLive } = show();
  goLive();
  expect(document.activeElement).toBe(document.body);
});
