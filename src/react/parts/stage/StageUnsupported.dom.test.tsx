import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { de } from '../../../locales/index.js';
import type { PersonaLabelOverrides } from '../../labels/labels.js';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { failed, type FixtureState } from '../../testing/fixture-state.js';
import { personaError } from '../../../index.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { Composer } from '../composer/Composer.js';
import { Stage } from './Stage.js';

afterEach(cleanup);

async function show(state: FixtureState = {}, labels: PersonaLabelOverrides = {}) {
  const persona = { ...fixturePersona(state), isSupported: () => false };
  render(
    <PersonaProvider persona={persona} labels={labels}>
      <Stage showAdvice={false} />
      <Composer suggestions={['Who are you?']} />
    </PersonaProvider>,
  );
  await screen.findByText(/Firefox/);
}

it('says why and what to do instead of offering to start', async () => {
  await show();
  expect(screen.getByText('This browser cannot show the assistant.')).toBeTruthy();
  expect(screen.getByText(/^Open this page in the latest Chrome, Edge, Firefox or Safari/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Start conversation' })).toBeNull();
});

it('stays after a start that failed, for example of `autoStart`', async () => {
  const error = personaError('connection-unsupported', { message: 'RTCPeerConnection is missing.' });
  await show({ session: failed(error) });
  expect(screen.queryByRole('button', { name: 'Start again' })).toBeNull();
});

it('offers no suggestion and no hint that the user should start', async () => {
  await show();
  expect(screen.queryByRole('button', { name: 'Who are you?' })).toBeNull();
  expect(screen.queryByText('Start the conversation to type.')).toBeNull();
  const field = screen.getByRole('textbox', { name: 'Message' });
  expect(field.hasAttribute('aria-describedby')).toBe(false);
});

it('speaks the language of the page', async () => {
  await show({}, de);
  expect(screen.getByText('Dieser Browser kann den Assistenten nicht zeigen.')).toBeTruthy();
  expect(screen.getByText(/in einer anderen App/)).toBeTruthy();
});
