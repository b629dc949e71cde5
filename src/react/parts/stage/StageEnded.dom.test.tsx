import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { failed, sessions, userMessage } from '../../testing/fixture-state.js';
import { personaError } from '../../../index.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { Stage } from './Stage.js';

afterEach(cleanup);

function endWith(code: Parameters<typeof personaError>[0]) {
  const persona = fixturePersona({ session: failed(personaError(code, { message: 'why' })) });
  render(
    <PersonaProvider persona={persona}>
      <Stage />
    </PersonaProvider>,
  );
  return persona;
}

it('offers another session after most errors', () => {
  const persona = endWith('session-timeout');
  fireEvent.click(screen.getByRole('button', { name: 'Start again' }));
  expect(persona.start).toHaveBeenCalledOnce();
});

it('offers to reload the page where nothing else helps', () => {
  endWith('session-load');
  expect(screen.getByRole('button', { name: 'Reload page' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Start again' })).toBeNull();
});

const endBusy = (data: { readonly estimatedWaitMs?: number; readonly precheck?: true }) =>
  showStage(fixturePersona({ session: failed(personaError('session-busy', { message: 'why', ...data })) }));

it('says how long a busy start has to wait, and never disables the button', async () => {
  endBusy({ estimatedWaitMs: 40_000 });
  expect(await screen.findByText('Try again in about 40 s.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Start again' }).hasAttribute('aria-disabled')).toBe(false);
});

it('offers to try anyway after a mere warning, with and without an estimate', async () => {
  endBusy({ precheck: true });
  expect(await screen.findByRole('button', { name: 'Try anyway' })).toBeTruthy();
  expect(screen.queryByText(/in about/u)).toBeNull();
  cleanup();
  const persona = fixturePersona({
    session: failed(
      personaError('session-busy', { message: 'why', precheck: true, estimatedWaitMs: 90_000 }),
    ),
  });
  showStage(persona);
  fireEvent.click(await screen.findByRole('button', { name: 'Try anyway' }));
  expect(persona.start).toHaveBeenCalledOnce();
});

const showStage = (persona: ReturnType<typeof fixturePersona>) =>
  render(
    <PersonaProvider persona={persona}>
      <Stage />
    </PersonaProvider>,
  );

it('says how long the conversation lasted, also across a switch of the mode', () => {
  const persona = fixturePersona({ session: sessions.connecting });
  showStage(persona);
  const { since } = sessions.live;
  act(() => persona.set({ session: sessions.live }));
  act(() => persona.set({ session: sessions.authorizing }));
  act(() => persona.set({ session: { ...sessions.live, since: since + 60_000 } }));
  act(() => persona.set({ session: { ...sessions.stopped, since: since + 425_000 } }));
  expect(screen.getByText('7 min 5 s')).toBeTruthy();
});

it('forgets the duration of the conversation before, if the next one does not start', () => {
  const persona = fixturePersona({ session: sessions.live });
  showStage(persona);
  act(() => persona.set({ session: { ...sessions.stopped, since: sessions.live.since + 5_000 } }));
  expect(screen.getByText('5 s')).toBeTruthy();
  act(() => persona.set({ session: sessions.authorizing }));
  act(() => persona.set({ session: failed(personaError('session-busy', { message: '429' })) }));
  expect(screen.queryByText('5 s')).toBeNull();
});

it('offers the export of what was said', async () => {
  const persona = fixturePersona({ session: sessions.stopped, messages: [userMessage(0, 'Why?')] });
  showStage(persona);
  fireEvent.click(await screen.findByRole('button', { name: 'Export conversation' }));
  expect(await screen.findByRole('button', { name: 'Save as file' })).toBeTruthy();
});
