import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { failed } from '../../testing/fixture-state.js';
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
