import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { endedTurn, failed, sessions, userMessage } from '../../testing/fixture-state.js';
import { personaError } from '../../../index.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { Composer } from '../composer/Composer.js';
import { ErrorNotice } from './ErrorNotice.js';

type State = Parameters<typeof fixturePersona>[0];

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(state: State, parts = <Composer />) {
  const persona = fixturePersona(state);
  render(
    <PersonaProvider persona={persona}>
      <ErrorNotice showAdvice={false} />
      {parts}
    </PersonaProvider>,
  );
  return persona;
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

const failedTurn = {
  session: sessions.live,
  messages: [userMessage(3, 'Why?')],
  turn: endedTurn(3, 'failed'),
  error: personaError('llm-timeout', { message: 'Silence.' }),
} as const;

it('asks the failed turn again', () => {
  const persona = show(failedTurn);
  press('Try again');
  expect(persona.retry).toHaveBeenCalledExactlyOnceWith('turn-3');
});

it('shows why asking again was refused', () => {
  const persona = show(failedTurn);
  vi.mocked(persona.retry).mockImplementation(() => {
    throw personaError('turn-busy', { message: 'A turn is running.' });
  });
  press('Try again');
  expect(screen.getByRole('alert').textContent).toBe('Wait until the assistant has finished.');
});

it('offers no action that cannot help: no failed turn, no session, no question, a running start', () => {
  const nothingOffered = () => expect(screen.queryByRole('button', { name: /again/ })).toBeNull();
  const persona = show({ ...failedTurn, turn: endedTurn(3, 'completed') });
  nothingOffered();
  act(() => persona.set({ turn: endedTurn(3, 'failed') }));
  screen.getByRole('button', { name: 'Try again' });
  act(() => persona.set({ turn: endedTurn(4, 'failed') }));
  nothingOffered();
  act(() => persona.set({ turn: endedTurn(3, 'failed'), session: sessions.stopped }));
  nothingOffered();
  const playback = personaError('playback-failed', { message: 'No codec.' });
  act(() => persona.set({ error: playback, session: sessions.connecting }));
  nothingOffered();
});

it('starts again, and first ends a useless session', async () => {
  const lost = personaError('connection-lost', { message: 'Gone.' });
  const persona = show({ session: failed(lost) });
  press('Start again');
  expect(persona.start).toHaveBeenCalledOnce();
  expect(persona.end).not.toHaveBeenCalled();
  const playback = personaError('playback-failed', { message: 'No codec.' });
  act(() => persona.set({ session: sessions.live, error: playback }));
  await act(async () => press('Start again'));
  expect(persona.end).toHaveBeenCalledOnce();
  expect(persona.start).toHaveBeenCalledTimes(2);
});

it('asks for the microphone, and leads to the text field only when there is one', () => {
  const error = personaError('microphone-dismissed', { message: 'Closed.' });
  const microphone = { status: 'denied', reason: 'dismissed', error } as const;
  const persona = show({ session: sessions.live, microphone }, <p>No composer</p>);
  press('Turn on microphone');
  expect(persona.requestMicrophone).toHaveBeenCalledOnce();
  expect(screen.queryByRole('button', { name: 'Type instead' })).toBeNull();
});

it('leads to the text field of the same persona', () => {
  const error = personaError('microphone-policy', { message: 'Forbidden.' });
  const other = fixturePersona({ session: sessions.live });
  const microphone = { status: 'denied', reason: 'blocked-by-policy', error } as const;
  show(
    { session: sessions.live, microphone },
    <>
      <Composer id="own" />
      <PersonaProvider persona={other}>
        <Composer id="other" />
      </PersonaProvider>
    </>,
  );
  press('Type instead');
  expect(document.activeElement?.closest('[role="form"]')?.id).toBe('own');
});

it('waits for the retry time, does nothing before, and does not announce the countdown', () => {
  vi.useFakeTimers();
  const fault = personaError('llm-rate-limited', { message: '429', retryAfterMs: 12_000 });
  const persona = show({ ...failedTurn, error: fault });
  const alert = screen.getByRole('alert').textContent;
  press('Try again in 12 s');
  act(() => void vi.advanceTimersByTime(11_000));
  press('Try again in 1 s');
  expect(persona.retry).not.toHaveBeenCalled();
  expect(screen.getByRole('alert').textContent).toBe(alert);
  act(() => void vi.advanceTimersByTime(1_000));
  press('Try again');
  expect(persona.retry).toHaveBeenCalledOnce();
});

it('is announced again when the same error is reported again, but not on other changes', () => {
  const busy = () => personaError('llm-failed', { message: 'Overloaded.' });
  const persona = show({ ...failedTurn, error: busy() });
  const first = screen.getByRole('alert');
  act(() => persona.set({ userSpeaking: true }));
  expect(screen.getByRole('alert')).toBe(first);
  act(() => persona.set({ error: busy() }));
  expect(screen.getByRole('alert')).not.toBe(first);
});
