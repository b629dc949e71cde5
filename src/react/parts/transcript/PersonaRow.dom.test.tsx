import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { endedTurn, personaMessage, sessions } from '../../testing/fixture-state.js';
import { Announcer } from '../announcer/Announcer.js';
import { Transcript } from './Transcript.js';

// Loads the on-demand code before the tests, which wait at most a second.
beforeAll(() => import('../message-parts/message-parts.js'));

afterEach(cleanup);

it.each([
  ['content-filter', 'Stopped by a content filter'],
  ['length', 'Length limit reached'],
] as const)(
  'shows below an answer that it ended by %s, and announces it once',
  async (finishReason, note) => {
    const messages = [personaMessage(0, 'Half a sent', { finishReason })];
    const state = { session: sessions.live, turn: endedTurn(0, 'completed'), messages };
    const { container } = render(
      <PersonaProvider persona={fixturePersona(state)} labels={{}}>
        <Transcript />
        <Announcer data-testid="told" />
      </PersonaProvider>,
    );
    const marks = container.querySelectorAll('.persona-message .persona-cut');
    expect([...marks].map((mark) => mark.textContent)).toEqual([note]);
    const name = screen.getByRole('article').getAttribute('aria-labelledby') ?? '';
    const text = name.split(' ').map((id) => document.getElementById(id)?.textContent);
    expect(text.join('')).toBe(`Persona: Half a sent${note}`);
    expect(screen.getByTestId('told').textContent).toBe(`Persona: Half a sent (${note})`);
  },
);

it('shows it below an answer of the app’s own renderer', async () => {
  const messages = [personaMessage(0, 'Half a sent', { finishReason: 'length' })];
  const { container } = render(
    <PersonaProvider persona={fixturePersona({ session: sessions.live, messages })}>
      <Transcript renderMessage={(text) => <em>{text}</em>} />
    </PersonaProvider>,
  );
  expect(container.querySelector('.persona-message .persona-cut')?.textContent).toBe('Length limit reached');
});

it('strikes out and names the words that the model took back', async () => {
  const withdrawn = [{ start: 7, end: 14 }];
  const messages = [personaMessage(0, 'It is. It not. So it is.', { withdrawn })];
  const { container } = render(
    <PersonaProvider persona={fixturePersona({ session: sessions.live, messages })}>
      <Transcript />
    </PersonaProvider>,
  );
  expect(await screen.findByText('Withdrawn')).toBeTruthy();
  expect(container.querySelector('del')?.textContent).toBe('It not.');
  expect(container.querySelector('.persona-text-block')?.textContent).toBe(
    'It is. It not.Withdrawn So it is.',
  );
});

it('shows nothing below a complete answer', () => {
  const messages = [personaMessage(0, 'Done.', { finishReason: 'stop' })];
  const { container } = render(
    <PersonaProvider persona={fixturePersona({ session: sessions.live, messages })}>
      <Transcript />
    </PersonaProvider>,
  );
  expect(container.querySelector('.persona-cut')).toBeNull();
});
