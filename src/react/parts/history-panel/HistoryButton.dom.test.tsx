import { act, cleanup, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, expect, it } from 'vitest';
import { useHistoryPanel } from '../../hooks/useHistoryPanel.js';
import { englishHistoryLabels } from '../../labels/history-labels.js';
import { PersonaProvider } from '../../provider/PersonaProvider.js';
import { fixturePersona } from '../../testing/fixture-persona.js';
import { HistoryButton } from './HistoryButton.js';

afterEach(cleanup);

function Page() {
  const panel = useHistoryPanel(useRef(null));
  return <HistoryButton panel={panel} />;
}

const button = () => screen.queryByRole('button', { name: englishHistoryLabels.title });

it('is hidden in client mode before the first thought', () => {
  render(<Page />, {
    wrapper: ({ children }) => (
      <PersonaProvider persona={fixturePersona({ mode: 'client' })}>{children}</PersonaProvider>
    ),
  });
  expect(button()).toBeNull();
});

it('leads in server mode to what the empty panel says of thoughts', () => {
  const persona = fixturePersona({ mode: 'client' });
  render(<Page />, {
    wrapper: ({ children }) => <PersonaProvider persona={persona}>{children}</PersonaProvider>,
  });
  act(() => persona.set({ mode: 'server' }));
  expect(button()).not.toBeNull();
});
